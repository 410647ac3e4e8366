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
  collect(element, name, found);
  return found;
}

function collect(element: XmlElement | undefined, name: string, found: XmlElement[]): void {
  for (const one of element?.children ?? []) {
    if (typeof one === 'string') continue;
    if (one.name === name) found.push(one);
    collect(one, name, found);
  }
}

/** The text of an element and all that is in it, without tags. Nothing for no element. */
export function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  const { children: parts } = element;
  if (parts.length === 1 && typeof parts[0] === 'string') return parts[0];
  return parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

/** The text of an element on one line. */
export function lineOf(element: XmlElement | undefined): string {
  return textOf(element).replace(/\s+/g, ' ').trim();
}

/**
 * The text of an element with the tags of what is in it, without attributes: `CO<sub>2</sub>`. Cleaning knows what they mean.
 * @param prefix put before each name instead of its own: `jats:` says that names which HTML does not have are markup too.
 */
export function markupOf(element: XmlElement | undefined, prefix = ''): string {
  if (element === undefined) return '';
  return element.children
    .map((part) => {
      if (typeof part === 'string') return part;
      const tag = prefix + (part.name === 'break' ? 'br' : part.name);
      return `<${tag}>${markupOf(part, prefix)}</${tag}>`;
    })
    .join('');
}
