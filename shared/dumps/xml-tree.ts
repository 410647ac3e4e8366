import { SaxesParser } from 'saxes';

/** An element of a record. Names are as written, with their prefix; `name` is without it. */
export interface XmlElement {
  readonly tag: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and text in their order. */
  readonly children: readonly (XmlElement | string)[];
}

/** The first child element of that name (without prefix), step by step: `child(record, 'metadata', 'arXiv', 'title')`. */
export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path)
    found = found?.children.find((one): one is XmlElement => typeof one !== 'string' && one.name === name);
  return found;
}

/** All child elements of that name (without prefix). */
export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((one): one is XmlElement => typeof one !== 'string' && one.name === name) ?? [];
}

/** Every element of that name (without prefix) at any depth below, in the order of the document. */
export function descendants(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  for (const one of element?.children ?? []) {
    if (typeof one === 'string') continue;
    if (one.name === name) found.push(one);
    found.push(...descendants(one, name));
  }
  return found;
}

/** The text of an element and all that is in it, without tags. Nothing for no element. */
export function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  const { children: parts } = element;
  if (parts.length === 1 && typeof parts[0] === 'string') return parts[0];
  return parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

/** The text of an element with the tags of what is in it, without attributes and prefixes: `CO<sub>2</sub>`. Cleaning knows what they mean. */
export function markupOf(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return element.children
    .map((part) => (typeof part === 'string' ? part : `<${part.name}>${markupOf(part)}</${part.name}>`))
    .join('');
}

/** What saxes complains of and reads all the same, without harm to the structure. */
const HARMLESS = /entity|character|attribute|char data|comment|declaration|doctype|processing instruction/;

/** Turns the text of one element into a tree. Returns what is wrong with its structure instead, in words, when something is. */
export type XmlTreeParser = (text: string) => XmlElement | string;

/** A parser to be used again for each record. No document type is read and no entity but the five of XML and numbers is resolved: `&nbsp;` stays. */
export function xmlTreeParser(): XmlTreeParser {
  let problem: string | undefined;
  let root: Open | undefined;
  let open: Open[] = [];

  const saxes = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  saxes.on('error', (error) => {
    if (!HARMLESS.test(error.message)) problem ??= error.message;
  });
  saxes.on('opentag', ({ name: tag, attributes }) => {
    const element: Open = { tag, name: tag.slice(tag.indexOf(':') + 1), attributes, children: [] };
    if (open.length > 0) open[open.length - 1]?.children.push(element);
    else root ??= element;
    open.push(element);
  });
  saxes.on('closetag', () => {
    open.pop();
  });
  const text = (part: string): void => {
    open[open.length - 1]?.children.push(part);
  };
  saxes.on('text', text);
  saxes.on('cdata', text);

  function parse(record: string): XmlElement | string {
    problem = undefined;
    root = undefined;
    open = [];
    saxes.write(record).close();
    return problem ?? root ?? 'no element';
  }

  return (record) => {
    const tree = parse(record);
    if (typeof tree !== 'string') return tree;
    const again = parse(escapeStray(record));
    return typeof again === 'string' ? tree : again;
  };
}

interface Open extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Escapes `<` and `&` that begin no markup: `p<0.05`, `AT&T`. */
function escapeStray(text: string): string {
  return text.replace(/<(?![A-Za-z_!?/])|<(?=\/[^A-Za-z_])/g, '&lt;').replace(/&(?!#?\w+;)/g, '&amp;');
}
