import { describe, expect, it } from 'vitest';
import { spanMs } from '../../../cli/clock.ts';

describe('a span of time', () => {
  it.each([
    ['90m', 5_400_000],
    ['12h', 43_200_000],
    ['1.5d', 129_600_000],
    ['2w', 1_209_600_000],
  ])('%s', (text, ms) => {
    expect(spanMs(text)).toBe(ms);
  });

  it.each(['1', 'd', '1y', '-1d', '1 d', ''])('%j is refused with an example', (text) => {
    expect(() => spanMs(text)).toThrow('write it like 90m, 12h, 1d or 2w');
  });
});
