import { describe, expect, it } from 'vitest';
import { erased, takenOff } from '../../../shared/readers/erased.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const AT = '2026-11-22T12:00:00.000Z';

describe('a reader who is erased (R3)', () => {
  it('leaves a keyed hash, when that was, and nothing that they chose or were told', () => {
    const reader = aReader({
      preferences: { language: 'de', cards: 5 },
      answered: { dueAt: AT, from: AT, interests: ['i1'], silence: { since: AT, told: true } },
      transientBounces: [AT],
      changes: { day: '2026-11-22', count: 3 },
      openEditions: ['e1'],
      version: 7,
    });
    const said = Object.values(erased(reader, AT))
      .flat()
      .filter((value) => typeof value === 'string');
    expect([...new Set(said)]).toEqual([reader.id, '', 'UTC', AT]);
    expect(erased(reader, AT)).toMatchObject({ consent: { state: 'left', at: AT }, version: 7, interests: [] });
    expect(Object.keys(erased(reader, AT))).toEqual(Object.keys(erased(aReader(), AT)));
  });

  it('stays one whose mailbox refused us, or who left before', () => {
    const suppressed = { state: 'suppressed', reason: 'complaint', at: '2026-01-01T00:00:00.000Z' } as const;
    expect(erased(aReader({ consent: suppressed }), AT).consent).toEqual(suppressed);
    expect(takenOff(aReader({ consent: { state: 'left', at: '2026-01-01T00:00:00.000Z' } }), AT)).toEqual({
      state: 'left',
      at: '2026-01-01T00:00:00.000Z',
    });
  });
});
