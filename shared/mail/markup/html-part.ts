import type { Child } from 'hono/jsx';
import { type Plain, plain } from './tree.ts';

const VOID = new Set(['br', 'input', 'meta']);
const SPECIAL = /[&<>'"]/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The HTML of a page, with its doctype. */
export function toHtml(tree: Child): string {
  return htmlPart(plain(tree));
}

/**
 * The HTML of a worked-out tree, with its doctype: the same as hono/jsx writes, whose writer provides for components that wait, contexts and scripts, and takes
 * most of a mail's time for that.
 */
export function htmlPart(tree: readonly (Plain | string)[]): string {
  return `<!doctype html>${all(tree)}`;
}

function all(nodes: readonly (Plain | string)[]): string {
  let written = '';
  for (const node of nodes) written += typeof node === 'string' ? escaped(node) : element(node);
  return written;
}

function element({ tag, props, children }: Plain): string {
  if (tag === '') return all(children);
  let written = `<${tag}`;
  for (const key in props) {
    const value = props[key];
    if (key === 'children' || value === undefined || value === null || value === false) continue;
    written += value === true ? ` ${key}=""` : ` ${key}="${escaped(String(value))}"`;
  }
  return VOID.has(tag) ? `${written}/>` : `${written}>${all(children)}</${tag}>`;
}

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[&<>'"]/g, (sign) => ENTITIES[sign]!) : text;
}
