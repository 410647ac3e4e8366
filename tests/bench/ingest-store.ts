/**
 * Whose work ingest is: `node tests/bench/ingest-store.ts [--papers 2000]`.
 *
 * A dump of invented papers is ingested into a local DynamoDB, which runs in a process of its own, once to warm up and once under the profiler; then it comes again, as
 * papers that are known. Prints the most memory that the first held (bar: 256 MB), and of the processor time of ingest's own process, which part is our code's, the SDK's,
 * Node's. The store's own time comes on top.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Session } from 'node:inspector/promises';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ingest } from '../../functions/ingest/ingest.ts';
import { dumpsTable } from '../../shared/aws/dumps-table.ts';
import { papersTable } from '../../shared/aws/papers-table.ts';
import { INGEST_NODE_OPTIONS } from '../../shared/names.ts';
import { ingestWorld } from '../fixtures/ingest-world.ts';
import { startTables } from '../fixtures/tables.ts';
import { runWith } from './as-function.ts';
import { inventedDumps } from './invented-dumps.ts';

async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { papers: { type: 'string', default: '2000' } } });
  const store = fork(import.meta.filename, [], { execArgv: [] });
  const [endpoint] = (await once(store, 'message')) as [string];
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
  const world = ingestWorld();
  const ports = {
    ...world.ports,
    library: papersTable(client, client, 'Papers'),
    dumps: dumpsTable(client, 'Dumps'),
    now: () => new Date().toISOString(),
  };
  const deliver = async (part: number, again: string) => {
    const dropped = world.drop(`dumps/${part}${again}.jsonl`, '');
    const open = async () => papers(part * Number(values.papers), (part + 1) * Number(values.papers));
    await ingest({ dropped, hops: 0, receives: 1 }, { ...ports, bucket: { ...ports.bucket, open } });
  };
  await deliver(0, '');
  console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory at most`);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  console.log(['', ...SHARES].map((name) => name.padStart(12)).join(''));
  for (const [name, again] of [
    ['new', ''],
    ['known', '-again'],
  ] as const) {
    const before = process.threadCpuUsage();
    await session.post('Profiler.start');
    for (const part of PROFILED) await deliver(part, again);
    const { profile } = await session.post('Profiler.stop');
    const { user, system } = process.threadCpuUsage(before);
    const shares = sharesOf(profile as Profile);
    const paperMicros = (user + system) / (PROFILED.length * Number(values.papers));
    console.log(
      [name, ...SHARES.map((share) => `${((100 * (shares.get(share) ?? 0)) / total(shares)).toFixed(0)} %`)]
        .map((cell) => cell.padStart(12))
        .join(''),
      `  ${paperMicros.toFixed(0)} µs of processor time a paper`,
    );
  }
  store.kill();
}

const [{ text: patterns = '' } = {}] = inventedDumps(1);
const PATTERNS = patterns.trimEnd().split('\n');

/** Lines of JSON, each another paper, made as they are read. */
async function* papers(from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let number = from; number < to; number += 1) {
    const paper = JSON.parse(PATTERNS[number % PATTERNS.length] ?? '{}') as Record<string, unknown>;
    const id = `26${String(1 + (number % 12)).padStart(2, '0')}.${String(number).padStart(5, '0')}`;
    const line = {
      ...paper,
      id,
      url: `https://arxiv.org/abs/${id}`,
      title: `${paper.title} ${number}`,
      abstract: `Of ${number}: ${paper.abstract}`,
    };
    yield Buffer.from(`${JSON.stringify(line)}\n`);
  }
}

/** Parts of the papers that are ingested under the profiler; the one before them warms up. */
const PROFILED = [1, 2];

const SHARES = ['ours', 'SDK', 'Node', 'garbage'] as const;
type Share = (typeof SHARES)[number];

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** Microseconds by whose they are. What V8 does for somebody (an expression, a built-in function) is theirs who asked for it; waiting is nobody's. */
function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profile): ReadonlyMap<Share, number> {
  const owners = new Map<number, Share | undefined>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const visit = (node: ProfileNode, caller: Share | undefined): void => {
    const owner = ownerOf(node) ?? caller;
    owners.set(node.id, IDLE.has(node.callFrame.functionName) ? undefined : owner);
    for (const child of node.children ?? []) visit(byId.get(child) as ProfileNode, owner);
  };
  if (nodes[0] !== undefined) visit(nodes[0], undefined);
  const shares = new Map<Share, number>();
  for (const [index, id] of samples.entries()) {
    const owner = owners.get(id);
    if (owner !== undefined) shares.set(owner, (shares.get(owner) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return shares;
}

const IDLE = new Set(['(idle)', '(root)', '(program)']);

function ownerOf({ callFrame: { functionName, url } }: ProfileNode): Share | undefined {
  if (functionName === '(garbage collector)') return 'garbage';
  if (url.startsWith('node:')) return 'Node';
  if (url.includes('/node_modules/')) return 'SDK';
  return url === '' ? undefined : 'ours';
}

function total(shares: ReadonlyMap<Share, number>): number {
  return [...shares.values()].reduce((sum, one) => sum + one, 0);
}

if (process.send === undefined) {
  runWith(INGEST_NODE_OPTIONS);
  await bench();
} else {
  const { client } = await startTables();
  const endpoint = await client.config.endpoint?.();
  process.send(`http://${endpoint?.hostname}:${endpoint?.port}`);
}
