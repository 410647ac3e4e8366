import type { Collection } from './collections.ts';
import type { JudgedPapers } from './judged.ts';
import { LuceneBm25 } from './lucene-bm25.ts';
import { mean, ndcgAt10, type Pair, ratios, rounded } from './ndcg.ts';

/** What each query as free text finds: our nDCG@10 over that of Lucene's BM25. */
export function textRow(collection: Collection, papers: JudgedPapers) {
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
