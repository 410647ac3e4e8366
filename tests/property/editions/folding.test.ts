import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeEdition, type Material } from '../../../shared/editions/composing.ts';
import type { EditionBody } from '../../../shared/editions/edition.ts';
import { listedIn, listedUpTo, papersOf } from '../../../shared/editions/listed.ts';
import { PaperShelf } from '../../../shared/editions/paper-shelf.ts';
import { dueRound } from '../../../shared/editions/round.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import type { Interest, Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';

const SEED = 20261123;
const DUE = '2026-03-02T07:00:00.000Z';
const interest = (id: string): Interest => ({ id, label: id, query: id, addedAt: '2026-01-01T00:00:00.000Z' });
const READER: Reader = aReader({
  zone: 'UTC',
  interests: [interest('graphs'), interest('sound')],
  nextDueAt: DUE,
  watermark: '2026-03-01T06:58:00.000Z',
  answered: { dueAt: '2026-03-01T07:00:00.000Z', from: '2026-02-28T04:58:00.000Z', interests: ['graphs', 'sound'] },
});

/** Works of words of their own, told once or more often, now and then with a word changed. */
const papers: fc.Arbitrary<Paper[]> = fc
  .array(fc.record({ work: fc.nat({ max: 4 }), changed: fc.nat({ max: 240 }), votes: fc.nat({ max: 2 }) }), {
    maxLength: 10,
  })
  .map((tellings) =>
    tellings.map(({ work, changed, votes }, number) => {
      const words = Array.from({ length: 120 }, (_, n) => (n === changed ? 'changed' : `word${n}of${work}`));
      const title = `Title ${number} of ${work}`;
      return anArrivedPaper(`p${number}`, { title, abstract: words.join(' '), votes });
    }),
  );
const scores = fc.array(fc.nat({ max: 3 }), { minLength: 20, maxLength: 20 });

function edition(
  all: readonly Paper[],
  points: readonly number[],
  with_: Partial<Material> = {},
): EditionBody | undefined {
  const matches = all.flatMap((paper, nth) =>
    READER.interests
      .map((one, at) => ({ interest: one, paper, score: points[2 * nth + at]! }))
      .filter(({ score }) => score > 0),
  );
  return composeEdition({
    round: dueRound(READER, DUE),
    matches,
    considered: all.length,
    latest: undefined,
    predecessors: [],
    shelf: new PaperShelf(all),
    explain: () => [],
    links: { page: 'https://papers.example/e/1', leave: 'https://papers.example/u/1' },
    ...with_,
  });
}

describe('papers that nearly repeat each other', () => {
  it('are one card: every paper that matched is on exactly one, and none of them comes again (E2, E3)', () => {
    fc.assert(
      fc.property(papers, scores, (all, points) => {
        const body = edition(all, points);
        const matched = all.filter((_, nth) => points[2 * nth]! + points[2 * nth + 1]! > 0).map(({ id }) => id);
        expect(
          body
            ? listedIn(body)
                .map(({ id }) => id)
                .sort()
            : [],
        ).toEqual(matched.sort());
        if (!body) return;
        const works = papersOf(body).map(({ title }) => title.split(' ').at(-1));
        expect(new Set(works).size).toBe(works.length);
        for (const { title, copies = [] } of papersOf(body))
          for (const copy of copies) expect(copy.title.split(' ').at(-1)).toBe(title.split(' ').at(-1));
        const listed = listedUpTo(body);
        expect(
          all
            .filter((paper) => listed.has(paper))
            .map(({ id }) => id)
            .sort(),
        ).toEqual(matched.sort());
        expect(edition(all, points, { latest: body })).toBeUndefined();
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('make the same cards in whatever order they were read (M3)', () => {
    fc.assert(
      fc.property(papers, scores, (all, points) => {
        const body = edition(all, points);
        const backwards = points.toReversed().slice(20 - 2 * all.length);
        // Each paper keeps its points, interest by interest.
        const kept = Array.from({ length: 2 * all.length }, (_, n) => backwards[n % 2 === 0 ? n + 1 : n - 1]!);
        expect(edition(all.toReversed(), kept)?.sections).toEqual(body?.sections);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('stay together where they are carried (E3)', () => {
    fc.assert(
      fc.property(papers, scores, (all, points) => {
        const body = edition(all, points);
        if (!body) return;
        const row = {
          ...{
            id: body.id,
            readerId: body.readerId,
            dueAt: DUE,
            sendBefore: DUE,
            readerVersion: 1,
            papers: 1,
            attempts: 1,
          },
          ...{ unknownAttempts: 0, state: 'EXPIRED' as const, endedAt: DUE },
        };
        const next = edition([], points, { latest: body, predecessors: [{ edition: row, body }] });
        expect(listedIn(next!).map(({ id }) => id)).toEqual(listedIn(body).map(({ id }) => id));
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});
