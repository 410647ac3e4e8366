import { type Child, isValidElement, type JSXNode } from 'hono/jsx';
import { unbroken } from './breakable.ts';
import { columns, WIDTH, wrap } from './wrap.ts';

/** What stands in the HTML alone: the preheader, which mailboxes show and the text part would say twice. */
export function OnlyInHtml({ children }: { children?: Child }): Child {
  return children;
}

const SKIPPED = new Set(['head', 'style']);
const INLINE = new Set(['a', 'b', 'span', 'em', 'i']);
const UNDERLINE: Readonly<Record<string, string>> = { h1: '=', header: '-' };
const SEPARATOR = /[\s·]/g;

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
export function toText(tree: Child): string {
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

  const walk = (node: Child, tag: string): void => {
    if (Array.isArray(node)) for (const child of node) walk(child, tag);
    else if (typeof node === 'string' || typeof node === 'number') append(open, String(node));
    else if (isValidElement(node)) element(node, tag);
  };

  const element = (node: JSXNode, tag: string): void => {
    if (typeof node.tag === 'function') {
      if (node.tag !== OnlyInHtml) walk(node.tag({ ...node.props, children: node.children }), tag);
    } else if (node.tag === 'br') open.lines.push('');
    else if (node.tag === 'a') {
      const before = open.lines.at(-1)!.length;
      walk(node.children, tag);
      open.links.push({ text: oneLine(open.lines.at(-1)!.slice(before)), href: String(node.props.href) });
    } else if (INLINE.has(node.tag) || node.tag === '') walk(node.children, tag);
    else if (!SKIPPED.has(node.tag)) {
      close(node.tag);
      if (node.tag === 'footer') written.push('', '-'.repeat(10));
      walk(node.children, node.tag);
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
  return tag === 'h2' ? wrapped : [...wrapped, ...links.map((link) => link.href)];
}

function oneLine(line: string): string {
  return unbroken(line).replace(/\s+/g, ' ').trim();
}

/** `PDF: https://…`; what programs do not recognise when it is broken gets a line for itself when that is too long. */
function linkLines({ text, href }: Link): string[] {
  const line = `${text}: ${href}`;
  return line.length > WIDTH && !href.startsWith('https:') ? [`${text}:`, href] : [line];
}

function onlyLinks(text: readonly string[], links: readonly Link[]): boolean {
  if (links.length === 0) return false;
  const said = links.map((link) => link.text).join('');
  return text.join('').replace(SEPARATOR, '') === said.replace(SEPARATOR, '');
}
