import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrivals } from '../../shared/aws/arrivals.ts';
import { dynamoDb } from '../../shared/aws/clients.ts';
import { editionsTable } from '../../shared/aws/editions-table.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { type LocalRun, localRun, type Ready, type Said } from './local-run.ts';

const PAPERS = 600;
const READERS = 24;

/** JSON Lines of papers that differ in every word that counts. */
function dump(): string {
  const line = (n: number) =>
    JSON.stringify({
      id: `made-up-${n}`,
      title: `Study number ${n} of orchard ${n * 7919} and its neighbours`,
      abstract: `We measured tree ${n} in orchard ${n * 7919} for a year, and report what the lanterns of row ${n} did to its bark.`,
    });
  return `${Array.from({ length: PAPERS }, (_, n) => line(n)).join('\n')}\n`;
}

async function countOf(items: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of items) count++;
  return count;
}

describe('a power cut', () => {
  let run: LocalRun;
  let ready: Ready;
  const files = temporaryFolder();
  const clients = () => ({
    endpoint: ready.url,
    region: ready.region,
    credentials: { accessKeyId: ready.accessKeyId, secretAccessKey: ready.secretAccessKey },
  });
  const papers = () => {
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();
    return countOf(arrivals(dynamoDb(clients()), ready.outputs.PapersTable!, day(-1), day(1)));
  };
  const editions = () => editionsTable(dynamoDb(clients()), ready.outputs.EditionsTable!);
  /** @throws with what the command said and the run's state when a minute does not bring it. */
  const until = async (reached: () => Promise<boolean>, command?: Promise<Said>): Promise<void> => {
    let said: Said | undefined;
    void command?.then((answer) => {
      said = answer;
    });
    const giveUpAt = Date.now() + 60_000;
    while (!(await reached())) {
      if (Date.now() > giveUpAt) throw new Error(JSON.stringify({ said, state: await run.state() }, null, 2));
      await new Promise((done) => setTimeout(done, 25));
    }
  };

  beforeAll(async () => {
    run = localRun();
    ready = await run.start();
    const readers = Array.from(
      { length: READERS },
      (_, n) => `  - {address: reader${n}@example.org, zone: UTC, at: "06:00", interests: [lanterns AND orchard]}`,
    );
    writeFileSync(join(files, 'readers.yaml'), `readers:\n${readers.join('\n')}\n`);
    writeFileSync(join(files, 'dump.jsonl'), dump());
    await run.offprint('readers', 'apply', join(files, 'readers.yaml'), '--yes');
  });
  afterAll(async () => {
    await run[Symbol.asyncDispose]();
  });

  it('in the middle of an ingest leaves every paper once (I3)', async () => {
    const uploading = run.offprint('upload', join(files, 'dump.jsonl'));
    await until(async () => (await papers()) > PAPERS / 10, uploading);
    expect(await papers()).toBeLessThan(PAPERS);
    await run.kill();
    await uploading;
    ready = await run.start();
    await until(async () => (await papers()) === PAPERS);
    await run.idle();
    expect(await papers()).toBe(PAPERS);
  });

  it('in the middle of a compose and of a send brings everybody their edition, once (E1, E4)', async () => {
    const forward = run.offprint('clock', 'forward', '1d');
    await until(async () => (await countOf(editions().all())) > 2, forward);
    await run.kill();
    await forward;
    ready = await run.start();
    const goOn = run.offprint('clock', 'forward', '2h');
    await until(async () => (await run.inbox()).length > 2, goOn);
    expect((await run.inbox()).length).toBeLessThan(READERS);
    await run.kill();
    await goOn;
    ready = await run.start();
    await run.offprint('clock', 'forward', '6h');
    await run.idle();
    const mails = (await run.inbox()).flatMap((mail) => mail.to);
    expect(mails.sort()).toEqual(Array.from({ length: READERS }, (_, n) => `reader${n}@example.org`).sort());
    const states = new Set<string>();
    for await (const { state } of editions().all()) states.add(state);
    expect([...states]).toEqual(['SENT']);
  });
});
