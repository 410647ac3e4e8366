import { describe, expect, it } from 'vitest';
import { choose, type Match } from '../../../shared/editions/choosing.ts';
import { listedUpTo } from '../../../shared/editions/listed.ts';
import { dueRound } from '../../../shared/editions/round.ts';
import type { Interest, Preferences, Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';
import { aBody, aFrozenPaper, aSection } from '../../fixtures/an-edition.ts';

const interest = (id: string, addedAt = '2026-01-01T00:00:00.000Z'): Interest => ({
  id,
  label: id,
  query: id,
  addedAt,
});
const GRAPHS = interest('graphs');
const SOUND = interest('sound');
const DUE = '2026-03-02T07:00:00.000Z';
const OLD = '2026-01-01T00:00:00.000Z';

/** A daily reader at 07:00 UTC, whose window is from 1 March 04:58 to 2 March 06:58. */
const reader = (with_: Partial<Reader> = {}): Reader =>
  aReader({
    zone: 'UTC',
    interests: [GRAPHS, SOUND],
    nextDueAt: DUE,
    watermark: '2026-03-01T06:58:00.000Z',
    answered: { dueAt: '2026-03-01T07:00:00.000Z', from: '2026-02-28T04:58:00.000Z', interests: ['graphs', 'sound'] },
    ...with_,
  });
const match = (paper: Match['paper'], score = 50, by = GRAPHS): Match => ({ interest: by, paper, score });
const told = (matches: readonly Match[], listed = listedUpTo(undefined), who = reader()) =>
  choose(dueRound(who, DUE), matches, listed).map(({ paper, interest: by, kind }) => [paper.id, by.id, kind].join(' '));

describe('what an edition tells of', () => {
  it('is each paper once, under the interest that it fits best; earlier interests win ties', () => {
    const [a, b] = [anArrivedPaper('a'), anArrivedPaper('b')];
    expect(told([match(a, 40), match(a, 60, SOUND), match(b, 50), match(b, 50, SOUND)])).toEqual([
      'a sound new',
      'b graphs new',
    ]);
  });

  it('is best first, then what came on the later day, then what has more votes, then what came later, then by id', () => {
    const papers = [
      match(anArrivedPaper('d')),
      match(anArrivedPaper('c')),
      match(anArrivedPaper('b', { votes: 3 })),
      match(anArrivedPaper('f', { firstArrivedAt: '2026-03-02T00:00:00.000Z' })),
      match(anArrivedPaper('e', { firstArrivedAt: '2026-03-01T13:00:00.000Z' })),
      match(anArrivedPaper('a'), 60),
    ];
    const expected = ['a', 'f', 'b', 'e', 'c', 'd'].map((id) => `${id} graphs new`);
    expect(told(papers)).toEqual(expected);
    expect(told(papers.toReversed())).toEqual(expected);
  });

  it('leaves out what arrived before the window and after it', () => {
    const at = (firstArrivedAt: string) => match(anArrivedPaper(firstArrivedAt.slice(8, 16), { firstArrivedAt }));
    expect(
      told([
        at('2026-03-01T04:58:00.000Z'),
        at('2026-03-01T04:58:00.001Z'),
        at('2026-03-02T06:58:00.000Z'),
        at('2026-03-02T06:58:00.001Z'),
      ]),
    ).toEqual(['02T06:58 graphs new', '01T04:58 graphs new']);
  });

  it('leaves out what is no news at all, and what fits less than the reader wants', () => {
    const { arrival: _, ...backfilled } = anArrivedPaper('a');
    expect(told([match(backfilled)])).toEqual([]);
    const who = reader({ preferences: { minimumScore: 50 } });
    expect(told([match(anArrivedPaper('a'), 49), match(anArrivedPaper('b'), 50)], undefined, who)).toEqual([
      'b graphs new',
    ]);
  });

  it('tells of two papers that turned out to be one as one (E2)', () => {
    expect(told([match(anArrivedPaper('old')), match(anArrivedPaper('a', { formerIds: ['old'] }))])).toEqual([
      'a graphs new',
    ]);
  });
});

describe('what was listed before (E2)', () => {
  const before = listedUpTo(
    aBody({
      sections: [aSection([aFrozenPaper('listed'), aFrozenPaper('former')])],
      listedBefore: [`long-ago@${Date.parse('2026-01-01T00:00:00.000Z').toString(36)}`],
    }),
  );

  const longBefore = listedUpTo(aBody({ sections: [aSection([aFrozenPaper('listed', { arrivedAt: OLD })])] }));

  it('is not told again, under whatever id, however long ago', () => {
    const matches = [
      match(anArrivedPaper('listed')),
      match(anArrivedPaper('bridged', { formerIds: ['former'] })),
      match(anArrivedPaper('long-ago', { arrival: { kind: 'enriched', at: '2026-03-01T12:00:00.000Z' } })),
      match(anArrivedPaper('fresh')),
    ];
    expect(told(matches, before)).toEqual(['fresh graphs new']);
  });

  const revised = anArrivedPaper('listed', {
    arrival: {
      kind: 'revised',
      at: '2026-03-01T20:00:00.000Z',
      newsAt: '2026-03-01T12:00:00.000Z',
      rewrittenAt: '2026-03-01T20:00:00.000Z',
    },
  });
  it.each<[Preferences['revisions'] & string, string[]]>([
    ['never', []],
    ['material', ['listed graphs revised']],
    ['all', ['listed graphs revised']],
  ])('comes back revised for who wants revisions: %s', (revisions, expected) => {
    expect(told([match(revised)], before, reader({ preferences: { revisions } }))).toEqual(expected);
  });

  it.each<[Preferences['revisions'] & string, string[]]>([
    ['never', []],
    ['material', []],
    ['all', ['listed graphs revised']],
  ])('comes back with a comma changed for who wants all revisions: %s', (revisions, expected) => {
    const minor = anArrivedPaper('listed', { arrival: { kind: 'revised', at: '2026-03-01T20:00:00.000Z' } });
    expect(told([match(minor)], before, reader({ preferences: { revisions } }))).toEqual(expected);
  });

  it('comes back rewritten although a comma was changed since, and although that was when its window was composed (E3)', () => {
    const rewritten = (rewrittenAt: string) =>
      anArrivedPaper('listed', { arrival: { kind: 'revised', at: '2026-03-01T20:00:00.000Z', rewrittenAt } });
    const wantsMaterial = reader({ preferences: { revisions: 'material' } });
    const outcomes = ['2026-03-01T12:00:00.000Z', '2026-02-28T20:00:00.000Z', '2026-02-28T04:58:00.000Z'].map((at) =>
      told([match(rewritten(at))], longBefore, wantsMaterial),
    );
    expect(outcomes).toEqual([['listed graphs revised'], ['listed graphs revised'], []]);
    const listedSince = listedUpTo(
      aBody({ sections: [aSection([aFrozenPaper('listed', { arrivedAt: '2026-02-28T20:00:00.000Z' })])] }),
    );
    expect(told([match(rewritten('2026-02-28T20:00:00.000Z'))], listedSince, wantsMaterial)).toEqual([]);
  });

  it('does not come back revised for who never said so', () => {
    expect(told([match(revised)], before)).toEqual([]);
  });

  it('does not come back for its abstract, whatever revisions they want (E2)', () => {
    const enriched = anArrivedPaper('listed', { arrival: { kind: 'enriched', at: '2026-03-01T20:00:00.000Z' } });
    expect(told([match(enriched)], before, reader({ preferences: { revisions: 'all' } }))).toEqual([]);
  });

  it('comes back revised once', () => {
    const listedRevised = listedUpTo(
      aBody({ sections: [aSection([aFrozenPaper('listed', { arrivedAt: '2026-03-01T20:00:00.000Z' })])] }),
    );
    expect(told([match(revised)], listedRevised, reader({ preferences: { revisions: 'material' } }))).toEqual([]);
    const atItsEdges = ['2026-03-01T04:58:00.000Z', '2026-03-02T06:58:00.000Z'].map((at) =>
      told(
        [match({ ...revised, arrival: { kind: 'revised', at, rewrittenAt: at } })],
        before,
        reader({ preferences: { revisions: 'material' } }),
      ),
    );
    expect(atItsEdges).toEqual([[], ['listed graphs revised']]);
    const [atTheBeginning] = ['2026-03-01T04:58:00.000Z'].map((at) => ({ kind: 'revised', at }) as const);
    expect(
      told(
        [match({ ...revised, arrival: atTheBeginning! })],
        longBefore,
        reader({ preferences: { revisions: 'all' } }),
      ),
    ).toEqual([]);
    const afterTheWindow = { ...revised, arrival: { kind: 'revised', at: '2026-03-02T06:58:00.001Z' } as const };
    expect(told([match(afterTheWindow)], before, reader({ preferences: { revisions: 'material' } }))).toEqual([]);
  });

  const withdrawn = anArrivedPaper('listed', { arrival: { kind: 'withdrawn', at: '2026-03-01T20:00:00.000Z' } });
  it('is told as withdrawn, whatever it scores, unless they would rather not know', () => {
    expect(told([match(withdrawn, 0)], before, reader({ preferences: { minimumScore: 50 } }))).toEqual([
      'listed graphs withdrawn',
    ]);
    expect(told([match(withdrawn, 0)], before, reader({ preferences: { withdrawals: false } }))).toEqual([]);
    const neverSent = match({ ...withdrawn, id: 'never-sent' });
    expect(told([neverSent], before)).toEqual([]);
    expect(told([neverSent], before, reader({ preferences: { revisions: 'all' } }))).toEqual([]);
  });
});

describe('a revision of what was never listed', () => {
  const revision = (
    newsAt: string | undefined,
    at = '2026-03-02T05:00:00.000Z',
    firstArrivedAt = '2025-01-01T00:00:00.000Z',
  ) =>
    match(
      anArrivedPaper('p', {
        firstArrivedAt,
        arrival: { kind: 'revised', at, rewrittenAt: at, ...(newsAt && { newsAt }) },
      }),
    );

  it('is news where the paper was news in this window, or in the one before: it may have slipped past that (E3)', () => {
    expect(told([revision('2026-03-01T12:00:00.000Z')])).toEqual(['p graphs new']);
    expect(told([revision('2026-02-28T04:58:00.001Z')])).toEqual(['p graphs new']);
    expect(told([revision('2026-02-28T04:58:00.000Z')])).toEqual([]);
    expect(told([revision('2026-03-02T06:58:00.001Z')])).toEqual([]);
  });

  it('is news although the revision came after the window’s end, while it was composed', () => {
    expect(told([revision('2026-03-01T12:00:00.000Z', '2026-03-02T06:59:00.000Z')])).toEqual(['p graphs new']);
  });

  it('goes by the first arrival where nobody knows when it was news', () => {
    expect(told([revision(undefined, undefined, '2026-03-01T12:00:00.000Z')])).toEqual(['p graphs new']);
    expect(told([revision(undefined)])).toEqual([]);
  });

  it('is told to who wants all revisions, as one', () => {
    expect(
      told([revision('2025-01-01T00:00:00.000Z')], undefined, reader({ preferences: { revisions: 'all' } })),
    ).toEqual(['p graphs revised']);
    expect(
      told([revision('2025-01-01T00:00:00.000Z')], undefined, reader({ preferences: { revisions: 'material' } })),
    ).toEqual([]);
    expect(
      told(
        [revision('2025-01-01T00:00:00.000Z', '2026-03-02T06:58:00.001Z')],
        undefined,
        reader({ preferences: { revisions: 'all' } }),
      ),
    ).toEqual([]);
  });
});

describe('a paper whose abstract came later', () => {
  it('is told when it came, as that', () => {
    const paper = anArrivedPaper('p', {
      firstArrivedAt: '2026-01-01T00:00:00.000Z',
      arrival: { kind: 'enriched', at: '2026-03-01T12:00:00.000Z' },
    });
    expect(told([match(paper)])).toEqual(['p graphs enriched']);
  });
});

describe('a new interest (DESIGN "welcome")', () => {
  const sound = interest('sound', '2026-03-02T00:00:00.000Z');
  const who = reader({ interests: [GRAPHS, sound], answered: { ...reader().answered!, interests: ['graphs'] } });
  const day = (n: number) => `2026-02-${String(n).padStart(2, '0')}T12:00:00.000Z`;

  it('looks back seven days; the others do not', () => {
    const papers = [23, 24, 28].map((n) => anArrivedPaper(`p${n}`, { firstArrivedAt: day(n) }));
    expect(
      told(
        papers.flatMap((paper) => [match(paper), match(paper, 50, sound)]),
        undefined,
        who,
      ),
    ).toEqual(['p28 sound new', 'p24 sound new', 'p23 sound new']);
    expect(told([match(anArrivedPaper('p22', { firstArrivedAt: day(22) }), 50, sound)], undefined, who)).toEqual([]);
  });

  it('begins with the best twenty of what was there, and all of what came since', () => {
    const old = Array.from({ length: 30 }, (_, n) =>
      match(anArrivedPaper(`old${n}`, { firstArrivedAt: day(25) }), n, sound),
    );
    const since = Array.from({ length: 5 }, (_, n) =>
      match(anArrivedPaper(`since${n}`, { firstArrivedAt: '2026-03-02T01:00:00.000Z' }), 0, sound),
    );
    const ids = choose(dueRound(who, DUE), [...old, ...since], listedUpTo(undefined)).map(({ paper }) => paper.id);
    expect(ids.filter((id) => id.startsWith('old'))).toEqual(Array.from({ length: 20 }, (_, n) => `old${29 - n}`));
    expect(ids.filter((id) => id.startsWith('since'))).toHaveLength(5);
  });

  it('takes nothing from an interest that is owed it', () => {
    const many = Array.from({ length: 25 }, (_, n) => anArrivedPaper(`p${n}`));
    const matches = many.flatMap((paper, n) => [match(paper, 10), match(paper, 50 + n, sound)]);
    const chosen = choose(dueRound(who, DUE), matches, listedUpTo(undefined));
    expect(chosen).toHaveLength(25);
    expect(chosen.filter(({ interest: by }) => by.id === 'graphs')).toHaveLength(5);
  });
});
