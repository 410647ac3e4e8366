import { fold } from '../text/fold.ts';

/** The name as people write it: `Given Family`. "Family, Given" and "Family, Jr, Given" are turned round; anything else stays. */
export function authorName(written: string): string {
  const name = written.replace(/\s+/g, ' ').trim();
  if (!name.includes(',')) return name;
  const parts = name.split(',').map((part) => part.trim());
  if (parts.some((part) => part === '')) return name.replace(/^[\s,]+|(?<![\s,])[\s,]+$/g, '');
  if (parts.length === 2) return SUFFIX.test(parts[1]!) ? name : `${parts[1]} ${parts[0]}`;
  if (parts.length === 3 && SUFFIX.test(parts[1]!)) return `${parts[2]} ${parts[0]} ${parts[1]}`;
  return name;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d)\.?$/i;

/**
 * The family name of an author for comparison, folded: its last word, so that "van der Berg, Jan", "Jan van der Berg" and "Berg J" agree; for a collaboration what
 * stands before that word. '' where there is none.
 */
export function familyName(author: string): string {
  const name = authorName(author);
  const words = name
    .replace(/[.,]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !SUFFIX.test(word));
  // MEDLINE writes "Smith JA": capitals at the end are initials, unless the whole name is written in capitals.
  while (words.length > 1 && /^\p{Lu}{1,3}$/u.test(words.at(-1)!) && /\p{Ll}/u.test(words[0]!)) words.pop();
  if (words.length > 1 && /^(?:collaborations?|team|group|consortium)$/i.test(words.at(-1)!)) words.pop();
  return fold(words.at(-1) ?? '').replace(/[^\p{L}\p{N}]/gu, '');
}
