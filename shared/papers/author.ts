import { fold } from '../text/words/fold.ts';

/**
 * The name as people write it: `Given Family`. "Family, Given", "Family, Jr, Given" and "Family, Given, Jr" are turned round; marks of
 * affiliations, addresses and ORCIDs behind it go; anything else stays. '' for "et al.", who is nobody.
 */
export function authorName(written: string): string {
  const name = withoutMarks(written.replace(/\s+/g, ' ').replace(CONTACT, '').trim());
  if (NOBODY.test(name)) return '';
  if (!name.includes(',')) return name;
  const parts = name.split(',').map((part) => part.trim());
  if (parts.some((part) => part === '')) return name.replace(/^[\s,]+|(?<![\s,])[\s,]+$/g, '');
  if (parts.length === 2) return SUFFIX.test(parts[1]!) ? name : `${parts[1]} ${parts[0]}`;
  if (parts.length !== 3) return name;
  const suffixes = parts.map((part) => SUFFIX.test(part));
  if (suffixes[1] && !suffixes[2]) return `${parts[2]} ${parts[0]} ${parts[1]}`;
  if (suffixes[2] && !suffixes[1]) return `${parts[1]} ${parts[0]} ${parts[2]}`;
  return name;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|[bm]\.?sc|d\.?phil|m\.?b\.?a|m\.?p\.?h|ph\.?d|m\.?d)\.?$/i;
const NOBODY = /^(?:and )?(?:et al\.?|others)$/i;
/** A mail address or an ORCID in brackets. */
const CONTACT =
  / ?(?:<[^<>\s@]{1,100}@[^<>\s]{1,100}>|\((?:https?:\/\/orcid\.org\/|ORCID:? ?)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]\))/gi;
/** What refers to a footnote: no name ends with it. */
const MARK = /[\s,*∗†‡§¶‖¹²³⁰⁴-⁹]/;

function withoutMarks(name: string): string {
  let end = name.length;
  while (end > 0 && MARK.test(name.charAt(end - 1))) end--;
  return name.slice(0, end);
}

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
