import type { Reason } from '../editions/edition.ts';
import { parseQuery } from '../interests/parse.ts';
import type { Query } from '../interests/query.ts';
import { explain } from './explain.ts';
import { type Library, libraryOf } from './library.ts';
import { type Match, type MatchablePaper, match } from './match.ts';
import type { Wanted } from './wanted.ts';

/** An interest as it was saved: its query is text, and the papers that it is steered by rank what the query finds. */
interface SavedInterest extends Pick<Wanted, 'id' | 'like' | 'dislike'> {
  readonly query: string;
}

/** Saved interests against papers, and why: both by what one library of papers taught. */
export interface SavedMatching {
  /** @param library by default the papers themselves */
  match(interests: readonly SavedInterest[], papers: readonly MatchablePaper[], library?: Library): readonly Match[];
  explain(interest: SavedInterest, paper: MatchablePaper): readonly Reason[];
}

/**
 * The engine for interests whose queries are text. Papers are explained by the library that they were last matched with. A query that another version saved and
 * this one cannot read matches nothing.
 */
export function savedMatching(): SavedMatching {
  const parsed = new Map<string, Query | undefined>();
  const libraries = new WeakMap<MatchablePaper, Library>();
  const queryOf = ({ query }: SavedInterest): Query | undefined => {
    if (!parsed.has(query)) {
      const result = parseQuery(query);
      parsed.set(query, result.ok ? result.query : undefined);
    }
    return parsed.get(query);
  };
  return {
    match(interests, papers, library = libraryOf(papers)) {
      for (const paper of papers) libraries.set(paper, library);
      const readable = interests.flatMap((interest, place) => {
        const query = queryOf(interest);
        return query ? [{ ...wanted(interest, query), place }] : [];
      });
      return match(readable, papers, library).map((hit) => ({ ...hit, interest: readable[hit.interest]!.place }));
    },
    explain(interest, paper) {
      const query = queryOf(interest);
      return query ? explain(wanted(interest, query), paper, libraries.get(paper) ?? libraryOf([paper])) : [];
    },
  };
}

function wanted({ id, like, dislike }: SavedInterest, query: Query): Wanted {
  return { id, query, ...(like && { like }), ...(dislike && { dislike }) };
}
