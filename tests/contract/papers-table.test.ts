import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrivals } from '../../shared/aws/arrivals.ts';
import { dynamoDbOnce } from '../../shared/aws/clients.ts';
import { type PapersTable, papersTable } from '../../shared/aws/papers-table.ts';
import { paperId, standingOf } from '../../shared/papers/identity.ts';
import { Unstorable } from '../../shared/papers/library.ts';
import { paperOf } from '../../shared/papers/merge.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { anAbstract, aRecord } from '../fixtures/records.ts';
import { startTables, type Tables } from '../fixtures/tables.ts';

let tables: Tables;
let papers: PapersTable;
beforeAll(async () => {
  tables = await startTables();
  papers = papersTable(tables.client, tables.client, 'Papers');
});
afterAll(() => tables[Symbol.asyncDispose]());

let serial = 0;
function aPaper(changed: Partial<Paper> = {}): Paper {
  serial += 1;
  const record = aRecord({
    ids: [`10.5555/contract-${serial}`],
    abstract: anAbstract('slow rivers'),
    authors: ['Ada Fern'],
    votes: 3,
  });
  const at = '2026-11-22T06:00:00.000Z';
  return { ...paperOf(paperId(record.keys[0]!), record, { dumpId: 'november', dumpRecord: serial, at }), ...changed };
}

const arrivedAt = (at: string): Partial<Paper> => ({ arrival: { kind: 'new', at } });

async function arrivedIn(from: string, to: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of arrivals(tables.client, 'Papers', from, to)) ids.push(id);
  return ids.sort();
}

