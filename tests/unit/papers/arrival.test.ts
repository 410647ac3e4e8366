import { describe, expect, it } from 'vitest';
import { arrivalAfter, type Circumstances } from '../../../shared/papers/arrival.ts';
import { merge, paperOf } from '../../../shared/papers/merge.ts';
import type { ArrivalKind, Paper, PaperRecord } from '../../../shared/papers/paper.ts';
import { anAbstract, aRecord } from '../../fixtures/records.ts';

const NOW = '2026-11-22T06:00:00.000Z';
const LAST_WEEK = '2026-11-15T06:00:00.000Z';
const WHOLE = anAbstract('tidal gardens');
const REWRITTEN = anAbstract('the tides of another moon, seen from a boat, with entirely new proofs')
  .replaceAll('We ', 'The crew ')
  .replaceAll(' the ', ' our ');

const news: Circumstances = { at: NOW, backfill: false, newsMaxAgeDays: 60 };

function known(record: PaperRecord, kind: ArrivalKind | 'silent' = 'new', at = LAST_WEEK): Paper {
  const paper = paperOf('p', record, { dumpId: 'd', dumpRecord: 1, at });
  return kind !== 'silent' ? { ...paper, arrival: { kind, at } } : paper;
}

function tell(record: PaperRecord): Paper {
  return paperOf('p', record, { dumpId: 'e', dumpRecord: 1, at: NOW });
}

/** What a record makes a paper known as; undefined when it stays silent. */
function kindOf(before: Paper | undefined, record: PaperRecord, circumstances = news): ArrivalKind | undefined {
  const told = paperOf('p', record, { dumpId: 'e', dumpRecord: 1, ...circumstances });
  const arrival = arrivalAfter(before, before ? merge(before, told) : told, circumstances);
  return arrival === before?.arrival ? undefined : arrival?.kind;
}

describe('an unknown paper', () => {
  it.each([
    ['without a date', {}],
    ['of today', { published: '2026-11-22' }],
    ['60 days old', { published: '2026-09-23' }],
    ['of this year', { published: '2026' }],
    ['of a month that ended 53 days ago', { published: '2026-09' }],
    ['on a list of long ago', { listedOn: '2020-03-14' }],
    ['of tomorrow', { published: '2026-11-23' }],
  ])('%s is new', (_, fields) => {
    expect(kindOf(undefined, aRecord(fields))).toBe('new');
  });

  it.each([
    ['61 days old', { published: '2026-09-22' }],
    ['of last year', { published: '2025' }],
    ['withdrawn', { withdrawn: true }],
    ['a replacement of something never seen', { revision: true }],
  ])('%s is stored in silence (I6)', (_, fields) => {
    expect(kindOf(undefined, aRecord(fields))).toBeUndefined();
  });

  it('from backfill is stored in silence (I6)', () => {
    expect(kindOf(undefined, aRecord(), { ...news, backfill: true })).toBeUndefined();
  });
});

