import { describe, expect, it } from 'vitest';
import { type MatchPorts, matchRounds } from '../../../functions/compose/match-rounds.ts';
import { dueRound } from '../../../shared/editions/round.ts';
import { libraryOf } from '../../../shared/matching/library/library.ts';
import { match } from '../../../shared/matching/match.ts';
import { compileSaved } from '../../../shared/matching/saved-interests.ts';
import { namedPapers } from '../../../shared/papers/named.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';
import { memoryLibrary } from '../../fixtures/memory-library.ts';
import { asked } from '../matching/asked.ts';

const NOW = '2026-03-02T07:01:00.000Z';
const asking = (id: string, ...queries: string[]): Reader =>
  aReader({
    id,
    zone: 'UTC',
    interests: queries.map((query) => ({ id: query, label: query, query, addedAt: '2026-01-01T00:00:00.000Z' })),
    nextDueAt: '2026-03-02T07:00:00.000Z',
    watermark: '2026-03-01T06:58:00.000Z',
    answered: { dueAt: '2026-03-01T07:00:00.000Z', from: '2026-02-28T04:58:00.000Z', interests: queries },
  });
const portsOver = (papers: readonly Paper[], with_: Partial<MatchPorts> = {}): MatchPorts => ({
  async *arrivals(from, to) {
    for (const paper of papers) if (paper.arrival && paper.arrival.at > from && paper.arrival.at <= to) yield paper;
  },
  library: async () => undefined,
  named: async () => new Map(),
  matching: { compile: compileSaved, libraryOf },
  staleSources: async () => [],
  now: () => NOW,
  ...with_,
});

/** By reader what they are brought, and why: `interest paper score clause: words`. */
async function found(ports: MatchPorts, ...readers: Reader[]): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  const rounds = readers.map((reader) => dueRound(reader, NOW));
  for await (const some of matchRounds(ports, rounds))
    for (const { round, shelf, matches, explain } of some)
      all.set(
        round.reader.id,
        matches().map(({ interest, paper, score }) => {
          const why = explain(interest, shelf.whole(paper)).map(
            ({ clause, words }) => `${clause}: ${words.join(', ')}`,
          );
          return [interest.id, paper.id, score.toFixed(2), ...why].join(' | ');
        }),
      );
  return all;
}

const OWLS = anArrivedPaper('owls', { title: 'Owls at night', abstract: 'Owls hunt mice by ear.' });
const MICE = anArrivedPaper('mice', { title: 'Mice by day', abstract: 'Mice hide from hawks.' });

describe('matching the rounds of many readers', () => {
  it('gives each what their own interests found, with score and reasons', async () => {
    const brought = await found(
      portsOver([OWLS, MICE]),
      asking('a', 'owls'),
      asking('b', 'mice', 'hawks'),
      asking('c'),
    );
    expect([...brought.keys()]).toEqual(['a', 'b', 'c']);
    expect(brought.get('a')).toEqual([expect.stringMatching(/^owls \| owls \| \d+\.\d\d \| owls: Owls$/)]);
    expect(brought.get('b')!.map((line) => line.split(' | ').slice(0, 2).join(' '))).toEqual([
      'mice owls',
      'mice mice',
      'hawks mice',
    ]);
    expect(brought.get('c')).toEqual([]);
  });

  it('reads a paper that the index shows twice as it came last', async () => {
    const again = { ...OWLS, title: 'Hawks at noon', abstract: 'Hawks.' };
    const brought = await found(portsOver([OWLS, again]), asking('a', 'owls'), asking('b', 'hawks'));
    expect([brought.get('a'), brought.get('b')!.length]).toEqual([[], 1]);
  });

  it('holds no more than it can: what readers find too much of together they find in halves', async () => {
    const groups: number[] = [];
    const compile: MatchPorts['matching']['compile'] = (interests) => {
      groups.push(interests.length);
      return {
        match(_, take) {
          for (const interest of interests.keys()) for (let n = 0; n < 350_000; n++) take(interest, 0, n % 100);
        },
        explain: () => [],
      };
    };
    const counts: number[] = [];
    const rounds = ['a', 'b', 'c', 'd'].map((id) => dueRound(asking(id, id), NOW));
    for await (const some of matchRounds(portsOver([OWLS], { matching: { compile, libraryOf } }), rounds))
      for (const { matches } of some) counts.push(matches().length);
    expect(groups).toEqual([4, 2, 2]);
    expect(counts).toEqual([350_000, 350_000, 350_000, 350_000]);
  });
});

