import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PREFIX } from '../../../shared/names.ts';
import { type Resources, startLocal } from '../../fixtures/local/fixture.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../../..');
const A_TICK_MS = 300_000;

let assembly: string;
beforeAll(() => {
  assembly = join(temporaryFolder(), 'cdk.out');
  const { stderr, status } = spawnSync(process.execPath, ['infra/app.ts'], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: assembly, CDK_VALIDATION: 'false' },
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
});

/** Runs Offprint's own template, broken, drops a dump and lets compose tick. */
async function use(change: (resources: Resources) => void) {
  await using local = await startLocal(change, assembly);
  const dump = readFileSync(join(ROOT, 'samples/papers-nov-20.txt'));
  await fetch(`${local.cloud.url}/local/drop/papers`, { method: 'PUT', body: dump });
  await local.cloud.settle();
  await local.cloud.travelTo(local.cloud.clock.now() + A_TICK_MS);
  const { denied, failures } = local.cloud.report();
  return { denied, failures, receipts: (await local.cloud.bodies(PREFIX.receipts, '/receipt.json')).length };
}

/** The one resource of a type whose id begins so. */
function find(resources: Resources, type: string, begins: string) {
  const ids = Object.keys(resources).filter((id) => resources[id]!.Type === type && id.startsWith(begins));
  expect(ids).toHaveLength(1);
  return resources[ids[0]!]!.Properties;
}

type Statement = { Action: string | string[] };
const without = (action: string) => (resources: Resources) => {
  const policy = find(resources, 'AWS::IAM::Policy', 'Ingest').PolicyDocument as { Statement: Statement[] };
  for (const statement of policy.Statement)
    statement.Action = [statement.Action].flat().filter((granted) => granted !== action);
};

describe("Offprint's own template on one machine", () => {
  it('as it is, reads a dump and ticks without a refusal', async () => {
    expect(await use(() => {})).toEqual({ denied: [], failures: [], receipts: 1 });
  });

  it.each(['dynamodb:PutItem', 's3:GetObjectVersion', 's3:PutObject'])(
    'without the grant of %s to ingest is caught',
    async (action) => {
      const { denied, receipts } = await use(without(action));
      expect(denied).toContainEqual(expect.stringMatching(new RegExp(`Ingest.*: ${action} on `)));
      expect(receipts).toBe(0);
    },
  );

  it('with another name for an index is caught', async () => {
    const { failures } = await use((resources) => {
      const indexes = find(resources, 'AWS::DynamoDB::Table', 'LibraryReaders').GlobalSecondaryIndexes;
      (indexes as { IndexName: string }[])[0]!.IndexName = 'byDueDate';
    });
    expect(failures).toContainEqual(expect.stringContaining('does not have the specified index: byDue'));
  });

  it('with another handler is caught', async () => {
    const { failures, receipts } = await use((resources) => {
      find(resources, 'AWS::Lambda::Function', 'Ingest').Handler = 'index.handle';
    });
    expect(failures).toContainEqual(expect.stringContaining('index.handle is undefined or not exported'));
    expect(receipts).toBe(0);
  });

  it('with another prefix is caught: the dump has no receipt', async () => {
    const { receipts } = await use((resources) => {
      const { detail } = find(resources, 'AWS::Events::Rule', 'Drop').EventPattern as { detail: { object: object } };
      detail.object = { key: [{ prefix: 'dump/' }] };
    });
    expect(receipts).toBe(0);
  });
});
