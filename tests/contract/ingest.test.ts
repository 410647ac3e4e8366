import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '../../functions/ingest/ingest.ts';
import type { IngestPorts } from '../../functions/ingest/ports.ts';
import { arrivals } from '../../shared/aws/arrivals.ts';
import { dumpsTable } from '../../shared/aws/dumps-table.ts';
import { papersTable } from '../../shared/aws/papers-table.ts';
import type { Dropped } from '../../shared/dumps/dump.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { describeWithCorpus } from '../fixtures/corpus.ts';
import { type IngestWorld, ingestWorld } from '../fixtures/ingest-world.ts';
import { anAbstract } from '../fixtures/records.ts';
import { startTables, type Tables } from '../fixtures/tables.ts';

let tables: Tables;
let world: IngestWorld;
let ports: IngestPorts;
beforeAll(async () => {
  tables = await startTables();
  world = ingestWorld();
  ports = {
    ...world.ports,
    library: papersTable(tables.client, tables.client, 'Papers'),
    dumps: dumpsTable(tables.client, 'Dumps'),
    backOff: (attempt) => new Promise((resolve) => setTimeout(resolve, attempt * 5)),
  };
});
afterAll(() => tables[Symbol.asyncDispose]());

const deliver = (dropped: Dropped) => ingest({ dropped, hops: 0, receives: 1 }, ports);

async function arrived(): Promise<Paper[]> {
  const papers: Paper[] = [];
  for await (const paper of arrivals(tables.client, 'Papers', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'))
    papers.push(paper);
  return papers;
}

describe('ingest on real tables', () => {
  it('gives the same papers when a dump is delivered three times at once, and bridges what was told apart (I3, I5)', async () => {
    const subjects = Array.from({ length: 12 }, (_, at) => `lantern number ${at} of the harbour`);
    const title = (subject: string) => `On the quiet growth of ${subject}`;
    const lines = (record: (subject: string, at: number) => object) =>
      subjects.map((subject, at) => `${JSON.stringify(record(subject, at))}\n`).join('');
    const pages = world.drop(
      'dumps/pages.jsonl',
      lines((subject) => ({ title: title(subject), abstract: anAbstract(subject) })),
    );
    const index = world.drop(
      'dumps/index.jsonl',
      lines((subject, at) => ({
        title: title(subject),
        doi: `10.5555/${at}`,
        authors: ['Ada Fern'],
        abstract: 'Lanterns.',
      })),
    );
    const bridge = world.drop(
      'dumps/bridge.jsonl',
      lines((subject, at) => ({ title: title(subject), doi: `10.5555/${at}`, abstract: anAbstract(subject) })),
    );
    const runs = await Promise.allSettled([pages, pages, index, bridge, pages, index].map(deliver));
    for (const [at, run] of runs.entries())
      if (run.status === 'rejected') await deliver([pages, pages, index, bridge, pages, index][at]!);
    const papers = await arrived();
    expect(papers.map((paper) => paper.title).sort()).toEqual(subjects.map(title).sort());
    for (const paper of papers)
      expect(paper).toMatchObject({
        authors: ['Ada Fern'],
        keys: expect.arrayContaining([expect.stringMatching(/^doi:/), expect.stringMatching(/^text:/)]),
      });
  });
});

describeWithCorpus('the dump that the project starts from', (folder) => {
  const name = 'hf-page/daily-papers-mar-14.txt';
  const bytes = () => readFileSync(join(folder, name));

  it('is 78 papers, word for word, and nothing when it comes again under another name', async () => {
    const truth = JSON.parse(readFileSync(join(folder, 'truth', `${name.replace('/', '__')}.json`), 'utf8')) as {
      titles: string[];
      abstracts: string[];
    };
    const before = new Set((await arrived()).map(({ id }) => id));
    const dump = world.drop('dumps/daily.txt', bytes());
    await deliver(dump);
    expect(world.receipt(dump)).toMatchObject({ state: 'done', format: 'hf-page', papers: 78, merged: 0, rejected: 0 });
    const papers = (await arrived()).filter(({ id }) => !before.has(id));
    expect(papers.map(({ raw }) => raw.title).sort()).toEqual(truth.titles.toSorted());
    expect(papers.map(({ raw }) => raw.abstract).sort()).toEqual(truth.abstracts.toSorted());
    const again = world.drop('dumps/another name.txt', bytes());
    await deliver(again);
    expect(world.receipt(again)).toMatchObject({ papers: 0, merged: 78 });
    expect(await arrived()).toHaveLength(before.size + 78);
  });
});
