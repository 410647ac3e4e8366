import { describe, expect, it } from 'vitest';
import { withoutWithdrawn } from '../../../shared/editions/withdrawn.ts';
import type { ArrivalKind } from '../../../shared/papers/paper.ts';
import { aFrozenPaper, aSection } from '../../fixtures/an-edition.ts';

const told = (id: string, kind: ArrivalKind = 'withdrawn') => ({ kind, paper: { id } });
const copy = (id: string, title = `Title of ${id}`) => ({
  ...{ id, title, source: 'jsonl', links: {}, arrivedAt: '2026-03-01T12:00:00.000Z' },
});
const WHY = { interestId: 'graphs', clause: 'graphs', field: 'title', words: ['graphs'], abstract: [] } as const;
const CARD = aFrozenPaper('old', {
  ...{ venue: 'Nature', carried: 'not mailed', why: [{ ...WHY, title: [[0, 6]] }] },
  copies: [copy('twin'), copy('third')],
});
const PLAIN = aFrozenPaper('plain', { carried: 'not mailed' });
const next = (...what: ReturnType<typeof told>[]) => {
  const { old, told: left } = withoutWithdrawn([aSection([CARD, PLAIN])], what);
  return { papers: old.flatMap(({ papers }) => papers), told: left.map(({ paper }) => paper.id) };
};

describe('what was withdrawn before it was mailed', () => {
  it('is not told of, by itself or as a copy, and all else stays as it was', () => {
    expect(next(told('plain'), told('new', 'new'))).toEqual({ papers: [CARD], told: ['new'] });
    expect(next(told('twin'))).toStrictEqual({ papers: [{ ...CARD, copies: [copy('third')] }, PLAIN], told: [] });
    expect(next(told('old'), told('twin'), told('third'))).toStrictEqual({ papers: [PLAIN], told: [] });
    const [alone] = next(told('twin'), told('third')).papers;
    expect(alone?.id).toBe('old');
    expect(alone).not.toHaveProperty('copies');
  });

  it('leaves its card to what nearly repeats it, with nothing that was true of the other alone (E3)', () => {
    const [card] = next(told('old')).papers;
    expect(card).toMatchObject({ ...copy('twin'), carried: 'not mailed', arrival: 'new', copies: [copy('third')] });
    expect(card).not.toHaveProperty('venue');
    expect(card?.why).toEqual([{ ...WHY, title: [] }]);
    expect(next(told('old'), told('twin')).papers[0]).not.toHaveProperty('copies');
  });

  it('leaves the marks in the title where both are called the same', () => {
    const same = { ...CARD, copies: [copy('twin', CARD.title)] };
    const { old } = withoutWithdrawn([aSection([same])], [told('old')]);
    expect(old[0]?.papers[0]?.why).toEqual(CARD.why);
  });

  it('is told of as withdrawn where it may have reached the reader', () => {
    const sent = aSection([{ ...PLAIN, carried: 'may have reached you' }]);
    expect(withoutWithdrawn([sent], [told('plain')]).told).toHaveLength(1);
  });

  it('is not what was revised: that is carried, and its revision told (E3)', () => {
    expect(next(told('plain', 'revised'))).toEqual({ papers: [CARD, PLAIN], told: ['plain'] });
  });
});
