import { dice } from '../property/matching/engine-cases.ts';
import type { Topic } from './collections.ts';
import type { JudgedPapers } from './judged.ts';
import { mean, ndcgAt10, type Pair, ratios, rounded } from './ndcg.ts';

/** How many papers are liked. */
const LIKED = 3;
/** Papers that are liked at random are drawn so often. */
const SEEDS = [1, 2, 3, 4, 5];

/** Which papers a reader likes: those that the text alone ranks highest, as they like what they were sent; or any. */
export type Choice = 'best ranked' | 'any';

/** Papers that whoever asks for a topic likes: relevant ones, which are no longer there to be ranked. */
export interface Liking {
  readonly topic: Topic;
  readonly liked: readonly string[];
}

/** What three liked papers add to a topic's text: nDCG@10 with them over without, of what is left. */
export function likesRow(papers: JudgedPapers, choice: Choice) {
  const likings = likingsOf(papers, choice);
  const alone = papers.rankings(likings.map(({ topic: { id, text } }) => ({ id, text })));
  const steered = papers.rankings(
    likings.map(({ topic: { id, text }, liked }) => ({ id, text, like: liked.map((one) => papers.paper(one)) })),
  );
  const pairs = likings.map(
    (liking, index): Pair => ({
      half: papers.half(liking.topic),
      ours: ndcgAt10(left(liking, steered[index]!), relevantLeft(liking)),
      theirs: ndcgAt10(left(liking, alone[index]!), relevantLeft(liking)),
    }),
  );
  return {
    collection: papers.name,
    runs: pairs.length,
    'text alone': rounded(mean(pairs.map(({ theirs }) => theirs))),
    'with 3 likes': rounded(mean(pairs.map(({ ours }) => ours))),
    ...ratios(pairs),
  };
}

/** Every topic that has a paper left to find; with papers at random so often as they are drawn. */
export function likingsOf(papers: JudgedPapers, choice: Choice): Liking[] {
  const topics = papers.topics.filter(
    (topic) =>
      candidates(topic).length >= LIKED && relevantLeft({ topic, liked: candidates(topic).slice(-LIKED) }).size > 0,
  );
  if (choice === 'any')
    return SEEDS.flatMap((seed) =>
      topics.map((topic, index) => ({ topic, liked: drawn(candidates(topic), 1000 * seed + index) })),
    );
  const ranked = papers.rankings(topics.map(({ id, text }) => ({ id, text })));
  return topics.map((topic, index) => {
    const from = new Set(candidates(topic));
    return { topic, liked: [...new Set([...ranked[index]!.filter((id) => from.has(id)), ...from])].slice(0, LIKED) };
  });
}

/** What may be liked: of a subject that was judged in several weeks, papers of the other weeks. */
function candidates({ elsewhere, grades }: Topic): readonly string[] {
  return elsewhere.length > 0 ? elsewhere : [...grades.keys()];
}

function drawn(ids: readonly string[], seed: number): string[] {
  const { below } = dice(seed);
  const rest = [...ids];
  return Array.from({ length: LIKED }, () => rest.splice(below(rest.length), 1)[0]!);
}

/** What there is to rank, in the order of a ranking. */
export function left({ topic, liked }: Liking, ranking: readonly string[]): string[] {
  return ranking.filter((id) => !liked.includes(id) && (!topic.pool || topic.pool.has(id)));
}

/** What there is to find. */
export function relevantLeft({ topic, liked }: Liking): ReadonlyMap<string, number> {
  return new Map([...topic.grades].filter(([id]) => !liked.includes(id)));
}
