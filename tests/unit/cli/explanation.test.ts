import { describe, expect, it } from 'vitest';
import { explanation, type Known } from '../../../cli/explanation.ts';
import type { Edition } from '../../../shared/editions/edition.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';
import { aBody, aFrozenPaper, aSection } from '../../fixtures/an-edition.ts';

const AT = '2026-03-02T07:00:00.000Z';
const facts = {
  id: 'e1',
  readerId: 'r1',
  dueAt: AT,
  sendBefore: AT,
  readerVersion: 1,
  papers: 60,
  attempts: 1,
  unknownAttempts: 0,
};
const sent: Edition = { ...facts, state: 'SENT', sentAt: '2026-03-02T07:01:00.000Z' };
const why = [{ interestId: 'i1', clause: 'graph', field: 'title', words: ['Graphs'], title: [], abstract: [] }];
const known = (with_: Partial<Known> = {}): Known => ({
  paper: anArrivedPaper('p1'),
  reader: aReader({ watermark: '2026-03-02T06:58:00.000Z', nextDueAt: '2026-03-03T07:00:00.000Z' }),
  found: [{ label: 'graphs', score: 63.2, why }],
  editions: [],
  operator: 'me@example.org',
  ...with_,
});
const last = (with_: Partial<Known>) => explanation(known(with_)).at(-1);

describe('the way of a paper to a reader', () => {
  it('says when it was seen, and by what it is matched', () => {
    expect(explanation(known()).slice(0, 3)).toEqual([
      '“Paper p1” (title:p1)',
      'Seen first on 2026-03-01 12:00Z, as record 1 of dump-1 (hf-page, jsonl). It last counted as new on 2026-03-01 12:00Z.',
      'Matched by “graphs” with 63 of 100 (graph in the title: Graphs).',
    ]);
  });

  it.each([
    ['p1', 'number 1 of 60, place 1 of 60 under “i1”, in full. Mailed on 2026-03-02 07:01Z.'],
    ['p20', 'number 20 of 60, place 20 of 60 under “i1”, capped: by its title. Mailed on'],
    ['p55', 'number 55 of 60, place 55 of 60 under “i1”, capped: on the edition’s page only.'],
  ])('says where it stood and what of it was in the mail: %s', (id, told) => {
    const papers = Array.from({ length: 60 }, (_, at) => aFrozenPaper(`p${at + 1}`));
    const body = aBody({ sections: [aSection(papers)] });
    expect(last({ paper: anArrivedPaper(id), editions: [{ edition: sent, body }] })).toContain(told);
  });

  it.each(['revised', 'withdrawn', 'enriched'] as const)('says that it was told as %s', (arrival) => {
    const body = aBody({ sections: [aSection([aFrozenPaper('p1', { arrival })])] });
    expect(last({ editions: [{ edition: sent, body }] })).toContain(
      `under “i1”, told as ${arrival}, in full. Mailed on`,
    );
  });

  it('follows it from an edition that ended unmailed into the one that carries it, and from one paper into another', () => {
    const parked: Edition = { ...facts, id: 'e0', state: 'PARKED', reason: 'two sends', endedAt: AT };
    const carrying = aBody({
      sections: [aSection([aFrozenPaper('p1', { carried: 'may have reached you' })])],
      carries: ['e9', 'e0'],
    });
    const lines = explanation(
      known({
        paper: anArrivedPaper('p9', { formerIds: ['p1'] }),
        editions: [
          { edition: { ...parked, id: 'e9' }, body: aBody({ id: 'e9', papers: ['p7'] }) },
          { edition: parked, body: aBody({ id: 'e0' }) },
          { edition: sent, body: carrying },
          { edition: { ...facts, id: 'e2', state: 'EXPIRED', endedAt: AT }, body: undefined },
        ],
      }),
    ).slice(3);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('Not known to be mailed: parked, two sends.');
    expect(lines[1]).toContain('carried from e0 (may have reached you). Mailed on');
  });

  it.each<[string, Partial<Known>]>([
    ['what is no news is mailed to nobody', { paper: (({ arrival, ...rest }) => rest)(anArrivedPaper('p1')) }],
    ['nothing that they ask for', { found: [] }],
    ['fits nothing well enough', { reader: aReader({ preferences: { minimumScore: 80 } }) }],
    ['they get no mail (left)', { reader: aReader({ consent: { state: 'left', at: AT } }) }],
    [
      'can come with the next, due 2026-03-03 07:00Z',
      { paper: anArrivedPaper('p1', { firstArrivedAt: '2026-03-02T12:00:00.000Z' }) },
    ],
    ['listed it', { editions: [{ edition: sent, body: aBody({ papers: ['p2'], listedBefore: ['p1@x'] }) }] }],
    ['before they were a reader', { paper: anArrivedPaper('p1', { firstArrivedAt: '2025-03-02T12:00:00.000Z' }) }],
    ['before they asked', {}],
  ])('says why it did not come: %s', (told, with_) => {
    expect(last({ reader: aReader({ ...known().reader, addedAt: '2026-01-01T00:00:00.000Z' }), ...with_ })).toContain(
      told,
    );
  });
});
