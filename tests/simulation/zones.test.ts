import { describe, expect, it } from 'vitest';
import { ALL_ZONES, sameClocks, tellingDays, wrongDays } from './zones.ts';

describe('a daily reader in any zone (E1)', () => {
  it('gets exactly one edition a local day, at their hour, around every change of every clock from 2025 to 2035', {
    timeout: 120_000,
  }, () => {
    const clocks = sameClocks();
    expect(clocks.flat().length).toBe(ALL_ZONES.length);
    expect(clocks.flatMap(([zone]) => wrongDays(zone!, tellingDays(zone!)))).toEqual([]);
  });

  it('gets it under every name that a clock has', { timeout: 120_000 }, () => {
    expect(ALL_ZONES.length).toBeGreaterThan(400);
    expect(ALL_ZONES.flatMap((zone) => wrongDays(zone, tellingDays(zone, 2025)))).toEqual([]);
  });
});
