import type { JudgedPapers } from './judged.ts';
import { mean, ndcgAt10, type Pair, ratios, rounded } from './ndcg.ts';
import { type Liking, left, likingsOf, relevantLeft } from './quality-likes.ts';

/** How many papers are of a disliked paper's kind, among how many irrelevant ones. */
const KIND = 5;
const LOOKED_AT = 100;

/**
 * What it does to dislike the irrelevant paper that is ranked highest: nDCG@10 with it over without, and how many times further down the
 * irrelevant papers come that are most like it (`falls`).
 * @param withLikes whether the three relevant papers that the text ranks highest are liked, too
 */
export function dislikesRow(papers: JudgedPapers, withLikes: boolean) {
  const likings = withLikes
    ? likingsOf(papers, 'best ranked')
    : papers.topics.map((topic): Liking => ({ topic, liked: [] }));
  const wanted = likings.map(({ topic: { id, text }, liked }) => ({
    ...{ id, text },
    like: liked.map((one) => papers.paper(one)),
  }));
  const before = papers.rankings(wanted).map((ranking, index) => left(likings[index]!, ranking));
  const irrelevant = before.map((ranking, index) => ranking.filter((id) => !likings[index]!.topic.grades.has(id)));
  const disliked = irrelevant.map(([first]) => papers.paper(first!));
  const after = papers.rankings(wanted.map((one, index) => ({ ...one, dislike: [disliked[index]!] })));
  const nearest = papers.rankings(disliked.map((paper) => ({ id: paper.id, like: [paper] })));
  const falls: number[] = [];
  const pairs = likings.map((liking, index): Pair => {
    const [was, is] = [before[index]!, left(liking, after[index]!)].map((ranking) =>
      ranking.filter((id) => id !== disliked[index]!.id),
    ) as [string[], string[]];
    const near = new Set(irrelevant[index]!.slice(1, LOOKED_AT));
    for (const id of nearest[index]!.filter((one) => near.has(one)).slice(0, KIND))
      falls.push(Math.log2((is.indexOf(id) + 1) / (was.indexOf(id) + 1)));
    const relevant = relevantLeft(liking);
    return { half: papers.half(liking.topic), ours: ndcgAt10(is, relevant), theirs: ndcgAt10(was, relevant) };
  });
  return { collection: papers.name, ...ratios(pairs), falls: rounded(2 ** mean(falls)) };
}
