import { type Definition, definitionsIn, longFormKey } from '../../text/words/definitions.ts';
import { FUNCTION_WORDS } from '../../text/words/function-words.ts';
import { tokenise } from '../../text/words/tokens.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import { spelledNamesIn } from './spelled-names.ts';

/** Long forms of a short form, by key, and in how many papers each is given. The first spelling met is the one shown. */
type LongForms = ReadonlyMap<string, { readonly long: string; readonly papers: number }>;

/** What papers tell of short forms, counted. Plain data, summed like statistics. By short form as written. */
export interface DefinitionCounts {
  /** “long form (SF)” */
  readonly stated: ReadonlyMap<string, LongForms>;
  /** Names in capitals whose initials are the short form. Believed where nothing is stated. */
  readonly spelled: ReadonlyMap<string, LongForms>;
}

/** Counts the definitions of papers: each once a paper. */
export function definitionCounts(papers: Iterable<MatchablePaper>): DefinitionCounts {
  return {
    stated: summedForms(formsOfEach(papers, definitionsOf)),
    spelled: summedForms(formsOfEach(papers, ({ abstract }) => spelledNamesIn(abstract))),
  };
}

function* formsOfEach(
  papers: Iterable<MatchablePaper>,
  definitionsIn: (paper: MatchablePaper) => readonly Definition[],
): Iterable<ReadonlyMap<string, LongForms>> {
  for (const paper of papers) yield formsOf(definitionsIn(paper));
}

/** The counts of all these papers together. */
export function summedDefinitions(counts: readonly DefinitionCounts[]): DefinitionCounts {
  return {
    stated: summedForms(counts.map(({ stated }) => stated)),
    spelled: summedForms(counts.map(({ spelled }) => spelled)),
  };
}

function summedForms(counts: Iterable<ReadonlyMap<string, LongForms>>): ReadonlyMap<string, LongForms> {
  const sum = new Map<string, Map<string, { long: string; papers: number }>>();
  for (const one of counts) {
    for (const [short, longs] of one) {
      const known = sum.get(short) ?? new Map<string, { long: string; papers: number }>();
      sum.set(short, known);
      for (const [key, { long, papers }] of longs) {
        const before = known.get(key);
        known.set(key, { long: before?.long ?? long, papers: (before?.papers ?? 0) + papers });
      }
    }
  }
  return sum;
}

function formsOf(definitions: readonly Definition[]): ReadonlyMap<string, LongForms> {
  const counts = new Map<string, Map<string, { long: string; papers: number }>>();
  for (const { short, key, long } of definitions) {
    const longs = counts.get(short) ?? new Map<string, { long: string; papers: number }>();
    counts.set(short, longs.set(key, { long, papers: 1 }));
  }
  return counts;
}

/** The definitions in one paper, title first. Kept as long as the paper object lives. */
export function definitionsOf(paper: MatchablePaper): readonly Definition[] {
  const known = READ.get(paper);
  if (known) return known;
  const found = [...definitionsIn(paper.title), ...definitionsIn(paper.abstract)];
  READ.set(paper, found);
  return found;
}

const READ = new WeakMap<MatchablePaper, readonly Definition[]>();

/** Whether a paper defines a short form, and never in this sense. */
export function meansOther(definitions: readonly Definition[], { short, longs }: Sense): boolean {
  const own = definitions.filter((definition) => definition.short === short);
  return own.length > 0 && !own.some(({ long }) => longs.some((known) => isSameSense(long, known)));
}

/** One meaning of a short form: spellings of its long form, most frequent first, and in how many papers they are given. */
export interface Sense {
  readonly short: string;
  readonly longs: readonly string[];
  readonly papers: number;
}

