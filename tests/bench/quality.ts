/**
 * How good the ranking is: nDCG@10 of free-text interests over judged collections, beside Lucene's BM25; and what liked and disliked papers
 * change. Constants were tuned on the even queries; the odd ones are the report. `node tests/bench/quality.ts`
 */
import { COLLECTIONS, type Collection, collectionsDir, readCollection } from './collections.ts';
import { JudgedPapers } from './judged.ts';
import { LuceneBm25 } from './lucene-bm25.ts';
import { mean, ndcgAt10, type Pair, ratios, rounded } from './ndcg.ts';
import { dislikesRow } from './quality-dislikes.ts';
import { likesRow } from './quality-likes.ts';

const folder = collectionsDir();
if (!folder) console.log('no collections: set OFFPRINT_COLLECTIONS');
else {
  const collections = COLLECTIONS.filter((name) => !process.argv[2] || name === process.argv[2]).map((name) =>
    readCollection(folder, name),
  );
  const judged = collections.map((collection) => new JudgedPapers(collection));
  table(
    'free text over Lucene’s BM25',
    collections.map((collection, index) => textRow(collection, judged[index]!)),
  );
  const residual = judged.filter((papers) => !papers.isWeekly);
  const weekly = judged.filter((papers) => papers.isWeekly);
  for (const choice of ['best ranked', 'any'] as const) {
    table(
      `three liked papers, ${choice}, over text alone`,
      residual.map((papers) => likesRow(papers, choice)),
    );
    table(
      `the same, liked in other weeks`,
      weekly.map((papers) => likesRow(papers, choice)),
    );
  }
  for (const withLikes of [false, true])
    table(
      `the irrelevant paper that is ranked highest disliked${withLikes ? ', three liked' : ''}, over not`,
      judged.map((papers) => dislikesRow(papers, withLikes)),
    );
}

/** One row: our nDCG@10 over Lucene's on each half and on all queries. */
function textRow(collection: Collection, papers: JudgedPapers) {
  const { name, documents, topics } = collection;
  const lucene = new LuceneBm25(documents);
  const rankings = papers.rankings(topics.map(({ id, text }) => ({ id, text })));
  const pairs = topics.map((topic, index): Pair => {
    const { text, pool, grades } = topic;
    const ranked = rankings[index]!.filter((id) => !pool || pool.has(id));
    return {
      half: papers.half(topic),
      ours: ndcgAt10(ranked, grades),
      theirs: ndcgAt10(lucene.rank(text, pool), grades),
    };
  });
  return {
    collection: name,
    queries: topics.length,
    lucene: rounded(mean(pairs.map(({ theirs }) => theirs))),
    ours: rounded(mean(pairs.map(({ ours }) => ours))),
    ...ratios(pairs),
  };
}

/** Prints rows under their title, with the mean of their ratios. */
function table(title: string, rows: readonly ReturnType<typeof ratios>[]): void {
  if (rows.length === 0) return;
  const means = (['even', 'odd', 'all'] as const).map(
    (half) => `${half} ${mean(rows.map((row) => row[half])).toFixed(3)}`,
  );
  console.log(`\n${title}: mean ${means.join(', ')}`);
  console.table(rows);
}
