import { isObject } from '../json/head.ts';

/** Words of the longest abstract that is put together; what stands behind them is somebody's full text. */
const MOST_WORDS = 10_000;
/** Characters of it: a long word may stand at thousands of places. */
const MOST_CHARACTERS = 100_000;

/**
 * The text of an abstract that is kept as the places of each word: `{"We": [0, 4], "show": [1]}`, with or without MAG's wrapper, as an object or as its
 * JSON. Places beyond {@link MOST_WORDS} cost nothing; places without a word are passed over. Undefined when no word has a place.
 */
export function invertedAbstract(value: unknown): string | undefined {
  const index = typeof value === 'string' ? parse(value) : value;
  if (!isObject(index)) return undefined;
  const words: string[] = [];
  for (const [word, places] of Object.entries(isObject(index.InvertedIndex) ? index.InvertedIndex : index)) {
    if (!Array.isArray(places)) continue;
    for (const place of places as unknown[]) {
      if (typeof place === 'number' && place >= 0 && place < MOST_WORDS && Number.isInteger(place)) words[place] = word;
    }
  }
  let text = '';
  // Empty places are passed over.
  words.forEach((word) => {
    if (text.length + word.length < MOST_CHARACTERS) text += text === '' ? word : ` ${word}`;
  });
  return text === '' ? undefined : text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
