import { describe, expect, it } from 'vitest';
import { mailedAgain } from '../../../shared/editions/carry.ts';
import { composeEdition, type Material } from '../../../shared/editions/composing.ts';
import type { Edition, FrozenPaper } from '../../../shared/editions/edition.ts';
import { paperCount } from '../../../shared/editions/ledger.ts';
import { PaperShelf } from '../../../shared/editions/paper-shelf.ts';
import { dueRound } from '../../../shared/editions/round.ts';
import { byVotes } from '../../../shared/editions/upvoted.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';
import { aBody, aFrozenPaper } from '../../fixtures/an-edition.ts';

const DUE = '2026-03-02T07:00:00.000Z';
const GRAPHS = { id: 'graphs', label: 'graphs', query: 'graphs', addedAt: '2026-01-01T00:00:00.000Z' };
const answered = { dueAt: '2026-03-01T07:00:00.000Z', from: '2026-02-28T04:58:00.000Z', interests: ['graphs'] };
const reader = (upvoted: 'none' | 'beside' | 'only', with_: Partial<Reader> = {}) =>
  aReader({
    zone: 'UTC',
    interests: [GRAPHS],
    nextDueAt: DUE,
    watermark: '2026-03-01T06:58:00.000Z',
    answered,
    preferences: { upvoted },
    ...with_,
  });
const voted = (id: string, votes: number, arrivedAt = '2026-03-01T12:00:00.000Z') =>
  anArrivedPaper(id, { votes, firstArrivedAt: arrivedAt });
const PAPERS = [voted('a', 5), voted('b', 90), voted('c', 40), anArrivedPaper('d'), voted('e', 7), voted('f', 0)];
const compose = (who: Reader, with_: Partial<Material> = {}) =>
  composeEdition({
    round: dueRound(who, DUE),
    matches: [],
    considered: 6,
    upvoted: byVotes(PAPERS),
    shelf: new PaperShelf(PAPERS),
    latest: undefined,
    predecessors: [],
    explain: () => [],
    links: { page: 'https://papers.example/e/1', leave: 'https://papers.example/u/1' },
    ...with_,
  });
const matched = (id: string) => ({
  matches: [{ interest: GRAPHS, paper: PAPERS.find((paper) => paper.id === id)!, score: 50 }],
});
const expired: Edition = {
  ...{ id: 'e1', readerId: 'r1', dueAt: DUE, sendBefore: DUE, readerVersion: 1, papers: 1, attempts: 1 },
  ...{ unknownAttempts: 0, state: 'EXPIRED', endedAt: DUE },
};
const ids = (papers: readonly FrozenPaper[] | undefined) => papers?.map(({ id }) => id);