describe('the Papers table', () => {
  it('gives a paper back as it was put, its raw text too', async () => {
    const paper = aPaper({
      raw: { title: 'Tidal {G}ardens', abstract: 'We\nstudy' },
      ...arrivedAt('2026-11-22T06:00:00.000Z'),
    });
    expect(await papers.put(paper, 0)).toBe(true);
    expect(await papers.entries([paper.id])).toEqual(new Map([[paper.id, { kind: 'paper', paper, writes: 1 }]]));
  });

  it('lets one of many writers of the same state win', async () => {
    const paper = aPaper();
    const first = await Promise.all(Array.from({ length: 8 }, () => papers.put(paper, 0)));
    const second = await Promise.all(Array.from({ length: 8 }, (_, votes) => papers.put({ ...paper, votes }, 1)));
    expect([first, second].map((wins) => wins.filter(Boolean).length)).toEqual([1, 1]);
    expect((await papers.entries([paper.id])).get(paper.id)?.writes).toBe(2);
  });

  it('gives a key to the first who claims it, and tells everybody whose it is', async () => {
    const { keys, ...paper } = aPaper();
    const claims = ['first', 'second', 'third'].map((id) =>
      papers.claim({ key: keys[0]!, paperId: id, claimant: standingOf({ ...paper, keys }) }),
    );
    const owners = new Set((await Promise.all(claims)).map((alias) => alias.paperId));
    expect(owners.size).toBe(1);
    const [alias] = [...(await papers.aliases(keys)).values()];
    expect(alias).toEqual({ key: keys[0], paperId: [...owners][0], claimant: standingOf({ ...paper, keys }) });
  });

  it('claims a key that is taken back while it is being claimed', async () => {
    const [one, other] = [aPaper(), aPaper()];
    const key = `doi:10.5555/claim-${serial}`;
    await papers.claim({ key, paperId: one.id, claimant: standingOf(one) });
    const send = tables.client.send.bind(tables.client);
    const retracting = Object.create(tables.client, {
      send: {
        value: async (command: Parameters<typeof send>[0]) => {
          if (command instanceof GetItemCommand) await papers.release(key, one.id);
          return send(command);
        },
      },
    }) as typeof tables.client;
    const claimant = standingOf(other);
    const claimed = await papersTable(retracting, retracting, 'Papers').claim({ key, paperId: other.id, claimant });
    expect(claimed.paperId).toBe(other.id);
    expect((await papers.aliases([key])).get(key)?.paperId).toBe(other.id);
  });

  it('follows a paper to where it moved', async () => {
    const [old, young] = [aPaper(), aPaper()];
    await papers.put(old, 0);
    await papers.put(young, 0);
    expect(await papers.move(young.id, old.id, 1)).toBe(true);
    expect(await papers.put(young, 1)).toBe(false);
    expect(await papers.paper(young.id)).toEqual(old);
    expect(await papers.paper('nobody')).toBeUndefined();
  });

  it('reads more keys than one request takes', async () => {
    const many = Array.from({ length: 130 }, () => aPaper());
    await Promise.all(many.map((paper) => papers.put(paper, 0)));
    expect((await papers.entries(many.map(({ id }) => id))).size).toBe(130);
  });

  it('takes a paper and its keys back, and only in the state that was read', async () => {
    const paper = aPaper();
    await papers.put(paper, 0);
    await papers.claim({ key: paper.keys[0]!, paperId: paper.id, claimant: standingOf(paper) });
    expect(await papers.remove(paper.id, 7)).toBe(false);
    expect(await papers.remove(paper.id, 1)).toBe(true);
    expect(await papers.remove(paper.id, 1)).toBe(true);
    await papers.release(paper.keys[0]!, 'another');
    expect((await papers.aliases(paper.keys)).size).toBe(1);
    await papers.release(paper.keys[0]!, paper.id);
    expect((await papers.aliases(paper.keys)).size).toBe(0);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['is cut off', (response) => void response.destroy()],
    ['fails', (response) => void response.writeHead(500).end('{}')],
    [
      'throttles',
      (response) =>
        void response.writeHead(400).end('{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}'),
    ],
  ])('sends a paper once when the table %s, and says that it is not known to be written', async (_, answer) => {
    let calls = 0;
    const server = createServer((_request, response) => {
      calls += 1;
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const once = dynamoDbOnce({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    expect(await papersTable(tables.client, once, 'Papers').put(aPaper(), 0)).toBe(false);
    expect(calls).toBe(1);
    server.closeAllConnections();
    server.close();
  });

  it('says that a row above 400 KB can never be stored', async () => {
    await expect(papers.put(aPaper({ comment: 'x'.repeat(410 * 1024) }), 0)).rejects.toBeInstanceOf(Unstorable);
  });
});

describe('arrivals', () => {
  it('are found by time, from after the first moment to the last, over days and shards', async () => {
    const times = [
      '2026-05-01T23:59:59.999Z',
      '2026-05-02T00:00:00.000Z',
      '2026-05-02T12:00:00.000Z',
      '2026-05-03T08:00:00.000Z',
      '2026-05-03T08:00:00.001Z',
    ];
    const found = times.flatMap((at) => Array.from({ length: 6 }, () => aPaper(arrivedAt(at))));
    for (const paper of [...found, aPaper()]) await papers.put(paper, 0);
    const within = found.filter(({ arrival }) => arrival!.at > times[0]! && arrival!.at <= times[3]!);
    expect(await arrivedIn(times[0]!, times[3]!)).toEqual(within.map(({ id }) => id).sort());
  });

  it('of an empty window are none', async () => {
    expect(await arrivedIn('2026-06-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z')).toEqual([]);
    expect(await arrivedIn('2026-06-02T00:00:00.000Z', '2026-06-01T00:00:00.000Z')).toEqual([]);
  });

  it('count once, by the latest', async () => {
    const paper = aPaper(arrivedAt('2026-06-01T10:00:00.000Z'));
    await papers.put(paper, 0);
    await papers.put({ ...paper, arrival: { kind: 'revised', at: '2026-06-09T10:00:00.000Z' } }, 1);
    expect(await arrivedIn('2026-06-01T00:00:00.000Z', '2026-06-08T00:00:00.000Z')).toEqual([]);
    expect(await arrivedIn('2026-06-01T00:00:00.000Z', '2026-06-10T00:00:00.000Z')).toEqual([paper.id]);
  });
});
