import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { libraryOfDays } from '../../../../shared/matching/library/library-of-days.ts';
import { decodeCounts, decodePart, foldDay } from '../../../../shared/matching/library/segment.ts';
import { statisticsOf, summed } from '../../../../shared/matching/library/statistics.ts';
import { definitionCounts } from '../../../../shared/matching/terms/acronyms.ts';
import type { Paper } from '../../../../shared/papers/paper.ts';
import { anArrivedPaper } from '../../../fixtures/an-arrived-paper.ts';

const SEED = 20261123;
const DAY = '2026-03-01';

const phrase = fc.constantFrom(
  'retrieval-augmented generation (RAG)',
  'region adjacency graphs (RAG)',
  'We train Segment Anything Models.',
  'GANs and multi-modal β-VAEs',
  '__proto__ constructor 1,000',
  '基于扩散模型的方法',
);
const text = fc.array(fc.oneof(phrase, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 4 });
const papers: fc.Arbitrary<Paper[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      title: text.map((parts) => parts.join(' ')),
      abstract: text.map((parts) => parts.join(' ')),
      votes: fc.option(fc.nat(), { nil: undefined }),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ id, votes, ...texts }) => anArrivedPaper(id, { ...texts, ...(votes !== undefined && { votes }) })),
  );

const counted = (all: readonly Paper[]) => decodeCounts(foldDay(DAY, all).counts);
const sorted = <V>(map: ReadonlyMap<string, V>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('a day segment', () => {
  it('gives back the papers and the counts that were folded into it', () => {
    fc.assert(
      fc.property(papers, (all) => {
        const folded = foldDay(DAY, all);
        const back = folded.parts.flatMap((part) => decodePart(part.text));
        const counts = decodeCounts(folded.counts);
        expect(
          back.map(({ id, title, abstract, votes, arrival }) => ({ id, title, abstract, votes, arrival })),
        ).toEqual(
          [...all]
            .sort((a, b) => (a.id < b.id ? -1 : 1))
            .map(({ id, title, abstract, votes, arrival }) => ({ id, title, abstract, votes, arrival })),
        );
        expect(counts.statistics).toEqual(statisticsOf(back));
        expect(counts.definitions).toEqual(definitionCounts(back));
        expect(counts.parts).toEqual(folded.parts.map(({ name }) => name));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('is the same bytes whatever the order of the papers, and folded twice', () => {
    fc.assert(
      fc.property(papers, (all) => {
        expect(foldDay(DAY, all.toReversed())).toEqual(foldDay(DAY, all));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('is counted the same in one part and in many', () => {
    fc.assert(
      fc.property(papers, fc.integer({ min: 1, max: 5 }), (all, partPapers) => {
        const parted = foldDay(DAY, all, partPapers);
        expect(parted.parts).toHaveLength(Math.ceil(all.length / partPapers));
        expect({ ...decodeCounts(parted.counts), parts: [] }).toEqual({ ...counted(all), parts: [] });
        expect(parted.parts.map((part) => part.text).join('')).toBe(
          foldDay(DAY, all)
            .parts.map((part) => part.text)
            .join(''),
        );
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

describe('a library of days', () => {
  it('counts alike in whatever order days are added up', () => {
    fc.assert(
      fc.property(fc.array(papers, { maxLength: 4 }), (days) => {
        const counts = days.map((all) => counted(all).statistics);
        const backwards = summed(counts.toReversed());
        expect(sorted(summed(counts).occurring)).toEqual(sorted(backwards.occurring));
        expect(sorted(summed(counts).stems)).toEqual(sorted(backwards.stems));
        expect({ ...summed(counts), occurring: 0, stems: 0 }).toEqual({ ...backwards, occurring: 0, stems: 0 });
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('is the same from the same days, and its name tells them (M3)', async () => {
    const days = Array.from({ length: 12 }, (_, index) => `2026-03-${10 + index}`);
    const countsOf = async (day: string) =>
      decodeCounts(
        foldDay(
          day,
          Array.from({ length: 5 }, (_, index) =>
            anArrivedPaper(`${day}-${index}`, { abstract: `large language models (LLMs), number ${index}` }),
          ),
        ).counts,
      );
    const library = await libraryOfDays(days, countsOf);
    expect(library?.statistics.papers).toBe(60);
    expect(library?.acronyms.byShort.get('LLM')?.papers).toBe(60);
    expect(library?.version).toMatch(/^\d+-2026-03-21-[0-9a-f]{8}$/);
    expect(await libraryOfDays(days, countsOf)).toEqual(library);
    expect((await libraryOfDays(days.slice(1), countsOf))?.version).not.toBe(library?.version);
  });

  it('is none while there are too few papers to learn from', async () => {
    expect(await libraryOfDays([DAY], async () => counted([anArrivedPaper('1')]))).toBeUndefined();
  });
});
