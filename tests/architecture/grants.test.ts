import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { BUNDLE_OPTIONS, handlerOf, STEPS, type Step } from '../../infra/bundles.ts';
import { resourcesOf, spelled, templateWith } from '../fixtures/synthesised.ts';
import { ROOT } from './sources.ts';

interface Policy {
  readonly Roles: readonly unknown[];
  readonly PolicyDocument: { readonly Statement: readonly { readonly Action: string | readonly string[] }[] };
}

/** Verbs that the Lambda service uses for a function: to log, to work on its queue, to keep what failed. */
const FOR_LAMBDA = /^(logs:|sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueue))/;

/** A verb is used by calls of its name, but for these. */
const CALLS_OF: Readonly<Record<string, readonly string[]>> = {
  'sqs:SendMessage': ['SendMessage', 'SendMessageBatch'],
  's3:GetObjectVersion': ['GetObject'],
  's3:ListBucket': ['GetObject'],
};

describe('what a function may do', () => {
  it.each(STEPS)('is for %s nothing that its code never calls', async (step) => {
    const calls = await callsIn(step);
    const idle = verbsOf(step, { subscription: 'open' }).filter(
      (verb) => !(CALLS_OF[verb] ?? [verb.split(':')[1]!]).some((call) => calls.has(call)),
    );
    expect(idle).toEqual([]);
  });

  it('is for web the counting of requests and the waking of send only where people may subscribe by themselves', () => {
    const closed = verbsOf('web');
    const more = verbsOf('web', { subscription: 'open' }).filter((verb) => !closed.includes(verb));
    expect(more).toEqual(['dynamodb:UpdateItem', 'sqs:SendMessage']);
  });
});

function verbsOf(step: Step, settings: Record<string, unknown> = {}): string[] {
  return [...resourcesOf<Policy>(templateWith(settings), 'AWS::IAM::Policy').values()]
    .filter(({ Roles }) => spelled(Roles[0]).toLowerCase().startsWith(`${step}functionrole`))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement.flatMap(({ Action }) => Action))
    .filter((verb) => !FOR_LAMBDA.test(verb));
}

/** The SDK's calls that are in the bundle of a step. */
async function callsIn(step: Step): Promise<Set<string>> {
  const { metafile } = await build({
    ...BUNDLE_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [handlerOf(step)],
    outdir: '.build/grants',
    write: false,
    metafile: true,
  });
  const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return new Set(
    bundled
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => /@aws-sdk\/client-.*\/(\w+)Command\.js$/.exec(file)?.[1] ?? '')
      .filter(Boolean),
  );
}
