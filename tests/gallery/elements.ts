import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** An element of a page with the text that stands in it. */
export interface Element {
  readonly name: string;
  readonly attributes: SaxesTagPlain['attributes'];
  readonly text: string;
}

/** All elements in document order. Reads the page as XML, which forgives nothing. @throws Error where it is not well-formed. */
export function elementsOf(html: string): Element[] {
  const all: { name: string; attributes: SaxesTagPlain['attributes']; text: string }[] = [];
  const open: typeof all = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    all.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(html.slice('<!doctype html>'.length)).close();
  return all;
}
