import { errorWithCaret } from '../shared/interests/explain-error.ts';
import { identifier } from '../shared/interests/identifier.ts';
import { parseQuery } from '../shared/interests/parse.ts';
import type { Query } from '../shared/interests/query.ts';
import type { MatchablePaper } from '../shared/matching/matchable-paper.ts';
import type { NamedPapers } from '../shared/matching/saved-interests.ts';
import { type Example, likedIn, type Wanted } from '../shared/matching/wanted.ts';
import { Complaint } from './complaint.ts';
import { namedInLibrary } from './library.ts';
import type { Target } from './target.ts';

/** An interest as typed. Papers are named by an identifier, or told by title and abstract. */
export interface Asked {
  readonly query?: string | undefined;
  readonly text?: string | undefined;
  readonly like?: readonly (string | Example)[] | undefined;
  readonly dislike?: readonly (string | Example)[] | undefined;
}

/** @throws Complaint with a caret under the character where the query is wrong */
export function readQuery(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Complaint(errorWithCaret(text, parsed.error));
  return parsed.query;
}

/** The papers that an interest names, in its query or beside it. @throws Complaint for a wrong query */
export function namesIn({ query, like = [], dislike = [] }: Asked): string[] {
  const named = query === undefined ? { like: [], dislike: [] } : likedIn(readQuery(query));
  const beside = [...like, ...dislike].filter((one) => typeof one === 'string');
  return [...new Set([...named.like, ...named.dislike, ...beside])];
}

/** An interest as typed, for matching. A paper that is named and not known steers nothing. @throws Complaint for a wrong query */
export function wantedBy(id: string, asked: Asked, known: NamedPapers): Wanted {
  const query = asked.query === undefined ? undefined : readQuery(asked.query);
  const named = query ? likedIn(query) : { like: [], dislike: [] };
  const found = (one: string | Example) => (typeof one === 'string' ? (known.get(one) ?? []) : one);
  const like = [...(asked.like ?? []), ...named.like].flatMap(found);
  const dislike = [...(asked.dislike ?? []), ...named.dislike].flatMap(found);
  return {
    id,
    ...(query && { query }),
    ...(asked.text !== undefined && { text: asked.text }),
    ...(like.length > 0 && { like }),
    ...(dislike.length > 0 && { dislike }),
  };
}

/**
 * The papers behind names: among those at hand, and else in the target's whole library.
 * @param there absent where papers of a file are all there are
 */
export async function papersNamed(
  names: readonly string[],
  papers: readonly { readonly givenId: string; readonly paper: MatchablePaper }[],
  there: Target | undefined,
): Promise<NamedPapers> {
  const found = names.length === 0 ? new Map<string, Example>() : amongThese(names, papers);
  const others = names.filter((name) => !found.has(name));
  return there && others.length > 0 ? new Map([...found, ...(await namedInLibrary(there, others))]) : found;
}

function amongThese(names: readonly string[], papers: Parameters<typeof papersNamed>[1]): Map<string, Example> {
  const known = new Map<string, MatchablePaper>();
  for (const { givenId, paper } of papers)
    for (const name of [givenId, paper.id, ...paper.keys, ...paper.keys.map((key) => key.slice(key.indexOf(':') + 1))])
      if (!known.has(name)) known.set(name, paper);
  return new Map(
    names.flatMap((name) => {
      const paper = known.get(name) ?? known.get(identifier(name));
      return paper ? [[name, paper] as const] : [];
    }),
  );
}

/** A sentence for each paper that is named and not known. @param where “the library”, or what else was looked in */
export function unknownPapers(names: readonly string[], known: NamedPapers, where: string): string[] {
  return names
    .filter((name) => !known.has(name))
    .map((name) => `“${name}” is not in ${where}: like: and -like: it steer nothing until it is.`);
}
