import { describe, expect, it } from 'vitest';
import { mailedAgain } from '../../../shared/editions/carry.ts';
import type { Match } from '../../../shared/editions/choosing.ts';
import { composeEdition, type Material } from '../../../shared/editions/composing.ts';
import type { Edition } from '../../../shared/editions/edition.ts';
import { PaperShelf } from '../../../shared/editions/paper-shelf.ts';
import { dueRound } from '../../../shared/editions/round.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import type { Interest, Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';
import { aBody, aFrozenPaper, aSection } from '../../fixtures/an-edition.ts';

const interest = (id: string): Interest => ({
  id,
  label: id.toUpperCase(),
  query: `"${id}"`,
  addedAt: '2026-01-01T00:00:00.000Z',
});
const [GRAPHS, SOUND] = [interest('graphs'), interest('sound')];
const DUE = '2026-03-02T07:00:00.000Z';
const reader = (with_: Partial<Reader> = {}) =>
  aReader({
    id: 'r1',
    zone: 'UTC',
    interests: [GRAPHS, SOUND],
    nextDueAt: DUE,
    watermark: '2026-03-01T06:58:00.000Z',
    answered: { dueAt: '2026-03-01T07:00:00.000Z', from: '2026-02-28T04:58:00.000Z', interests: ['graphs', 'sound'] },
    version: 4,
    ...with_,
  });
const LINKS = { page: 'https://papers.example/e/1', leave: 'https://papers.example/u/1' };
/** Matches with whole papers, which are on the shelf. */
type Whole = Omit<Partial<Material>, 'matches'> & { readonly matches?: readonly (Match & { readonly paper: Paper })[] };
const compose = ({ matches = [], ...with_ }: Whole = {}, who = reader()) =>
  composeEdition({
    round: dueRound(who, DUE),
    matches,
    shelf: new PaperShelf(matches.map(({ paper }) => paper)),
    considered: 12,
    latest: undefined,
    predecessors: [],
    explain: (by, paper) => [
      { interestId: by.id, clause: paper.id, field: 'title', words: [], title: [], abstract: [] },
    ],
    links: LINKS,
    ...with_,
  });
const ended = (state: 'EXPIRED' | 'REFUSED' | 'PARKED', unknownAttempts = 0): Edition => {
  const facts = {
    id: 'e0',
    readerId: 'r1',
    dueAt: DUE,
    sendBefore: DUE,
    readerVersion: 1,
    papers: 1,
    attempts: 1,
    unknownAttempts,
  };
  return state === 'EXPIRED' ? { ...facts, state, endedAt: DUE } : { ...facts, state, reason: '', endedAt: DUE };
};

