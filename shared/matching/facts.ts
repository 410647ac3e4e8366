import { fold } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import type { FactClause } from './prepare.ts';

/** What of a paper answers a clause about its authors, place or date, as it stands there; undefined when nothing does. */
export function factOf({ query }: FactClause, paper: MatchablePaper): string | undefined {
  switch (query.kind) {
    case 'author':
      return paper.authors.find((author) => isNamed(author, query.name));
    case 'category':
      return paper.categories.find((category) => isCategory(category, query.category));
    case 'source':
      return sourcesOf(paper).find((source) => isPartOfName(source, query.source));
    case 'id':
      return [paper.id, ...paper.keys].find((known) => isIdentifier(known, query.id));
    case 'doi':
      return paper.keys.find((key) => key.toLowerCase() === `doi:${query.doi}`);
    case 'date': {
      const day = paper.published ?? paper.listedOn;
      const inside =
        day !== undefined &&
        (query.from === undefined || query.from <= day) &&
        (query.to === undefined || day <= query.to);
      return inside ? day : undefined;
    }
  }
}

/**
 * Whether an author has all the words of the name, in any order. A single letter stands for any name that begins with it, on either
 * side: `hinton g`, `Geoffrey Hinton`; one whole word at least must be there.
 */
function isNamed(author: string, name: string): boolean {
  const has = nameWords(author);
  const begun = name.endsWith('*');
  const asked = nameWords(name);
  let whole = 0;
  for (const [index, word] of asked.entries()) {
    const open = begun && index === asked.length - 1;
    if (has.some((part) => (open ? part.startsWith(word) : part === word)))
      whole += word.length > 1 || asked.length === 1 ? 1 : 0;
    else if (!has.some((part) => isInitialOf(part, word))) return false;
  }
  return whole > 0;
}

function isInitialOf(one: string, other: string): boolean {
  return (one.length === 1 || other.length === 1) && one[0] === other[0];
}

/** The words of a person's or a journal's name, folded. */
export function nameWords(name: string): string[] {
  return tokenise(name)
    .filter((token) => token.from === token.to)
    .map((token) => token.folded);
}

function isCategory(category: string, asked: string): boolean {
  const folded = fold(category);
  return asked.endsWith('*') ? folded.startsWith(fold(asked.slice(0, -1))) : folded === fold(asked);
}

/** Formats it came in, the registries that its keys belong to, and where it appeared. */
function sourcesOf(paper: MatchablePaper): string[] {
  const registries = paper.keys.map((key) => key.slice(0, key.indexOf(':'))).filter((scheme) => scheme !== 'title');
  return [...paper.sources, ...registries, ...(paper.venue === undefined ? [] : [paper.venue])];
}

/** Words of a name side by side: `nature` of “Nature Communications”, `arxiv` of `arxiv-oai`. */
function isPartOfName(name: string, asked: string): boolean {
  const open = asked.endsWith('*');
  const words = ` ${nameWords(name).join(' ')} `;
  return words.includes(` ${nameWords(asked).join(' ')}${open ? '' : ' '}`);
}

/** With or without its scheme, in any case. */
function isIdentifier(known: string, asked: string): boolean {
  const [key, value] = [known.toLowerCase(), asked.toLowerCase()];
  return key === value || key.slice(key.indexOf(':') + 1) === value;
}
