import { counted } from '../shared/counted.ts';
import { canonical } from '../shared/interests/canonical.ts';
import type { Query } from '../shared/interests/query.ts';
import type { Library } from '../shared/matching/library/library.ts';
import type { MatchablePaper } from '../shared/matching/matchable-paper.ts';
import { describe } from '../shared/matching/meaning/describe.ts';
import { perWeek } from '../shared/matching/one-interest/estimate.ts';
import type { PackedPapers } from '../shared/matching/one-interest/packed-papers.ts';
import { partsFound } from '../shared/matching/one-interest/parts-found.ts';
import type { KnownPapers } from './known-papers.ts';

/** What a query means, for the person who typed it: its canonical form, what may not be expected of it, and what each of its parts finds. */
export function meaning(query: Query, packed: PackedPapers, library: Library, unknown: readonly string[]): string[] {
  const parts = partsFound(query, packed, library).map(({ part, papers, words }) => {
    const each = words.map(({ word, papers: having }) => `${word} ${having}`).join(', ');
    return `${part}: ${counted(papers, 'paper')}${each === '' ? '' : ` (${each})`}`;
  });
  return [canonical(query), ...[...describe(query, library), ...unknown, ...parts].map((sentence) => `  ${sentence}`)];
}

/** `about 3 a week`; undefined where no week is known yet. */
export function rate(
  papers: readonly MatchablePaper[],
  { now, since }: Pick<KnownPapers, 'now' | 'since'>,
  days: number,
): string | undefined {
  const weekly = since === undefined ? undefined : perWeek(papers, now, days, since);
  if (weekly === undefined) return undefined;
  if (weekly === 0) return 'none';
  return weekly < 1 ? 'less than one a week' : `about ${Math.round(weekly)} a week`;
}