describe('an edition', () => {
  it('holds each paper whole, with its reasons, in the order of the reader’s interests', () => {
    const [a, b] = [
      anArrivedPaper('a'),
      anArrivedPaper('b', { published: '2026-02-28', listedOn: '2026-03-01', venue: 'Nature', votes: 0 }),
    ];
    const body = compose({
      matches: [
        { interest: SOUND, paper: a, score: 90 },
        { interest: GRAPHS, paper: b, score: 10 },
      ],
    });
    expect(body).toEqual({
      id: 'r1-20260302T070000Z-4',
      readerId: 'r1',
      dueAt: DUE,
      sendBefore: '2026-03-02T19:00:00.000Z',
      readerVersion: 4,
      cadence: 'daily',
      zone: 'UTC',
      window: { from: '2026-03-01T04:58:00.000Z', to: '2026-03-02T06:58:00.000Z' },
      considered: 12,
      sections: [
        {
          interest: { id: 'graphs', label: 'GRAPHS', query: '"graphs"' },
          toStartWith: false,
          papers: [
            {
              id: 'b',
              title: 'Paper b',
              abstract: 'What b is about.',
              authors: ['Ada Lovelace', 'Emmy Noether', 'Lise Meitner', 'Grace Hopper'],
              authorCount: 4,
              categories: ['cs.LG'],
              links: { abstract: 'https://papers.example/b' },
              published: '2026-02-28',
              listedOn: '2026-03-01',
              venue: 'Nature',
              votes: 0,
              source: 'hf-page',
              arrival: 'new',
              arrivedAt: '2026-03-01T12:00:00.000Z',
              why: [{ interestId: 'graphs', clause: 'b', field: 'title', words: [], title: [], abstract: [] }],
            },
          ],
        },
        expect.objectContaining({
          interest: { id: 'sound', label: 'SOUND', query: '"sound"' },
          papers: [expect.objectContaining({ id: 'a' })],
        }),
      ],
      carries: [],
      links: LINKS,
      listedBefore: [],
    });
    expect(body?.sections[1]?.papers[0]).not.toHaveProperty('published');
    expect(body?.sections[1]?.papers[0]).not.toHaveProperty('votes');
  });

  it('names the library that ranked it, where one did (M3)', () => {
    const matches = [{ interest: GRAPHS, paper: anArrivedPaper('a'), score: 1 }];
    expect(compose({ matches, libraryVersion: 'v1' })?.libraryVersion).toBe('v1');
    expect(compose({ matches })).not.toHaveProperty('libraryVersion');
  });

  it('knows when its one paper is called as the one of the edition before, so that the subjects differ', () => {
    const latest = { ...aBody({ papers: [] }), sections: [aSection([aFrozenPaper('z', { title: 'Editorial' })])] };
    const matches = [{ interest: GRAPHS, paper: anArrivedPaper('a', { title: 'Editorial' }), score: 1 }];
    expect(compose({ matches, latest })?.sameTitleAsBefore).toBe(true);
    expect(compose({ matches })).not.toHaveProperty('sameTitleAsBefore');
    const other = [{ interest: GRAPHS, paper: anArrivedPaper('a'), score: 1 }];
    expect(compose({ matches: other, latest })).not.toHaveProperty('sameTitleAsBefore');
    expect(compose({ matches: [...matches, { ...other[0]!, paper: anArrivedPaper('b') }], latest })).not.toHaveProperty(
      'sameTitleAsBefore',
    );
    const two = aBody({ sections: [aSection(['z', 'y'].map((id) => aFrozenPaper(id, { title: 'Editorial' })))] });
    expect(compose({ matches, latest: two })).not.toHaveProperty('sameTitleAsBefore');
    expect(
      compose({
        matches: [...other, ...matches].map((one, n) => ({ ...one, paper: anArrivedPaper(`a${n}`) })),
        latest: two,
      }),
    ).not.toHaveProperty('sameTitleAsBefore');
    const long = (title: string) => ({ ...matches[0]!, paper: anArrivedPaper('a', { title }) });
    const report = aBody({ sections: [aSection([aFrozenPaper('z', { title: 'Report of the year, part one' })])] });
    expect(compose({ matches: [long('REPORT of the year, part two')], latest: report })?.sameTitleAsBefore).toBe(true);
  });

  it('says which sources have gone stale, where any has', () => {
    const matches = [{ interest: GRAPHS, paper: anArrivedPaper('a'), score: 1 }];
    const stale = [{ name: 'arXiv', since: '2026-02-27T00:00:00.000Z' }];
    expect(compose({ matches, stale })?.stale).toEqual(stale);
    expect(compose({ matches, stale: [] })).not.toHaveProperty('stale');
    expect(compose({ matches })).not.toHaveProperty('stale');
  });

  it('keeps of each paper when it came as what it is told as', () => {
    const arrival = { kind: 'enriched', at: '2026-03-01T15:00:00.000Z' } as const;
    const matches = [{ interest: GRAPHS, paper: anArrivedPaper('a', { arrival }), score: 1 }];
    expect(compose({ matches })?.sections[0]?.papers[0]?.arrivedAt).toBe(arrival.at);
  });

  it('is not made where there is nothing to tell', () => {
    expect(compose()).toBeUndefined();
  });

  it('says of a new interest that it is only to start with', () => {
    const who = reader({ answered: { ...reader().answered!, interests: ['graphs'] } });
    const body = compose(
      { matches: [GRAPHS, SOUND].map((by, n) => ({ interest: by, paper: anArrivedPaper(`p${n}`), score: 1 })) },
      who,
    );
    expect(body?.sections.map(({ toStartWith }) => toStartWith)).toEqual([false, true]);
  });

  it('remembers what was listed, newest first, and each paper once', () => {
    const at = (instant: string) => Date.parse(instant).toString(36);
    const before = aBody({
      papers: ['a', 'b'],
      listedBefore: [`b@${at('2026-01-01T00:00:00.000Z')}`, `c@${at('2026-01-02T00:00:00.000Z')}`],
    });
    const body = compose({ latest: before, matches: [{ interest: GRAPHS, paper: anArrivedPaper('d'), score: 1 }] });
    const noon = at('2026-03-01T12:00:00.000Z');
    expect(body?.listedBefore).toEqual([`a@${noon}`, `b@${noon}`, `c@${at('2026-01-02T00:00:00.000Z')}`]);
  });

  it('remembers no more than 6000, but all of the edition before it', () => {
    const entries = Array.from({ length: 6000 }, (_, n) => `old${n}@0`);
    const matches = [{ interest: GRAPHS, paper: anArrivedPaper('d'), score: 1 }];
    const remembered = compose({ latest: aBody({ papers: ['a', 'b'], listedBefore: entries }), matches })?.listedBefore;
    expect(remembered).toHaveLength(6000);
    expect(remembered?.at(-1)).toBe('old5997@0');
    const huge = Array.from({ length: 6500 }, (_, n) => `p${n}`);
    expect(compose({ latest: aBody({ papers: huge, listedBefore: entries }), matches })?.listedBefore).toHaveLength(
      6500,
    );
  });

  it('keeps 300 papers whole, and of more what a list of titles needs', () => {
    const matches = Array.from({ length: 302 }, (_, n) => ({
      interest: GRAPHS,
      paper: anArrivedPaper(`p${n}`),
      score: 302 - n,
    }));
    const papers = compose({ matches })!.sections[0]!.papers;
    expect(papers).toHaveLength(302);
    expect(papers[299]).toMatchObject({ id: 'p299', abstract: 'What p299 is about.' });
    expect(papers[300]).toMatchObject({
      id: 'p300',
      title: 'Paper p300',
      abstract: '',
      why: [],
      authors: ['Ada Lovelace', 'Emmy Noether', 'Lise Meitner'],
    });
  });
});

