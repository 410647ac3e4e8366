import type { Day } from '../../calendar/day.ts';
import { lastDay } from '../../papers/day.ts';
import type { PartialDay } from '../../papers/paper.ts';
import { fold } from '../../text/words/fold.ts';
import { tokenise } from '../../text/words/tokens.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import { isNamed } from '../terms/person-name.ts';
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
      return day !== undefined && isInside(day, query) ? day : undefined;
    }
  }
}

/** Whether all of a day, or of a month or year where no more is known, is asked for. */
function isInside(date: PartialDay, { from, to }: { readonly from?: Day; readonly to?: Day }): boolean {
  const first = `${date}-01-01`.slice(0, 'YYYY-MM-DD'.length);
  return (from === undefined || from <= first) && (to === undefined || lastDay(date) <= to);
}

/** An archive holds its classes: `cs` all of `cs.LG` and the others. */
function isCategory(category: string, asked: string): boolean {
  const folded = fold(category);
  if (asked.endsWith('*')) return folded.startsWith(fold(asked.slice(0, -1)));
  return folded === fold(asked) || folded.startsWith(`${fold(asked)}.`);
}

/** Formats it came in, the registries that its keys belong to, and where it appeared. */
function sourcesOf(paper: MatchablePaper): string[] {
  const registries = paper.keys.map((key) => key.slice(0, key.indexOf(':'))).filter((scheme) => scheme !== 'title');
  return [...paper.sources, ...registries, ...(paper.venue === undefined ? [] : [paper.venue])];
}

/** Words of a name side by side: `nature` of “Nature Communications”, `arxiv` of `arxiv-oai`. */
function isPartOfName(name: string, asked: string): boolean {
  const open = asked.endsWith('*');
  return ` ${wordsOf(name)} `.includes(` ${wordsOf(asked)}${open ? '' : ' '}`);
}

function wordsOf(name: string): string {
  return tokenise(name)
    .flatMap((token) => (token.from === token.to ? [token.folded] : []))
    .join(' ');
}

/** With or without its scheme, in any case. */
function isIdentifier(known: string, asked: string): boolean {
  const [key, value] = [known.toLowerCase(), asked.toLowerCase()];
  return key === value || key.slice(key.indexOf(':') + 1) === value;
}
