import { unbroken } from '../typesetting/breakable.ts';
import { columns, WIDTH, wrap } from '../typesetting/wrap.ts';
import type { Plain } from './tree.ts';

/** The group without a tag stands in the HTML alone. */
const SKIPPED = new Set(['head', 'style', '']);
const INLINE = new Set(['a', 'b', 'span', 'em', 'i']);
const UNDERLINE: Readonly<Record<string, string>> = { h1: '=', header: '-' };
const SEPARATOR = /[\s·]/g;
const SEPARATOR_LENGTH = ' · '.length;
const NOT_ONE_LINE = /[\u00ad\u0000-\u001f\u0085\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]| {2}|^ | $/;

interface Link {
  readonly text: string;
  readonly href: string;
}

/** A paragraph, heading or row while it is being collected. */
interface Block {
  readonly tag: string;
  lines: string[];
  links: Link[];
}

/**
 * The text part of a mail, from the very tree that its HTML is made of: everything is there, wrapped at 78 columns, headings as written, each
 * link on a line of its own. Links in an `h2` are left to the row of links that follows in the card.
 */
export function textPart(tree: readonly (Plain | string)[]): string {
  const written: string[] = [];
  let open: Block = block('body');
  let last = '';

  const close = (next: string) => {
    const lines = blockLines(open);
    if (lines.length > 0) {
      if (written.length > 0 && last !== 'h2') written.push('');
      if (open.tag === 'h2' || open.tag === 'header') written.push('');
      written.push(...lines);
      last = open.tag;
    }
    open = block(next);
  };

  const walk = (nodes: readonly (Plain | string)[], tag: string): void => {
    for (const node of nodes) {
      if (typeof node === 'string') append(open, node);
      else element(node, tag);
    }
  };

  const element = ({ tag: name, props, children }: Plain, tag: string): void => {
    if (name === 'br') open.lines.push('');
    else if (name === 'a') {
      const before = open.lines.at(-1)!.length;
      walk(children, tag);
      open.links.push({ text: oneLine(open.lines.at(-1)!.slice(before)), href: String(props.href) });
    } else if (INLINE.has(name)) walk(children, tag);
    else if (!SKIPPED.has(name)) {
      close(name);
      if (name === 'footer') written.push('', '-'.repeat(10));
      walk(children, name);
      close(tag);
    }
  };

  walk(tree, 'body');
  close('body');
  return `${written.join('\n')}\n`;
}

function block(tag: string): Block {
  return { tag, lines: [''], links: [] };
}

function append(to: Block, text: string): void {
  to.lines[to.lines.length - 1] += text;
}

function blockLines({ tag, lines, links }: Block): string[] {
  const text = lines.map(oneLine).filter((line) => line !== '');
  if (text.length === 0) return [];
  if (onlyLinks(text, links)) return links.flatMap(linkLines);
  const wrapped = text.flatMap((line) => wrap(line, tag === 'h2' ? '   ' : ''));
  const underline = UNDERLINE[tag];
  if (underline !== undefined) wrapped.push(underline.repeat(Math.max(...wrapped.map(columns))));
  const plain = wrapped.map((line) => line.replaceAll('\u00a0', ' '));
  return tag === 'h2' ? plain : [...plain, ...links.map((link) => link.href)];
}

/** Nearly every line is one as it stands; it costs a tenth to ask first. */
function oneLine(line: string): string {
  return NOT_ONE_LINE.test(line)
    ? unbroken(line)
        .replace(/[^\S\u00a0]+/g, ' ')
        .trim()
    : line;
}

/** `PDF: https://…`; what programs do not recognise when it is broken gets a line for itself when that is too long. */
function linkLines({ text, href }: Link): string[] {
  const line = `${text}: ${href}`;
  return line.length > WIDTH && !href.startsWith('https:') ? [`${text}:`, href] : [line];
}

function onlyLinks(text: readonly string[], links: readonly Link[]): boolean {
  if (links.length === 0) return false;
  const said = links.map((link) => link.text).join('');
  if (text.join('').length > said.length + SEPARATOR_LENGTH * links.length) return false;
  return text.join('').replace(SEPARATOR, '') === said.replace(SEPARATOR, '');
}