describe('the papers of an edition that ended (E3, E4)', () => {
  const before = aBody({
    id: 'e0',
    sections: [aSection([aFrozenPaper('old')], 'sound'), aSection([aFrozenPaper('gone')], 'given up')],
  });

  it('lead their section, and come though nothing new matched; those of interests given up come last', () => {
    const fresh = { interest: SOUND, paper: anArrivedPaper('new'), score: 1 };
    const body = compose({
      matches: [fresh],
      latest: before,
      predecessors: [{ edition: ended('EXPIRED'), body: before }],
    });
    expect(
      body?.sections.map(({ interest: { id }, papers }) => [
        id,
        ...papers.map((paper) => `${paper.id} ${paper.carried}`),
      ]),
    ).toEqual([
      ['sound', 'old not mailed', 'new undefined'],
      ['given up', 'gone not mailed'],
    ]);
    expect(body?.carries).toEqual(['e0']);
    expect(
      compose({ latest: before, predecessors: [{ edition: ended('EXPIRED'), body: before }] })?.sections,
    ).toHaveLength(2);
  });

  it('say that they may have reached the reader where nobody knows', () => {
    for (const edition of [ended('PARKED', 2), ended('EXPIRED', 1)]) {
      const [section] = compose({ predecessors: [{ edition, body: before }] })!.sections;
      expect(section?.papers[0]?.carried).toBe('may have reached you');
    }
  });

  it('go on saying so when the edition that carries them is not mailed either', () => {
    const twice = aBody({
      id: 'e0',
      sections: [aSection([aFrozenPaper('old', { carried: 'may have reached you' })], 'sound')],
    });
    expect(
      compose({ predecessors: [{ edition: ended('EXPIRED'), body: twice }] })?.sections[0]?.papers[0]?.carried,
    ).toBe('may have reached you');
  });

  it('go on by title alone when their edition was refused: no text blocks a reader twice', () => {
    const body = aBody({ id: 'e0', sections: [aSection([aFrozenPaper('poison'), aFrozenPaper('other')], 'sound')] });
    const carriedFrom = (edition: Edition) => compose({ predecessors: [{ edition, body }] })!.sections[0]!.papers;
    expect(carriedFrom(ended('REFUSED')).map(({ id, abstract, carried }) => [id, abstract, carried])).toEqual([
      ['poison', '', 'not mailed'],
      ['other', '', 'not mailed'],
    ]);
    expect(carriedFrom(ended('EXPIRED'))[0]?.abstract).toBe('What poison is about.');
  });

  it('are carried beside one that was mailed, which is not', () => {
    const { endedAt: _, ...facts } = { ...ended('EXPIRED'), endedAt: DUE };
    const mailed: Edition = { ...facts, id: 'e9', state: 'SENT', sentAt: DUE };
    const other = aBody({ id: 'e9', papers: ['mailed'] });
    const body = compose({
      predecessors: [
        { edition: mailed, body: other },
        { edition: ended('EXPIRED'), body: before },
      ],
    });
    expect(body?.carries).toEqual(['e0']);
    expect(body?.sections.flatMap(({ papers }) => papers.map(({ id }) => id))).toEqual(['old', 'gone']);
    const lost = { edition: { ...ended('EXPIRED'), id: 'lost' } };
    expect(compose({ predecessors: [lost, { edition: ended('EXPIRED'), body: before }] })?.carries).toEqual(['e0']);
  });

  it('are told once, though they were revised since (E2, E3)', () => {
    const revised = anArrivedPaper('old', { arrival: { kind: 'revised', at: '2026-03-01T20:00:00.000Z' } });
    const body = compose(
      {
        matches: [{ interest: SOUND, paper: revised, score: 50 }],
        latest: before,
        predecessors: [{ edition: ended('EXPIRED'), body: before }],
      },
      reader({ preferences: { revisions: 'all' } }),
    );
    expect(body?.sections.flatMap(({ papers }) => papers.map(({ id, carried }) => `${id} ${carried}`))).toEqual([
      'old not mailed',
      'gone not mailed',
    ]);
  });

  it('are marked, every one, when the edition itself is mailed again', () => {
    const again = mailedAgain(before);
    expect(again.sections.flatMap(({ papers }) => papers.map(({ id, carried }) => `${id} ${carried}`))).toEqual([
      'old may have reached you',
      'gone may have reached you',
    ]);
    expect({ ...again, sections: [] }).toEqual({ ...before, sections: [] });
  });

  it('are carried once, though two editions ended with them', () => {
    const other = { ...ended('EXPIRED'), id: 'e9' };
    const body = compose({
      predecessors: [
        { edition: ended('EXPIRED'), body: before },
        { edition: other, body: { ...before, id: 'e9' } },
      ],
    });
    expect(body?.sections.flatMap(({ papers }) => papers.map(({ id }) => id))).toEqual(['old', 'gone']);
  });

  it('that were withdrawn since are told as that, if they may have reached the reader, and else not at all', () => {
    const withdrawn = {
      interest: SOUND,
      paper: anArrivedPaper('old', { arrival: { kind: 'withdrawn', at: '2026-03-01T20:00:00.000Z' } }),
      score: 0,
    };
    const told = (edition: Edition) =>
      compose({ matches: [withdrawn], latest: before, predecessors: [{ edition, body: before }] })!.sections.flatMap(
        ({ papers }) => papers.map(({ id, arrival }) => `${id} ${arrival}`),
      );
    expect(told(ended('EXPIRED'))).toEqual(['gone new']);
    expect(told(ended('PARKED', 2))).toEqual(['old withdrawn', 'gone new']);
  });

  it('are not carried while nobody knows the end, or after they were mailed, or where the body is gone', () => {
    const facts = {
      id: 'e0',
      readerId: 'r1',
      dueAt: DUE,
      sendBefore: DUE,
      readerVersion: 1,
      papers: 1,
      attempts: 1,
      unknownAttempts: 0,
    };
    const editions: Edition[] = [
      { ...facts, state: 'PLANNED', nextActionAt: DUE },
      { ...facts, state: 'CLAIMED', claim: { owner: 'x', leaseUntil: DUE }, nextActionAt: DUE },
      { ...facts, state: 'SENT', sentAt: DUE },
    ];
    for (const edition of editions) expect(compose({ predecessors: [{ edition, body: before }] })).toBeUndefined();
    expect(compose({ predecessors: [{ edition: ended('EXPIRED') }] })).toBeUndefined();
  });
});

