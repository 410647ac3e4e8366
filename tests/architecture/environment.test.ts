import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STEPS, type Step } from '../../infra/bundles.ts';
import { ENV } from '../../shared/names.ts';
import { resourcesOf, templateWith } from '../fixtures/synthesised.ts';
import { ROOT, textOf } from './sources.ts';

interface Lambda {
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}

/** For Node itself, not for our code. */
const RUNTIME = 'NODE_OPTIONS';

const functions = [...resourcesOf<Lambda>(templateWith(), 'AWS::Lambda::Function')];

describe('the environment of a function', () => {
  it.each(STEPS)('is for %s what its wire.ts reads, no more and no less', (step) => {
    expect(given(step)).toEqual(readByWire(step));
  });
});

function given(step: Step): string[] {
  const [, lambda] = functions.find(([id]) => id.toLowerCase().startsWith(`${step}function`))!;
  return Object.keys(lambda.Environment.Variables)
    .filter((name) => name !== RUNTIME)
    .toSorted();
}

function readByWire(step: Step): string[] {
  const file = `functions/${step}/wire.ts`;
  if (!existsSync(join(ROOT, file))) throw new Error(`${file} is missing`);
  const names = [...textOf(file).matchAll(/\bENV\.(\w+)/g)].map(([, name]) => ENV[name as keyof typeof ENV]);
  return [...new Set(names)].toSorted();
}
