import type { XmlElement } from './tree.ts';

/** What is wrong with the structure of an element, in words. `unclosed`: nothing but that it, or something in it, does not end. */
export interface XmlFault {
  readonly fault: string;
  readonly unclosed: boolean;
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Elements inside one another; more are no record. */
const DEEPEST = 200;

/**
 * The tree of one element's text, or what is wrong with it. Small on purpose: there is no document type, so there are no entities but
 * the five of XML and numbers (`&nbsp;` stays for cleaning to read) and nothing that expands; namespaces stay prefixes. `<` and `&` that begin
 * no markup stand for themselves (`p<0.05`, `AT&T`). Twice as fast as a streaming parser, since it can look ahead.
 */
export function parseXml(text: string): XmlElement | XmlFault {
  let root: XmlElement | undefined;
  let top: OpenElement | undefined;
  const open: OpenElement[] = [];
  let at = 0;

  function addText(part: string): void {
    const siblings = top?.children;
    if (siblings === undefined || part === '') return;
    const last = siblings.length - 1;
    if (typeof siblings[last] === 'string') siblings[last] += part;
    else siblings.push(part);
  }

  while (at < text.length) {
    const tag = text.indexOf('<', at);
    if (tag < 0) break;
    if (tag > at) addText(unescapeXml(text.slice(at, tag)));
    const next = text.charCodeAt(tag + 1);
    if (next === SLASH) {
      const end = text.indexOf('>', tag);
      if (end < 0) return unclosed('a tag does not end');
      const name = text.slice(tag + 2, end).trimEnd();
      if (top === undefined || name !== top.tag)
        return { fault: `</${name.slice(0, 50)}> closes nothing that is open`, unclosed: false };
      open.pop();
      top = open[open.length - 1];
      at = end + 1;
      if (top === undefined) break;
    } else if (next === EXCLAMATION || next === QUESTION) {
      const cdata = text.startsWith('<![CDATA[', tag);
      const closing = cdata ? ']]>' : next === QUESTION ? '?>' : text.startsWith('<!--', tag) ? '-->' : '>';
      const end = text.indexOf(closing, tag + 2);
      if (end < 0) return unclosed(`what begins with ${text.slice(tag, tag + 9)} does not end`);
      if (cdata) addText(text.slice(tag + 9, end));
      at = end + closing.length;
    } else if (isNameStart(next)) {
      const end = endOfTag(text, tag);
      if (end < 0) return unclosed('a tag does not end');
      const empty = text.charCodeAt(end - 1) === SLASH;
      const element = elementOf(text.slice(tag + 1, empty ? end - 1 : end));
      root ??= element;
      top?.children.push(element);
      if (!empty) {
        open.push(element);
        top = element;
      }
      if (open.length > DEEPEST)
        return { fault: `elements stand more than ${DEEPEST} deep in each other`, unclosed: false };
      at = end + 1;
      if (top === undefined) break;
    } else {
      addText('<');
      at = tag + 1;
    }
  }
  if (top !== undefined) return unclosed(`<${top.tag.slice(0, 50)}> is not closed`);
  return root ?? { fault: 'no element', unclosed: false };
}

function unclosed(fault: string): XmlFault {
  return { fault, unclosed: true };
}

const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code > 0x7f;
}

/** Index of the `>` that ends a tag; one inside quotes does not. */
function endOfTag(text: string, tag: number): number {
  const end = text.indexOf('>', tag);
  // Only as far as the tag goes: without a quote in the rest of the text, each tag would look through all of it.
  if (end < 0 || !/["']/.test(text.slice(tag, end))) return end;
  const whole = /<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>/y;
  whole.lastIndex = tag;
  return whole.test(text) ? whole.lastIndex - 1 : end;
}

/** A name is looked for only where one can begin: a long run of letters without `=` would be looked through from each of them. */
const ATTRIBUTE = /(?<=[\s"'])([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function elementOf(tag: string): OpenElement {
  const space = tag.search(/\s/);
  const name = space < 0 ? tag : tag.slice(0, space);
  const attributes: Record<string, string> = {};
  if (space > 0) {
    for (const [, key = '', double, single] of tag.slice(space).matchAll(ATTRIBUTE)) {
      if (key !== '__proto__') attributes[key] = unescapeXml(double ?? single ?? '');
    }
  }
  return { tag: name, name: name.slice(name.indexOf(':') + 1), attributes, children: [] };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves the five entities of XML and characters by number, once; all others stay. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g,
    (found, hex, decimal, name) => {
      if (name !== undefined) return ENTITIES[name as string] as string;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
      const allowed = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return allowed || code === 9 || code === 10 ? String.fromCodePoint(code) : code === 13 ? '\n' : found;
    },
  );
}
