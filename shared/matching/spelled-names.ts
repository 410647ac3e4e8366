import { compounds } from '../text/compounds.ts';
import { type Definition, definition } from '../text/definitions.ts';
import { isPlain, whenNeeded } from '../text/plain-letters.ts';
import { tokenise } from '../text/tokens.ts';

/**
 * Names that a text spells in capitals, with the short form that their initials make: “Segment Anything Model” is SAM, even where nobody
 * says so. Three to five words in running text; a title, where every word may be capitalised, tells nothing.
 */
export function spelledNamesIn(text: string): Definition[] {
  const found: Definition[] = [];
  for (const run of text.matchAll(isPlain(text) ? PLAIN_RUN : CAPITALISED_RUN())) {
    const parts = tokenise(run[0]).filter((token) => token.from === token.to);
    if (parts.length < FEWEST || parts.length > MOST || !parts.every(({ written }) => isCapitalised(written))) continue;
    if (compounds(run[0]).some((compound) => compound.parts.length > 2)) continue;
    found.push(definition(parts.map(({ written }) => written[0]).join(''), run[0], parts));
  }
  return found;
}

function isCapitalised(word: string): boolean {
  return /^[A-Z][a-z]+$/.test(word) || (!isPlain(word) && /^\p{Lu}\p{Ll}+$/u.test(word));
}

/** Words that begin with a capital, a blank or a hyphen between them, and no further such word before or behind. */
const capitalisedRun = (large: string, small: string, any: string) =>
  `(?<![${any}-])(?<!${large}${small}* )${large}${small}+(?:[ -]${large}${small}+){2,4}(?![${any}-]| ${large})`;
const CAPITALISED_RUN = whenNeeded(
  () => new RegExp(capitalisedRun(String.raw`\p{Lu}`, String.raw`\p{Ll}`, String.raw`\p{L}\p{N}`), 'gu'),
);
const PLAIN_RUN = new RegExp(capitalisedRun('[A-Z]', '[a-z]', 'A-Za-z0-9'), 'g');
const FEWEST = 3;
const MOST = 5;
