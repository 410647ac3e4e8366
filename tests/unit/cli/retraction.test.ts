import { expect, it } from 'vitest';
import { describeRetraction } from '../../../cli/retraction.ts';

it('tells what a retraction would do before, and what it did after, of one paper as of many', () => {
  const one = { takenBack: 1, unlisted: 1, kept: 1, examples: [] };
  const many = { takenBack: 3, unlisted: 0, kept: 2, examples: [] };
  expect(describeRetraction(one, 'would be')).toBe(
    '1 paper would be taken back; 1 that somebody was mailed would be left out of further editions; 1 that other dumps brought too stays.',
  );
  expect(describeRetraction(one, 'was')).toMatch(/^1 paper was taken back; 1 that somebody was mailed was left out/);
  expect(describeRetraction(many, 'was')).toBe(
    '3 papers were taken back; 0 that somebody was mailed were left out of further editions; 2 that other dumps brought too stay.',
  );
});