describe('a known paper', () => {
  it('told again is no news', () => {
    expect(
      kindOf(
        known(aRecord({ abstract: WHOLE })),
        aRecord({ abstract: WHOLE, ids: ['10.5555/x'], authors: ['Ada Fern'] }),
      ),
    ).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['a teaser', 'Gardens grow with the tide.'],
    ['its beginning, cut off', `${WHOLE.slice(0, 240)}…`],
  ])('first known with %s, whose abstract arrives, is enriched', (_, abstract) => {
    expect(kindOf(known(aRecord({ abstract })), aRecord({ abstract: WHOLE }))).toBe('enriched');
  });

  it('is not enriched by a few more letters', () => {
    expect(
      kindOf(known(aRecord({ abstract: `${WHOLE.slice(0, -30)}…` })), aRecord({ abstract: WHOLE })),
    ).toBeUndefined();
  });

  it('is not enriched when it has become old meanwhile, nor from backfill', () => {
    expect(kindOf(known(aRecord()), aRecord({ abstract: WHOLE, published: '2026-01-01' }))).toBeUndefined();
    expect(kindOf(known(aRecord()), aRecord({ abstract: WHOLE }), { ...news, backfill: true })).toBeUndefined();
  });

  it('is revised when a later version is really rewritten', () => {
    expect(kindOf(known(aRecord({ abstract: WHOLE, version: 1 })), aRecord({ abstract: REWRITTEN, version: 2 }))).toBe(
      'revised',
    );
    expect(kindOf(known(aRecord({ abstract: WHOLE })), aRecord({ abstract: REWRITTEN, revision: true }))).toBe(
      'revised',
    );
    expect(
      kindOf(
        known(aRecord({ title: 'Tidal gardens', abstract: WHOLE })),
        aRecord({ title: 'Why lanterns float', abstract: WHOLE, version: 2 }),
      ),
    ).toBe('revised');
  });

  it('is not revised by another source’s wording, or a version that is not later', () => {
    const before = known(aRecord({ abstract: WHOLE, version: 2 }));
    expect(kindOf(before, aRecord({ abstract: `${REWRITTEN} And more, so that it is longer.` }))).toBeUndefined();
    expect(kindOf(before, aRecord({ abstract: REWRITTEN, version: 1 }))).toBeUndefined();
  });

  it('says when it was really rewritten last, which a comma does not change', () => {
    const before = known(aRecord({ abstract: WHOLE, version: 2 }));
    const comma = (of: string) => of.replace('conditions', 'conditions,').replace('weeks', 'months');
    const told = (paper: Paper, record: PaperRecord, at = NOW) => {
      const after = merge(paper, paperOf('p', record, { dumpId: 'e', dumpRecord: 1, at }));
      return { ...after, arrival: arrivalAfter(paper, after, { ...news, at })! };
    };
    expect(told(before, aRecord({ abstract: comma(WHOLE), version: 3 })).arrival).toEqual({
      kind: 'revised',
      at: NOW,
      newsAt: LAST_WEEK,
    });
    const rewritten = told(before, aRecord({ abstract: REWRITTEN, version: 3 }));
    expect(rewritten.arrival).toEqual({ kind: 'revised', at: NOW, newsAt: LAST_WEEK, rewrittenAt: NOW });
    const later = '2026-11-23T06:00:00.000Z';
    expect(told(rewritten, aRecord({ abstract: comma(REWRITTEN), version: 4 }), later).arrival).toEqual({
      kind: 'revised',
      at: later,
      newsAt: LAST_WEEK,
      rewrittenAt: NOW,
    });
  });

  it('that is revised before most readers have had it stays new, in its new words (E3)', () => {
    const fresh = known(aRecord({ abstract: WHOLE }), 'new', '2026-11-21T06:00:00.000Z');
    expect(kindOf(fresh, aRecord({ abstract: REWRITTEN, version: 2 }))).toBeUndefined();
  });

  it('is withdrawn once', () => {
    const before = known(aRecord({ abstract: WHOLE }));
    expect(kindOf(before, aRecord({ withdrawn: true }))).toBe('withdrawn');
    expect(kindOf({ ...before, withdrawn: true }, aRecord({ withdrawn: true }))).toBeUndefined();
  });

  it('that was withdrawn comes back with a later version that stands, for whoever never had it', () => {
    const withdrawn = merge(
      known(aRecord({ abstract: WHOLE }), 'silent'),
      tell(aRecord({ withdrawn: true, version: 2 })),
    );
    expect(withdrawn.withdrawn).toBe(true);
    const gone: Paper = { ...withdrawn, arrival: { kind: 'withdrawn', at: LAST_WEEK } };
    expect(kindOf(gone, aRecord({ abstract: WHOLE, version: 1 }))).toBeUndefined();
    expect(kindOf(gone, aRecord({ abstract: WHOLE }))).toBeUndefined();
    expect(kindOf(gone, aRecord({ abstract: WHOLE, version: 3 }))).toBe('new');
    expect(merge(gone, tell(aRecord({ version: 3 }))).withdrawn).toBe(false);
    expect(kindOf(gone, aRecord({ version: 3 }), { ...news, backfill: true })).toBeUndefined();
    expect(kindOf(withdrawn, aRecord({ version: 3 }))).toBeUndefined();
  });

  it('stays withdrawn where a source that names no version says so', () => {
    const withdrawn = merge(known(aRecord({ abstract: WHOLE })), tell(aRecord({ withdrawn: true })));
    expect(merge(withdrawn, tell(aRecord({ version: 3 }))).withdrawn).toBe(true);
  });

  it('that never was news does not become news (I6)', () => {
    const silent = known(aRecord(), 'silent');
    for (const record of [
      aRecord({ abstract: WHOLE }),
      aRecord({ withdrawn: true }),
      aRecord({ abstract: REWRITTEN, version: 2 }),
    ])
      expect(kindOf(silent, record)).toBeUndefined();
  });
});
