import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../infra/bundles.ts';
import { filesBelow, ROOT, sourceFiles, textOf } from './sources.ts';

const LONGEST_HANDLER = 40;
const LONG = 300;
/** docs/decisions/0006-the-size-of-the-local-run.md */
const LARGEST_LOCAL = 2_900;

const lengths = new Map(sourceFiles().map((file) => [file, textOf(file).split('\n').length - 1]));

describe('a step', () => {
  it('is a folder in functions, and there is no other', () => {
    const folders = new Set(filesBelow('functions').map((file) => file.split('/')[1]!));
    expect([...folders].toSorted()).toEqual([...STEPS].toSorted());
  });

  it.each(STEPS)('has the one name %s in functions, infra and docs', (step) => {
    expect(existsSync(join(ROOT, 'infra/constructs', `${step}.ts`))).toBe(true);
    expect(textOf('docs/architecture.md')).toMatch(new RegExp(`^#+ ${step}\\b`, 'im'));
  });

  it.each(STEPS)('%s has one place that builds adapters, and a handler that fits on a screen', (step) => {
    expect(existsSync(join(ROOT, 'functions', step, 'wire.ts'))).toBe(true);
    expect(lengths.get(`functions/${step}/handler.ts`)).toBeLessThanOrEqual(LONGEST_HANDLER);
  });
});

describe('files', () => {
  it('are short: half of them about 60 lines, hardly any above 300', () => {
    const sorted = [...lengths.values()].toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)]!;
    const long = [...lengths].filter(([, lines]) => lines > LONG).map(([file, lines]) => `${file} (${lines})`);
    console.info(`${sorted.length} files, median ${median} lines, above ${LONG}: ${long.join(', ') || 'none'}`);
    expect(median).toBeLessThanOrEqual(70);
    expect(long.length).toBeLessThanOrEqual(sorted.length / 50);
  });

  it('of the local run are few enough to read: it is a stand, not a second cloud', () => {
    const local = [...lengths].filter(([file]) => file.startsWith('local/'));
    expect(local.reduce((sum, [, lines]) => sum + lines, 0)).toBeLessThanOrEqual(LARGEST_LOCAL);
  });
});
