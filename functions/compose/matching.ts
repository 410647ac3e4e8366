import { parseQuery } from '../../shared/interests/parse.ts';
import type { Query } from '../../shared/interests/query.ts';
import { explain } from '../../shared/matching/explain.ts';
import { match } from '../../shared/matching/match.ts';
import type { Interest } from '../../shared/readers/reader.ts';
import type { Matching } from './ports.ts';

/** The engine of shared/matching behind compose's port. A query that was saved by another version and cannot be read now matches nothing. */
export const matching: Matching = {
  match(interests, papers) {
    const readable = interests.flatMap((interest, place) => {
      const query = queryOf(interest);
      return query ? [{ id: interest.id, query, place }] : [];
    });
    return match(readable, papers).map((hit) => ({ ...hit, interest: readable[hit.interest]!.place }));
  },
  explain(interest, paper) {
    const query = queryOf(interest);
    return query ? explain(query, interest.id, paper) : [];
  },
};

function queryOf({ query }: Interest): Query | undefined {
  const parsed = parseQuery(query);
  return parsed.ok ? parsed.query : undefined;
}
