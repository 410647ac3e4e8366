import { compounds } from '../text/compounds.ts';
import { tokenise } from '../text/tokens.ts';
import { type Definition, definition } from './definitions.ts';

/**
 * Names that a text spells in capitals, with the short form that their initials make: “Segment Anything Model” is SAM, even where nobody
 * says so. Three to five words in running text; a title, where every word may be capitalised, tells nothing.
 */
export function spelledNamesIn(text: string): Definition[] {
  const found: Definition[] = [];
  for (const run of text.matchAll(CAPITALISED_RUN)) {
    const parts = tokenise(run[0]).filter((token) => token.from === token.to);
    if (parts.length < FEWEST || parts.length > MOST || parts.some(({ written }) => !/^\p{Lu}\p{Ll}+$/u.test(written)))
      continue;
    if (compounds(run[0]).some((compound) => compound.parts.length > 2)) continue;
    found.push(definition(parts.map(({ written }) => written[0]).join(''), run[0], parts));
  }
  return found;
}

/** Words that begin with a capital, a blank or a hyphen between them, and no further such word before or behind. */
const CAPITALISED_RUN =
  /(?<![\p{L}\p{N}-])(?<!\p{Lu}\p{Ll}* )\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){2,4}(?![\p{L}\p{N}-]| \p{Lu})/gu;
const FEWEST = 3;
const MOST = 5;
