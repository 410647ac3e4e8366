import { describe, expect, it } from 'vitest';
import { asTyped } from '../../../cli/as-typed.ts';

describe('an argument that begins with a minus', () => {
  it('is a query where it holds what no option does', () => {
    for (const query of ['-owl hawk', '-"deep owls" hawk', '-like:2403.12345', '-(owls OR hawks) mice'])
      expect(asTyped(query)).toBe(` ${query}`);
  });

  it('is an option otherwise, and everything else is as it was', () => {
    for (const argument of ['-h', '--json', '--query=-owl hawk', '--', '-', 'owl -hawk', '/usr/bin/node'])
      expect(asTyped(argument)).toBe(argument);
  });
});
