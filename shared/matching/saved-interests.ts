import { parseQuery } from '../interests/parse.ts';
import type { Query } from '../interests/query.ts';
import { type Compiled, compile } from './compile.ts';
import { compileInterests } from './engine/compile-interests.ts';
import { reasonsOf } from './explain.ts';
import type { Library } from './library/library.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import type { Reason } from './reason.ts';
import { type Example, likedIn, type Wanted } from './wanted.ts';

/** An interest as it was saved: its query is text, and the papers that it is steered by rank what the query finds. */
export interface SavedInterest extends Pick<Wanted, 'id' | 'like' | 'dislike'> {
  readonly query: string;
}

/** Papers that queries name with `like:` and `-like:`, as the queries write them. One that is not there is not known, and steers nothing. */
export type NamedPapers = ReadonlyMap<string, Example>;

/** Saved interests, compiled once for any number of papers. `interest` counts in the list that was compiled. */
export interface CompiledInterests {
  /** Hands over each interest that finds a paper, the paper's place in the list, and the score, 0 to 100. In no order. */
  match(papers: readonly MatchablePaper[], take: (interest: number, paper: number, score: number) => void): void;
  /** Why an interest found a paper (M2). */
  explain(interest: number, paper: MatchablePaper): readonly Reason[];
}

/** Nothing is asked: for a query that another version saved and this one can neither read nor repair. */
const NOTHING: Compiled = { condition: undefined, scored: [], least: 0 };

/** Compiles interests whose queries are text; equal texts are one. What this version refuses is what was probably meant, or else matches nothing. */
export function compileSaved(
  interests: readonly SavedInterest[],
  library: Library,
  named: NamedPapers,
): CompiledInterests {
  const byQuery = new Map<string, Compiled>();
  const compiled = interests.map((interest) => {
    if (interest.like || interest.dislike) return compiledInterest(interest, library, named);
    const known = byQuery.get(interest.query) ?? compiledInterest(interest, library, named);
    byQuery.set(interest.query, known);
    return known;
  });
  const engine = compileInterests(compiled, library.statistics);
  return {
    match: (papers, take) =>
      engine.match(papers, (found) =>
        found.eachInterest((interest, entry) => {
          const { least } = compiled[interest]!;
          found.eachPaper(entry, (paper, score) => {
            if (score >= least) take(interest, paper, score);
          });
        }),
      ),
    explain: (interest, paper) => reasonsOf(compiled[interest]!, interests[interest]!.id, paper, library),
  };
}

function compiledInterest({ id, query: text, ...own }: SavedInterest, library: Library, named: NamedPapers): Compiled {
  const query = saved(text);
  if (!query) return NOTHING;
  const inQuery = likedIn(query);
  const known = (names: readonly string[]) => names.flatMap((name) => named.get(name) ?? []);
  const like = [...known(inQuery.like), ...(own.like ?? [])];
  const dislike = [...known(inQuery.dislike), ...(own.dislike ?? [])];
  return compile({ id, query, like, dislike }, library);
}

/** A query that was understood when it was saved. Where this version refuses it, it is what was probably meant: nobody is there to be asked. */
function saved(text: string): Query | undefined {
  const parsed = parseQuery(text);
  if (parsed.ok) return parsed.query;
  const repaired = parsed.error.repair === undefined ? undefined : parseQuery(parsed.error.repair);
  return repaired?.ok ? repaired.query : undefined;
}

/** The papers that saved queries name, as they write them. */
export function namedIn(interests: readonly SavedInterest[]): string[] {
  const names = new Set<string>();
  for (const { query } of interests) {
    if (!MAY_NAME.test(query)) continue;
    const asked = saved(query);
    if (!asked) continue;
    const { like, dislike } = likedIn(asked);
    for (const name of [...like, ...dislike]) names.add(name);
  }
  return [...names];
}

/** `like:` and its other spelling (shared/interests/fields.ts): few queries have it, and the others need not be read for it. */
const MAY_NAME = /like|similar/i;
