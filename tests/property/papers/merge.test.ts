import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge, paperOf } from '../../../shared/papers/merge.ts';
import type { Paper, PaperRecord } from '../../../shared/papers/paper.ts';
import { anAbstract, aRecord } from '../../fixtures/records.ts';

const SEED = 20261122;

const words = fc.constantFrom('Tidal gardens', 'TIDAL GARDENS', 'Tidal gardens grow', 'On tidal gardens');
const dates = fc.constantFrom('2026', '2026-03', '2026-03-12', '2026-03-13', '2025-12-31', '2027');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Any telling of one work, by values that are alike enough to meet. */
const aTellingOfOne: fc.Arbitrary<PaperRecord> = fc
  .record(
    {
      title: words,
      abstract: fc.constantFrom(
        '',
        'A teaser.',
        anAbstract('gardens'),
        anAbstract('garden'),
        anAbstract('gardens at night'),
        `${anAbstract('gardens').slice(0, 300)}…`,
      ),
      authors: fc.constantFrom([], ['A. Fern'], ['Ada Fern'], ['Ada Fern', 'Bo Li']),
      ids: fc.subarray(['2610.00001', '10.5555/a', '10.5555/b', 'pmid:1']),
      categories: fc.uniqueArray(fc.constantFrom('cs.LG', 'stat.ML', 'math.CO', 'q-bio.PE')),
      keywords: fc.uniqueArray(fc.constantFrom('tide', 'light', 'moss')),
      links: fc.record(
        {
          abstract: fc.constantFrom('https://arxiv.org/abs/1', 'https://doi.org/1', 'https://example.org/1'),
          pdf: fc.constantFrom('https://example.org/1.pdf', 'https://example.org/22.pdf'),
          code: fc.webUrl(),
        },
        { requiredKeys: [] },
      ),
      published: maybe(dates),
      listedOn: maybe(fc.constantFrom('2026-03-14', '2026-03-15')),
      version: maybe(fc.integer({ min: 1, max: 3 })),
      votes: maybe(fc.nat(3)),
      venue: maybe(fc.constantFrom('Journal', 'Annals')),
      comment: maybe(fc.constantFrom('12 pages', '13 pages')),
      revision: fc.boolean(),
      withdrawn: fc.boolean(),
      source: fc.constantFrom('jsonl', 'ris', 'hf-page'),
    },
    { noNullPrototype: true },
  )
  .map(({ published, listedOn, version, votes, venue, comment, ...told }) =>
    aRecord({
      ...told,
      ...(published && { published }),
      ...(listedOn && { listedOn }),
      ...(version && { version }),
      ...(votes !== undefined && { votes }),
      ...(venue && { venue }),
      ...(comment && { comment }),
    }),
  );

function tell(record: PaperRecord): Paper {
  return paperOf('p', record, { dumpId: 'd', dumpRecord: 1, at: '2026-11-22T06:00:00.000Z' });
}

describe('merging (I3)', () => {
  it('does not depend on the order of telling, nor on how tellings are grouped', () => {
    fc.assert(
      fc.property(
        fc
          .array(aTellingOfOne, { minLength: 2, maxLength: 7 })
          .chain((told) =>
            fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length }), fc.nat(told.length - 2)),
          ),
        ([told, shuffled, split]) => {
          const inOrder = told.map(tell).reduce(merge);
          expect(shuffled.map(tell).reduce(merge)).toEqual(inOrder);
          const halves = [told.slice(0, split + 1), told.slice(split + 1)].map((half) => half.map(tell).reduce(merge));
          expect(merge(halves[1]!, halves[0]!)).toEqual(inOrder);
        },
      ),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('changes nothing when a record is told again', () => {
    fc.assert(
      fc.property(fc.array(aTellingOfOne, { minLength: 1, maxLength: 5 }), fc.nat(4), (told, again) => {
        const paper = told.map(tell).reduce(merge);
        expect(merge(paper, tell(told[again % told.length]!))).toEqual(paper);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