/** Which short forms stand for which long ones, as far as a library tells. Only dominant senses: more than half of the definitions. */
export interface Acronyms {
  /** By short form as written. */
  readonly byShort: ReadonlyMap<string, Sense>;
  /** By key of a long form. */
  readonly byLong: ReadonlyMap<string, Sense>;
  /** By key of two words or more that end longer long forms (`language models`), best known first. */
  readonly byEnd: ReadonlyMap<string, readonly Sense[]>;
}

export const NO_ACRONYMS: Acronyms = { byShort: new Map(), byLong: new Map(), byEnd: new Map() };

export function acronymsOf({ stated, spelled }: DefinitionCounts): Acronyms {
  const byShort = new Map<string, Sense>();
  const byLong = new Map<string, Sense>();
  for (const [short, longs] of [...stated, ...[...spelled].filter(([short]) => !stated.has(short))]) {
    const sense = dominantSense(short, stated.has(short) ? confirmed(longs, spelled.get(short)) : longs);
    if (!sense) continue;
    byShort.set(short, sense.sense);
    for (const key of sense.keys) {
      const known = byLong.get(key);
      if (!known || known.papers < sense.sense.papers) byLong.set(key, sense.sense);
    }
  }
  return { byShort, byLong, byEnd: byEndOf([...byShort.values()]) };
}

/** Long forms that are stated, with the papers that only spell them in capitals counted too. */
function confirmed(longs: LongForms, spelled: LongForms = new Map()): LongForms {
  return new Map(
    [...longs].map(([key, { long, papers }]) => [key, { long, papers: papers + (spelled.get(key)?.papers ?? 0) }]),
  );
}

function byEndOf(senses: readonly Sense[]): ReadonlyMap<string, readonly Sense[]> {
  const found = new Map<string, Sense[]>();
  for (const sense of senses.toSorted((a, b) => b.papers - a.papers || (a.short < b.short ? -1 : 1))) {
    const ends = sense.longs.flatMap((long) => {
      const parts = tokenise(long).filter((token) => token.from === token.to);
      return parts.slice(2).map((_, index) => longFormKey(parts.slice(index + 1)));
    });
    for (const end of new Set(ends)) found.set(end, [...(found.get(end) ?? []), sense]);
  }
  return found;
}

/** How many spellings of a long form are looked for. */
const MOST_SPELLINGS = 3;

function dominantSense(short: string, longs: LongForms): { sense: Sense; keys: readonly string[] } | undefined {
  const all = [...longs]
    .map(([key, given]) => ({ key, ...given }))
    .sort((a, b) => b.papers - a.papers || (a.key < b.key ? -1 : 1));
  const same = all.filter(({ long }) => isSameSense(long, all[0]!.long));
  const papers = same.reduce((sum, one) => sum + one.papers, 0);
  const total = all.reduce((sum, one) => sum + one.papers, 0);
  if (papers * 2 <= total) return undefined;
  return {
    sense: { short, longs: same.slice(0, MOST_SPELLINGS).map(({ long }) => long), papers },
    keys: same.map(({ key }) => key),
  };
}

/**
 * Two long forms of one short form mean the same when each word of the shorter one is a word of the longer one, or of its family: “large(-scale) language model”,
 * “low-rank adaptation/adapters”. Its initials alone say nothing, since both have them: “curriculum/continual learning”.
 */
function isSameSense(one: string, other: string): boolean {
  if (one === other) return true;
  const [shorter, longer] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  return shorter.length * 2 >= longer.length && shorter.every((word) => longer.some((its) => isKin(word, its)));
}

function wordsOf(long: string): string[] {
  const words = tokenise(long).flatMap(({ from, to, term }) => (from === to ? [term] : []));
  const telling = words.filter((word) => !FUNCTION_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}

/** Words that begin alike for half of their length or more: `vision` and `visual`, not `contrastive` and `continual`. */
function isKin(one: string, other: string): boolean {
  const most = Math.min(one.length, other.length);
  let alike = 0;
  while (alike < most && one[alike] === other[alike]) alike += 1;
  return alike * 2 >= Math.max(one.length, other.length);
}
