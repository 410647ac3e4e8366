import { SaxesParser } from 'saxes';

/** Words of two letters or digits and more, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}

/** The words that a mail program shows of this HTML: all but the head and what is hidden. */
export function visibleWords(html: string): string[] {
  const hidden: boolean[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const hides = name === 'head' || String(attributes.style ?? '').includes('display:none');
    hidden.push(hides || hidden.at(-1) === true);
  });
  parser.on('closetag', () => hidden.pop());
  parser.on('text', (text) => {
    if (!hidden.at(-1)) texts.push(text);
  });
  parser.write(html.replace('<!doctype html>', '')).close();
  return wordsOf(texts.join(' '));
}
