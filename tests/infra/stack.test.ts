import { describe, expect, it } from 'vitest';
import { OUTPUT } from '../../shared/names.ts';
import { resourcesOf, templateWith } from '../fixtures/synthesised.ts';

interface Lambda {
  readonly Runtime: string;
  readonly Architectures: readonly string[];
  readonly Handler: string;
  readonly RecursiveLoop: string;
  readonly LoggingConfig: { readonly LogGroup: { readonly Ref: string } };
}

const template = templateWith();

describe('the functions', () => {
  const functions = resourcesOf<Lambda>(template, 'AWS::Lambda::Function');

  it('run on Node 24 on ARM, from their bundles', () => {
    for (const { Runtime, Architectures, Handler } of functions.values()) {
      expect({ Runtime, Architectures, Handler }).toEqual({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
    }
  });

  it('keep their logs for a month, each its own', () => {
    const logGroups = resourcesOf<{ RetentionInDays: number }>(template, 'AWS::Logs::LogGroup');
    const used = [...functions.values()].map(({ LoggingConfig }) => LoggingConfig.LogGroup.Ref);
    expect(new Set(used).size).toBe(functions.size);
    for (const { RetentionInDays } of logGroups.values()) expect(RetentionInDays).toBe(30);
  });

  it('are stopped when they call themselves round and round, but for ingest, which bounds its own hops (I4)', () => {
    const allowed = [...functions].filter(([, { RecursiveLoop }]) => RecursiveLoop === 'Allow').map(([id]) => id);
    expect(allowed).toEqual([expect.stringMatching(/^IngestFunction/)]);
  });
});

describe('the outputs', () => {
  it('hold every key that the command line reads', () => {
    expect(Object.keys(template.Outputs)).toEqual(expect.arrayContaining(Object.values(OUTPUT)));
  });
});