describe('after four weeks in which nothing matched', () => {
  const silentSince = (since: string, with_: Partial<Reader> = {}) =>
    reader({ answered: { ...reader().answered!, silence: { since, told: false } }, ...with_ });

  it('one note says what the reader asks for', () => {
    const body = compose({}, silentSince('2026-02-02T07:00:00.000Z'));
    expect(body?.sections).toEqual([
      { interest: { id: 'graphs', label: 'GRAPHS', query: '"graphs"' }, papers: [], toStartWith: false },
      { interest: { id: 'sound', label: 'SOUND', query: '"sound"' }, papers: [], toStartWith: false },
    ]);
    expect(compose({}, silentSince('2026-02-02T07:00:00.001Z'))).toBeUndefined();
  });

  it('it answers for all of the silence: since when, and how many papers came in', () => {
    const silence = { since: '2026-01-20T06:58:00.000Z', told: false, arrived: 400 };
    const silent = reader({ answered: { ...reader().answered!, silence } });
    const counted = { ...dueRound(silent, DUE), arrived: 3 };
    expect(compose({ round: counted, considered: 12 }, silent)).toMatchObject({
      window: { from: silence.since, to: '2026-03-02T06:58:00.000Z' },
      considered: 403,
    });
    const edition = compose(
      { round: counted, considered: 12, matches: [{ interest: GRAPHS, paper: anArrivedPaper('p1'), score: 50 }] },
      silent,
    );
    expect(edition).toMatchObject({ window: { from: '2026-03-01T04:58:00.000Z' }, considered: 12 });
  });

  it('nothing says so to who was told, to who would rather not, or as a first mail', () => {
    const long = '2026-01-01T00:00:00.000Z';
    expect(
      compose({}, reader({ answered: { ...reader().answered!, silence: { since: long, told: true } } })),
    ).toBeUndefined();
    expect(compose({}, silentSince(long, { preferences: { quietNotes: false } }))).toBeUndefined();
    expect(compose({}, silentSince(long, { consent: { state: 'invited' } }))).toBeUndefined();
    expect(compose({}, silentSince(long, { preferences: {} }))).toBeDefined();
    const { answered: _, ...fresh } = reader();
    expect(compose({}, fresh)).toBeUndefined();
  });
});
