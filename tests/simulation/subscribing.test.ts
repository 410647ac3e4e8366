import { describe, expect, it, vi } from 'vitest';
import { faultsAt, NO_FAULTS } from './faults.ts';
import { simulate } from './simulate.ts';

// Seconds on a free machine; a busy one is no failure.
vi.setConfig({ testTimeout: 300_000 });

describe('people who subscribe by themselves, and strangers who type their addresses', () => {
  it.each([
    ['without faults', NO_FAULTS],
    ['under faults at every await', faultsAt(0.01, 0.001)],
  ])(
    'are mailed nothing before they confirm, asked once, and nothing twice when they come back, %s (R1, E2)',
    async (_, faults) => {
      const { complaints, letters, confirmations } = await simulate({
        days: 90,
        readers: 20,
        seed: 11,
        faults,
        subscribing: true,
      });
      console.info(`${letters} letters, ${confirmations} confirmations`);
      expect(complaints).toEqual([]);
      expect(letters).toBeGreaterThan(30);
      expect(confirmations).toBeGreaterThan(20);
    },
  );
});