describe('papers that an interest names with like:', () => {
  const NIGHT = anArrivedPaper('night', { title: 'Birds of night', abstract: 'Owls hunt by ear.' });
  const DAY = anArrivedPaper('day', { title: 'Birds of day', abstract: 'Hawks hunt by eye.' });
  const { arrival: _, ...HAWKS } = anArrivedPaper('old', {
    title: 'Why hawks see',
    abstract: 'The eye of hawks.',
    keys: ['arxiv:2403.12345'],
    firstArrivedAt: '2024-03-20T00:00:00.000Z',
  });
  const EARS = anArrivedPaper('ears', {
    title: 'Ears',
    abstract: 'Mice ear owls and eye.',
    keys: ['doi:10.1000/ears'],
  });

  async function portsKnowing(...papers: Paper[]): Promise<MatchPorts> {
    const library = memoryLibrary();
    for (const paper of papers) {
      await library.put(paper, 0);
      for (const key of paper.keys)
        await library.claim({ key, paperId: paper.id, claimant: { title: '', family: '', whole: true, sure: [] } });
    }
    return portsOver([NIGHT, DAY], { named: (names) => namedPapers(library, names) });
  }
  const byPaper = (lines: readonly string[] | undefined) =>
    new Map(
      lines!.map((line) => line.split(' | ')).map(([, id, score, ...why]) => [id, { score: Number(score), why }]),
    );

  it('are looked up in the library, however old, and steer scores and reasons as they do in "offprint match"', async () => {
    const ports = await portsKnowing(HAWKS);
    const plain = byPaper((await found(ports, asking('a', 'birds'))).get('a'));
    expect(plain.get('day')!.score).toBe(plain.get('night')!.score);
    const steered = byPaper((await found(ports, asking('a', 'birds like:2403.12345'))).get('a'));
    expect(steered.get('day')!.score).toBeGreaterThan(steered.get('night')!.score);
    expect(steered.get('day')!.why).toEqual(['birds: Birds', 'like: Hawks, eye']);
    const wanted = { id: 'i', query: asked('birds like:2403.12345'), like: [HAWKS] };
    for (const { paper, score } of match([wanted], [NIGHT, DAY]))
      expect(steered.get(['night', 'day'][paper])!.score).toBe(score);
  });

  it('push away what is like them with a minus', async () => {
    const ports = await portsKnowing(HAWKS, EARS);
    const near = byPaper((await found(ports, asking('a', 'birds like:10.1000/ears'))).get('a'));
    const pushed = byPaper((await found(ports, asking('a', 'birds like:10.1000/ears -like:2403.12345'))).get('a'));
    expect(pushed.get('day')!.score).toBeLessThan(near.get('day')!.score);
  });

  it('bring what is near them where nothing else is asked for; where they are not known they steer nothing', async () => {
    const ports = await portsKnowing(HAWKS);
    const brought = await found(
      ports,
      asking('near', 'like:2403.12345'),
      asking('unknown', 'like:2403.99999'),
      asking('beside', 'birds like:2403.99999'),
      asking('plain', 'birds'),
    );
    expect([...byPaper(brought.get('near')).keys()]).toEqual(['day']);
    expect(brought.get('unknown')).toEqual([]);
    expect(byPaper(brought.get('beside'))).toEqual(byPaper(brought.get('plain')));
  });

  it('are asked for once for all readers together', async () => {
    const asks: (readonly string[])[] = [];
    const named: MatchPorts['named'] = async (names) => {
      asks.push(names);
      return new Map();
    };
    const [one, other] = ['birds like:2403.12345', 'birds like:2403.12345 -like:10.1000/ears'];
    await found(portsOver([NIGHT], { named }), asking('a', one, 'mice'), asking('b', other));
    expect(asks).toEqual([['2403.12345', '10.1000/ears']]);
  });
});
