import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../local/options.ts';
import { CannotRun } from '../../../local/state.ts';

describe('what follows "npm start --"', () => {
  it('may be nothing', () => {
    expect(readOptions([])).toEqual({ dir: resolve('.offprint'), port: 4080, fresh: false, once: false });
  });

  it('names folder and port, and what to do', () => {
    const asked = ['--dir', 'a folder', '--port', '0', '--fresh', '--once'];
    expect(readOptions(asked)).toEqual({ dir: resolve('a folder'), port: 0, fresh: true, once: true });
  });

  it.each([
    [['--port', 'abc'], /^"abc" is not a port/],
    [['--port', '99999'], /^"99999" is not a port/],
    [['--port='], /^"" is not a port/],
    [['--port', '-1'], /--port/],
    [['--dir='], /^--dir is empty/],
    [['--bogus'], /^Unknown option '--bogus'/],
    [['foo'], /^Unexpected argument 'foo'/],
    [['--fresh=yes'], /--fresh/],
  ])('is refused in one sentence that never speaks of damaged state: %j', (args, sentence) => {
    expect(() => readOptions(args)).toThrow(CannotRun);
    expect(() => readOptions(args)).toThrow(sentence);
    expect(() => readOptions(args)).toThrow('npm start -- [--port 4080]');
    expect(() => readOptions(args)).not.toThrow(/\n|damaged/);
  });
});
