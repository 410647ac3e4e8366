const ELLIPSIS = '…';
let graphemes: Intl.Segmenter | undefined;

/** At most `longest` UTF-16 units, cut between words where there are any, with an ellipsis for what is missing. Never half a character. */
export function clip(text: string, longest: number): string {
  return text.length <= longest ? text : cutAtWord(text, wholeCharacters(text, longest - ELLIPSIS.length)) + ELLIPSIS;
}

/** At most `longest` graphemes, as people count characters: an emoji sequence or a letter with its accents is one. */
export function clipGraphemes(text: string, longest: number): string {
  if (text.length <= longest) return text;
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  let count = 0;
  let end = 0;
  for (const { index } of graphemes.segment(text)) {
    if (count === longest - 1) end = index;
    if (count === longest) return cutAtWord(text, end) + ELLIPSIS;
    count += 1;
  }
  return text;
}

/** How many graphemes a text has, at least up to `limit`. */
export function graphemeCount(text: string): number {
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/** The text before `end`, back to the last gap between words unless that would cost more than a third of it. */
export function cutAtWord(text: string, end: number): string {
  if (text[end] === ' ') return text.slice(0, end);
  const gap = text.lastIndexOf(' ', end);
  return (gap > (end * 2) / 3 ? text.slice(0, gap) : text.slice(0, end)).replace(/[\s,;:–-]+$/, '');
}

/** The largest end not above `end` that does not split a surrogate pair, part marks from their letter or break an emoji sequence. */
export function wholeCharacters(text: string, end: number): number {
  let at = end;
  for (
    let step = 0;
    step < 40 && at > 0 && /^(?:[\udc00-\udfff]|\p{M}|\u200d|\p{EMod})/u.test(text.slice(at, at + 2));
    step++
  )
    at -= 1;
  while (at > 0 && (text[at - 1] === '\u200d' || /[\ud800-\udbff]/.test(text[at - 1]!))) at -= 1;
  return at;
}
