import type { Range } from '../../matching/reason.ts';
import { cutAtWord, wholeCharacters } from '../typesetting/clip.ts';
import { contribution, sentences } from '../typesetting/sentences.ts';
import type { Run, Runs } from './edition-view.ts';
import { toRuns } from './runs.ts';

/** Longest excerpt, in UTF-16 units with its ellipses. */
export const EXCERPT_LIMIT = 380;
/** Less than this says little of a paper. */
const SHORTEST = 140;
const BEFORE = '… ';
/** With a no-break space, so that the dots never begin a line. */
const AFTER = '\u00a0…';

/**
 * The part of an abstract that a card shows: whole sentences around the best hits, or, when the title itself was hit, from the sentence that states the
 * contribution. `hits` are merged (runs.ts). A sentence that is too long alone is cut between words.
 */
export function excerpt(abstract: string, hits: readonly Range[], titleHit: boolean): Runs {
  if (abstract.length <= EXCERPT_LIMIT) return toRuns(abstract, hits);
  const all = sentences(abstract);
  const contributes = titleHit || hits.length === 0 ? contribution(abstract, all) : undefined;
  const [from, to] = contributes === undefined ? bestWindow(abstract, all, hits) : stated(all, contributes);
  const room = EXCERPT_LIMIT - BEFORE.length - AFTER.length;
  const [start, end] = to - from <= room ? [from, to] : cutAround(abstract, from, to, hits, room);
  return [
    ...(start > from ? [plain(BEFORE)] : []),
    ...toRuns(abstract, hits, start, end),
    ...(end < abstract.length ? [plain(AFTER)] : []),
  ];
}

/** From the sentence that states the contribution; where little follows, with what leads up to it. */
function stated(all: readonly Range[], index: number): Range {
  const [from, to] = grown(all, index, index);
  return to - from < SHORTEST ? grown(all, index) : [from, to];
}

function plain(text: string): Run {
  return { text, hit: false };
}

/** Sentences that follow, then sentences before from `earliest` on, as long as they fit. */
function grown(all: readonly Range[], index: number, earliest = 0): Range {
  const room = EXCERPT_LIMIT - BEFORE.length - AFTER.length;
  let first = index;
  let last = index;
  while (last + 1 < all.length && all[last + 1]![1] - all[first]![0] <= room) last += 1;
  while (first > earliest && all[last]![1] - all[first - 1]![0] <= room) first -= 1;
  return [all[first]![0], all[last]![1]];
}

/** Of the windows that begin with a sentence with a hit, the one with most different hit words; the earliest of equals. */
function bestWindow(abstract: string, all: readonly Range[], hits: readonly Range[]): Range {
  let best: { window: Range; score: number } | undefined;
  for (const [index, sentence] of all.entries()) {
    if (hits.length > 0 && hitsIn(hits, sentence).length === 0) continue;
    const window = grown(all, index);
    const score = new Set(hitsIn(hits, window).map(([start, end]) => abstract.slice(start, end).toLowerCase())).size;
    if (best === undefined || score > best.score) best = { window, score };
  }
  return best?.window ?? [0, abstract.length];
}

function hitsIn(hits: readonly Range[], [from, to]: Range): Range[] {
  return hits.filter(([start, end]) => start < to && end > from);
}

/** Part of one long sentence, with its first hit about a third from the left. */
function cutAround(text: string, from: number, to: number, hits: readonly Range[], room: number): Range {
  const hit = hitsIn(hits, [from, to])[0]?.[0] ?? from;
  const wanted = Math.max(from, Math.min(hit - Math.floor(room / 3), to - room));
  const gap = text.indexOf(' ', wanted);
  const start = wanted === from ? from : wholeCharacters(text, gap >= 0 && gap < hit ? gap + 1 : wanted);
  if (to - start <= room) return [start, to];
  return [start, start + cutAtWord(text.slice(start, to), wholeCharacters(text.slice(start, to), room)).length];
}
