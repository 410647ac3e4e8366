import { createHash } from 'node:crypto';
import type { Day } from '../../calendar/day.ts';
import type { Paper } from '../../papers/paper.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import { type DefinitionCounts, definitionCounts } from '../terms/acronyms.ts';
import { type Statistics, statisticsOf } from './statistics.ts';

/** Goes up when what is kept changes, or how words are read: segments of another version are not looked at. */
export const SEGMENT_VERSION = 4;

/** What a closed UTC day leaves for good, small enough for every compose to read. */
export interface DayCounts {
  readonly day: Day;
  readonly statistics: Statistics;
  readonly definitions: DefinitionCounts;
  /** Names of the parts that hold its papers, in order. */
  readonly parts: readonly string[];
}

/** A day as it is written: its papers in parts that are named by their content, and the counts, which name the parts. */
export interface FoldedDay {
  readonly day: Day;
  readonly counts: string;
  readonly parts: readonly { readonly name: string; readonly text: string }[];
}

/** Papers of one part: about 3 MB of text. */
const PART_PAPERS = 2000;

/** Folds what arrived on a day. The same papers, in whatever order, give the same bytes; a paper that is given twice counts as given last. */
export function foldDay(day: Day, papers: readonly Paper[], partPapers = PART_PAPERS): FoldedDay {
  const sorted = [...new Map(papers.map((paper) => [paper.id, paper])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = Array.from({ length: Math.ceil(sorted.length / partPapers) }, (_, index) =>
    sorted.slice(index * partPapers, (index + 1) * partPapers).map(kept),
  );
  const parts = groups.map((group) => {
    const text = group.map((paper) => `${JSON.stringify(paper)}\n`).join('');
    return { name: createHash('sha256').update(text).digest('hex').slice(0, 16), text };
  });
  const counts = encodeCounts({
    day,
    statistics: statisticsOf(sorted),
    definitions: definitionCounts(sorted),
    parts: parts.map(({ name }) => name),
  });
  return { day, counts, parts };
}

/** What of a paper its day keeps: the cleaned text and the facts that a query can ask for. */
function kept(paper: Paper): MatchablePaper {
  const { id, keys, title, abstract, authors, categories, sources, withdrawn } = paper;
  const { published, listedOn, venue, votes, arrival } = paper;
  return {
    ...{ id, keys, title, abstract, authors, categories, sources, withdrawn },
    ...(published !== undefined && { published }),
    ...(listedOn !== undefined && { listedOn }),
    ...(venue !== undefined && { venue }),
    ...(votes !== undefined && { votes }),
    ...(arrival && { arrival }),
  };
}

/** The papers of a part. */
export function decodePart(text: string): MatchablePaper[] {
  return lines(text).map((line) => JSON.parse(line) as MatchablePaper);
}

/** A head, then words and stems by the number of papers that they occur in, then the definitions. Sorted, so that equal counts are equal bytes. */
function encodeCounts({ day, statistics, definitions, parts }: DayCounts): string {
  const { papers, titleWords, abstractWords, occurring, stems } = statistics;
  return [
    { version: SEGMENT_VERSION, day, papers, titleWords, abstractWords, parts },
    keysByCount(occurring),
    keysByCount(stems),
    { stated: sortedForms(definitions.stated), spelled: sortedForms(definitions.spelled) },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

/** What {@link foldDay} counted. @throws Error for counts of another version. */
export function decodeCounts(text: string): DayCounts {
  const [head, words, stems, forms] = lines(text).map((line) => JSON.parse(line)) as [
    Head,
    KeysByCount,
    KeysByCount,
    Forms,
  ];
  const { version, day, papers, titleWords, abstractWords, parts } = head;
  if (version !== SEGMENT_VERSION) throw new Error(`the segment of ${day} is of version ${version}`);
  return {
    day,
    parts,
    statistics: { papers, titleWords, abstractWords, occurring: countsOf(words), stems: countsOf(stems) },
    definitions: { stated: mapsOf(forms.stated), spelled: mapsOf(forms.spelled) },
  };
}

type Head = Pick<Statistics, 'papers' | 'titleWords' | 'abstractWords'> &
  Pick<DayCounts, 'day' | 'parts'> & { readonly version: number };
type KeysByCount = readonly (readonly [count: number, keys: readonly string[]])[];

function keysByCount(counts: ReadonlyMap<string, number>): KeysByCount {
  const byCount = new Map<number, string[]>();
  for (const [key, count] of counts) {
    const keys = byCount.get(count);
    if (keys) keys.push(key);
    else byCount.set(count, [key]);
  }
  return [...byCount].sort(([a], [b]) => a - b).map(([count, keys]) => [count, keys.sort()]);
}

function countsOf(keysByCount: KeysByCount): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [count, keys] of keysByCount) for (const key of keys) counts.set(key, count);
  return counts;
}

type SortedForms = readonly (readonly [short: string, longs: readonly (readonly [key: string, ...Given])[]])[];
type Given = readonly [long: string, papers: number];
interface Forms {
  readonly stated: SortedForms;
  readonly spelled: SortedForms;
}

function sortedForms(forms: DefinitionCounts['stated']): SortedForms {
  return byKey(forms).map(([short, longs]) => [
    short,
    byKey(longs).map(([key, { long, papers }]) => [key, long, papers] as const),
  ]);
}

function mapsOf(forms: SortedForms): DefinitionCounts['stated'] {
  return new Map(
    forms.map(([short, longs]) => [short, new Map(longs.map(([key, long, papers]) => [key, { long, papers }]))]),
  );
}

function byKey<V>(map: ReadonlyMap<string, V>): (readonly [string, V])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
