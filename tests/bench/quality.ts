/**
 * How good the ranking is: nDCG@10 of free-text interests over judged collections, beside Lucene's BM25; and what three liked papers add.
 * Constants were tuned on the even queries; the odd ones are the report. `node tests/bench/quality.ts`
 */
import { type Library, libraryOf } from '../../shared/matching/library.ts';
import { match } from '../../shared/matching/match.ts';
import type { MatchablePaper } from '../../shared/matching/matchable-paper.ts';
import { COLLECTIONS, type Collection, collectionsDir, readCollection, type Topic } from './collections.ts';
import { LuceneBm25 } from './lucene-bm25.ts';
import { mean, ndcgAt10 } from './ndcg.ts';

/** How many papers are liked. */
const LIKED = 3;

const folder = collectionsDir();
if (!folder) console.log('no collections: set OFFPRINT_COLLECTIONS');
else {
  const rows = COLLECTIONS.filter((name) => !process.argv[2] || name === process.argv[2]).map((name) =>
    measure(readCollection(folder, name)),
  );
  console.table(rows);
  for (const column of ['odd', 'all', 'liked'] as const) {
    const ratios = rows.map((row) => row[column]).filter((value) => !Number.isNaN(value));
    console.log(`mean ratio, ${column}: ${mean(ratios).toFixed(3)}`);
  }
}

/** One row: our nDCG@10 over Lucene's on each half and on all queries; liked papers over text alone. */
function measure({ name, documents, topics }: Collection) {
  const papers = documents.map(asPaper);
  const library = libraryOf(papers);
  const lucene = new LuceneBm25(documents);
  const pairs = topics.map((topic) => {
    const ranked = rank(topic, papers, (pool) => match([{ id: topic.id, text: topic.text }], pool, library));
    return {
      ours: ndcgAt10(ranked, topic.grades),
      theirs: ndcgAt10(lucene.rank(topic.text, topic.pool), topic.grades),
    };
  });
  const half = (rest: number) => pairs.filter((_, index) => index % 2 === rest);
  const liked = topics.flatMap((topic) => residual(topic, papers, library, 'met'));
  const any = topics.flatMap((topic) => residual(topic, papers, library, 'any'));
  return {
    name,
    queries: topics.length,
    lucene: rounded(mean(pairs.map(({ theirs }) => theirs))),
    ours: rounded(mean(pairs.map(({ ours }) => ours))),
    even: ratio(half(0)),
    odd: ratio(half(1)),
    all: ratio(pairs),
    'queries with likes': liked.length,
    'text alone': rounded(mean(liked.map(({ theirs }) => theirs))),
    'with 3 likes': rounded(mean(liked.map(({ ours }) => ours))),
    liked: ratio(liked),
    'any liked': ratio(any),
  };
}

interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

/**
 * Three relevant papers are taken out of the collection and liked: those that the text alone ranks highest, as a reader likes what they were
 * sent, or any. Nothing for a topic that has none left.
 */
function residual(topic: Topic, papers: readonly MatchablePaper[], library: Library, which: 'met' | 'any'): Pair[] {
  const wanted = { id: topic.id, text: topic.text };
  const met =
    which === 'any'
      ? []
      : rank(topic, papers, (pool) => match([wanted], pool, library)).filter((id) => topic.grades.has(id));
  const liked = [...new Set([...met, ...topic.grades.keys()])].slice(0, LIKED);
  const like = papers.filter(({ id }) => liked.includes(id));
  const grades = new Map([...topic.grades].filter(([id]) => !liked.includes(id)));
  if (grades.size === 0 || like.length < LIKED) return [];
  const left = papers.filter(({ id }) => !liked.includes(id));
  const alone = rank(topic, left, (pool) => match([wanted], pool, library));
  const withLikes = rank(topic, left, (pool) => match([{ ...wanted, like }], pool, library));
  return [{ ours: ndcgAt10(withLikes, grades), theirs: ndcgAt10(alone, grades) }];
}

function rank(
  topic: Topic,
  papers: readonly MatchablePaper[],
  matching: (papers: readonly MatchablePaper[]) => readonly { paper: number }[],
): string[] {
  const pool = topic.pool ? papers.filter(({ id }) => topic.pool!.has(id)) : papers;
  return matching(pool).map(({ paper }) => pool[paper]!.id);
}

function asPaper({ id, title, text }: { id: string; title: string; text: string }): MatchablePaper {
  return { id, keys: [], title, abstract: text, authors: [], categories: [], sources: [], withdrawn: false };
}

function ratio(pairs: readonly Pair[]): number {
  return rounded(mean(pairs.map(({ ours }) => ours)) / mean(pairs.map(({ theirs }) => theirs)));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