describe('the most upvoted papers', () => {
  it('are three beside what matched, most votes first, none of which matched', () => {
    const body = compose(reader('beside'), matched('b'))!;
    expect(ids(body.sections[0]?.papers)).toEqual(['b']);
    expect(ids(body.trending)).toEqual(['c', 'e', 'a']);
    expect(body.trending?.[0]).toMatchObject({ votes: 40, why: [] });
    expect(paperCount(body)).toBe(4);
  });

  it('make no mail of their own, unless the reader wants nothing else', () => {
    expect(compose(reader('beside'))).toBeUndefined();
    const alone = compose(reader('only'), matched('b'));
    expect(alone).toMatchObject({ sections: [] });
    expect(ids(alone?.trending)).toEqual(['b', 'c', 'e', 'a']);
  });

  it('with the same votes are always in the same order (M3)', () => {
    const same = ['c', 'a', 'b'].map((id) => voted(id, 5));
    for (const papers of [same, same.toReversed()])
      expect(byVotes(papers).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('are not those that matched under a former id, nor those whose revision did (E2)', () => {
    const bridged = { ...voted('b', 90), formerIds: ['first', 'former'] };
    const matches = [{ interest: GRAPHS, paper: anArrivedPaper('former'), score: 50 }];
    const shelf = new PaperShelf([...PAPERS, bridged, anArrivedPaper('former')]);
    const body = compose(reader('beside'), { matches, shelf, upvoted: byVotes([bridged, PAPERS[2]!]) });
    expect(ids(body?.trending)).toEqual(['c']);

    const revised = anArrivedPaper('z', { arrival: { kind: 'revised', at: '2026-03-01T18:00:00.000Z' } });
    const lost = { ...aBody({ papers: [] }), trending: [aFrozenPaper('z')] };
    const next = compose(reader('beside', { preferences: { upvoted: 'beside', revisions: 'all' } }), {
      latest: lost,
      predecessors: [{ edition: expired, body: lost }],
      matches: [{ interest: GRAPHS, paper: revised, score: 50 }],
      shelf: new PaperShelf([revised]),
      upvoted: [],
    });
    expect(ids(next?.sections[0]?.papers)).toEqual(['z']);
    expect(next).not.toHaveProperty('trending');
  });

  it('are not told of as withdrawn to who hears of that by their interests (E2)', () => {
    const gone = anArrivedPaper('b', { votes: 90, arrival: { kind: 'withdrawn', at: '2026-03-01T18:00:00.000Z' } });
    const body = compose(reader('beside'), {
      latest: aBody({ papers: ['b'] }),
      matches: [{ interest: GRAPHS, paper: gone, score: 0 }],
      ...{ upvoted: byVotes([gone, voted('c', 40)]), shelf: new PaperShelf([gone, ...PAPERS.slice(2)]) },
    });
    expect(ids(body?.sections[0]?.papers)).toEqual(['b']);
    expect(ids(body?.trending)).toEqual(['c']);
  });

  it('are told to nobody who did not ask, and in no alert', () => {
    expect(compose(reader('none'), matched('b'))).not.toHaveProperty('trending');
    const alerts = reader('beside', { cadence: { kind: 'alerts' } });
    expect(compose(alerts, matched('b'))).not.toHaveProperty('trending');
  });

  it('are never told of twice, and not after they were a match (E2)', () => {
    const latest = { ...aBody({ papers: ['b'] }), trending: [aFrozenPaper('c')] };
    expect(ids(compose(reader('only'), { latest })?.trending)).toEqual(['e', 'a']);
  });

  it('are no match any more once they were told of (E2)', () => {
    const latest = { ...aBody({ papers: [] }), trending: [aFrozenPaper('b')] };
    expect(compose(reader('none'), { latest, ...matched('b') })).toBeUndefined();
  });

  it('of a mail that never left come with the next, marked (E3)', () => {
    const body = { ...aBody({ papers: [] }), trending: [aFrozenPaper('z')] };
    const next = compose(reader('beside'), { latest: body, predecessors: [{ edition: expired, body }], upvoted: [] });
    expect(next?.trending).toMatchObject([{ id: 'z', carried: 'not mailed' }]);
    expect(mailedAgain(body).trending).toMatchObject([{ carried: 'may have reached you' }]);
  });

  it('are told of as withdrawn when that is what became of them, once, to who hears of nothing else', () => {
    const at = '2026-03-01T18:00:00.000Z';
    const gone = anArrivedPaper('b', { votes: 90, arrival: { kind: 'withdrawn', at } });
    const withdrawn = { upvoted: byVotes([gone, voted('c', 40)]), shelf: new PaperShelf([gone, ...PAPERS.slice(2)]) };
    const latest = { ...aBody({ papers: [] }), trending: [aFrozenPaper('b')] };
    const body = compose(reader('only'), { latest, ...withdrawn })!;
    expect(body.trending?.map(({ id, arrival }) => [id, arrival])).toEqual([
      ['b', 'withdrawn'],
      ['c', 'new'],
    ]);
    expect(ids(compose(reader('only'), { latest: body, ...withdrawn })?.trending)).toBeUndefined();
    const unasked = reader('only', { preferences: { upvoted: 'only', withdrawals: false } });
    expect(ids(compose(unasked, { latest, ...withdrawn })?.trending)).toEqual(['c']);
    expect(ids(compose(reader('only'), withdrawn)?.trending)).toEqual(['c']);
    const neverMailed = { latest, predecessors: [{ edition: expired, body: latest }], ...withdrawn };
    expect(ids(compose(reader('only'), neverMailed)?.trending)).toEqual(['c']);
  });

  it('are those since the last edition, quiet days included, a week back at most', () => {
    const old = [voted('friday', 9, '2026-02-27T12:00:00.000Z'), voted('old', 99, '2026-02-20T12:00:00.000Z')];
    const upvoted = byVotes(old);
    expect(compose(reader('only'), { upvoted })).toBeUndefined();
    const silent = { ...answered, silence: { since: '2026-02-10T06:58:00.000Z', told: false } };
    const shelf = new PaperShelf(old);
    expect(ids(compose(reader('only', { answered: silent }), { upvoted, shelf })?.trending)).toEqual(['friday']);
  });
});

describe('a muted interest', () => {
  const muted = { ...GRAPHS, muted: true as const };
  it('brings nothing, and is not what a note of silence asks about', () => {
    expect(compose(reader('none', { interests: [muted] }), matched('b'))).toBeUndefined();
    const silent = { ...answered, silence: { since: '2026-01-10T06:58:00.000Z', told: false } };
    expect(compose(reader('none', { interests: [muted], answered: silent }))).toBeUndefined();
  });

  it('looks back like a new one when it is heard again', () => {
    const again = reader('none', { answered: { ...answered, interests: [] } });
    expect(compose(again, matched('b'))?.sections[0]?.toStartWith).toBe(true);
  });
});

it('an edition carries its reader’s language', () => {
  expect(compose(reader('only', { preferences: { upvoted: 'only', language: 'de' } }))?.language).toBe('de');
  expect(compose(reader('only'))).not.toHaveProperty('language');
});
