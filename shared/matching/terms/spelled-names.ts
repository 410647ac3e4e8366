import { compounds } from '../../text/words/compounds.ts';
import { type Definition, definition } from '../../text/words/definitions.ts';
import { isPlain } from '../../text/words/plain-letters.ts';
import { tokenise } from '../../text/words/tokens.ts';

/**
 * Names that a text spells in capitals, with the short form that their initials make: “Segment Anything Model” is SAM, even where nobody
 * says so. Three to five words in running text; a title, where every word may be capitalised, tells nothing.
 */
export function spelledNamesIn(text: string): Definition[] {
  const found: Definition[] = [];
  for (const run of capitalisedRuns(text)) {
    const parts = tokenise(run).filter((token) => token.from === token.to);
    if (parts.length < FEWEST || parts.length > MOST || !parts.every(({ written }) => isCapitalised(written))) continue;
    if (compounds(run).some((compound) => compound.parts.length > 2)) continue;
    found.push(definition(parts.map(({ written }) => written[0]).join(''), run, parts));
  }
  return found;
}

function capitalisedRuns(text: string): readonly string[] {
  if (isPlain(text)) return text.match(CAPITALISED_RUN) ?? [];
  const characters = [...text];
  const runs = characters.map(plainOne).join('').matchAll(CAPITALISED_RUN);
  return Array.from(runs, ({ index, 0: { length } }) => characters.slice(index, index + length).join(''));
}

/** A plain character of the same kind: a capital, a small letter, a number for what else is in words. */
function plainOne(character: string): string {
  if (isPlain(character)) return character;
  if (/\p{Lu}/u.test(character)) return 'A';
  return /\p{Ll}/u.test(character) ? 'a' : /[\p{L}\p{N}]/u.test(character) ? '0' : '.';
}

function isCapitalised(word: string): boolean {
  return /^[A-Z][a-z]+$/.test(word) || (!isPlain(word) && /^\p{Lu}\p{Ll}+$/u.test(word));
}

/** Words that begin with a capital, a blank or a hyphen between them, and no further such word before or behind. */
const CAPITALISED_RUN = /(?<![A-Za-z0-9-])(?<![A-Z][a-z]* )[A-Z][a-z]+(?:[ -][A-Z][a-z]+){2,4}(?![A-Za-z0-9-]| [A-Z])/g;
const FEWEST = 3;
const MOST = 5;
