import type { Head } from '../format.ts';

/** What the beginning of an XML dump shows. */
export interface XmlHead {
  /** The root element's name without prefix, as written. */
  readonly root: string;
  /** The names of all elements that begin in the head, without prefix. */
  readonly names: ReadonlySet<string>;
  /** The addresses of all namespaces that are declared in the head. */
  readonly namespaces: ReadonlySet<string>;
}

const seen = new WeakMap<Head, XmlHead | null>();

/** What XML this dump is, or undefined when it is none. Remembered per head, since many formats ask. HTML is XML here too when it looks so. */
export function xmlHead(head: Head): XmlHead | undefined {
  let known = seen.get(head);
  if (known === undefined) {
    known = look(head.text) ?? null;
    seen.set(head, known);
  }
  return known ?? undefined;
}

/** Whether these are records of an OAI-PMH server, which carry metadata of any other schema. */
export function isOaiPmh({ root, names }: XmlHead): boolean {
  return root === 'OAI-PMH' || (names.has('record') && names.has('header') && names.has('metadata'));
}

function look(text: string): XmlHead | undefined {
  if (!/^\s*<[?!A-Za-z_]/.test(text)) return undefined;
  const names = new Set<string>();
  const body = withoutDoctype(text.replace(/<!--[\s\S]*?(?:-->|$)/g, ''));
  for (const [, name = ''] of body.matchAll(/<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])/g)) names.add(name);
  const [root] = names;
  if (root === undefined) return undefined;
  return {
    root,
    names,
    namespaces: new Set(
      Array.from(body.matchAll(/\sxmlns(?::[\w.-]+)?\s*=\s*["']([^"']*)["']/g), ([, address = '']) => address),
    ),
  };
}

/** A dump has one document type at most, so the end of no other one is looked for. */
function withoutDoctype(text: string): string {
  const at = text.indexOf('<!DOCTYPE');
  DOCTYPE.lastIndex = Math.max(0, at);
  return DOCTYPE.test(text) ? text.slice(0, at) + text.slice(DOCTYPE.lastIndex) : text;
}

const DOCTYPE = /<!DOCTYPE[^[<>]*(?:\[[^\]]*\]\s*)?>/y;
