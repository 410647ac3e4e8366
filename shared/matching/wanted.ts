import type { Query } from '../interests/query.ts';

/** A paper that a reader liked or disliked, in the library or not. */
export interface Example {
  readonly title: string;
  readonly abstract: string;
}

/**
 * What one interest asks for. The query decides what matches; free text, liked and disliked papers rank it. Without a query, whatever shares
 * a word with them matches.
 */
export interface Wanted {
  readonly id: string;
  readonly query?: Query;
  /** A description in somebody's own words. */
  readonly text?: string;
  readonly like?: readonly Example[];
  readonly dislike?: readonly Example[];
}

/** The papers that a query names with `like:` and `-like:`, for the caller to look up. */
export function likedIn(query: Query): { readonly like: readonly string[]; readonly dislike: readonly string[] } {
  const parts = query.kind === 'and' ? query.parts : [query];
  const like = parts.flatMap((part) => (part.kind === 'like' ? [part.paper] : []));
  const dislike = parts.flatMap((part) => (part.kind === 'not' && part.part.kind === 'like' ? [part.part.paper] : []));
  return { like, dislike };
}
