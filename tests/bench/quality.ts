/**
 * How good the ranking is: nDCG@10 of free-text interests over judged collections, beside Lucene's BM25; and what liked and disliked papers
 * change. Constants were tuned on the even queries; the odd ones are the report. `node tests/bench/quality.ts`
 */
import { COLLECTIONS, collectionsDir, readCollection } from './collections.ts';
import { JudgedPapers } from './judged.ts';
import { mean, type ratios } from './ndcg.ts';
import { dislikesRow } from './quality-dislikes.ts';
import { likesRow } from './quality-likes.ts';
import { textRow } from './quality-text.ts';

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

/** Prints rows under their title, with the mean of their ratios. */
function table(title: string, rows: readonly ReturnType<typeof ratios>[]): void {
  if (rows.length === 0) return;
  const means = (['even', 'odd', 'all'] as const).map(
    (half) => `${half} ${mean(rows.map((row) => row[half])).toFixed(3)}`,
  );
  console.log(`\n${title}: mean ${means.join(', ')}`);
  console.table(rows);
}
