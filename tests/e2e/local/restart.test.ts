import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientsOf, FIXTURE } from '../../fixtures/local/fixture.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const RUN = join(import.meta.dirname, '../../fixtures/local/run.ts');
const BUCKET = 'fixture-bucket';

let dir: string;
let running: ChildProcess[];
beforeEach(() => {
  dir = temporaryFolder();
  running = [];
});
afterEach(async () => {
  for (const child of running) await kill(child);
});

/** A run's address, or the sentence with which it refused to begin. */
async function start(): Promise<{ child: ChildProcess; said: string; url: string }> {
  const child = spawn(process.execPath, [RUN, FIXTURE, dir], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const url = await new Promise<string>((resolve) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
    child.once('exit', () => resolve(''));
  });
  return { child, said: said.trim(), url };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

const put = (url: string, name: string, Body: string) =>
  clientsOf({ url }).s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `dumps/${name}`, Body }));
const row = async (url: string, name: string) => {
  const Key = { pk: { S: `object dumps/${name}` } };
  return (await clientsOf({ url }).dynamodb.send(new GetItemCommand({ TableName: 'Fixture-Table', Key }))).Item;
};
const ask = async (url: string, path: string) => (await fetch(`${url}/local/${path}`)).json();

/** As the engine has a table between being asked for it and having it. */
async function leaveHalfMade(table: string): Promise<void> {
  const store = createRequire(import.meta.url)('dynalite/db').create({ path: join(dir, 'dynamodb') });
  await store.db.open();
  const made = await promisify(store.tableDb.get)(table);
  await promisify(store.tableDb.put)(table, { ...made, TableStatus: 'CREATING' });
  await store.db.close();
}

describe('a local run that is killed', () => {
  it('goes on with what was in the middle of it, once, and forgets nothing', async () => {
    const first = await start();
    await put(first.url, 'done', 'mail one@example.org');
    await ask(first.url, 'idle');
    await put(first.url, 'slow', 'waits 1500');
    await new Promise((resolve) => setTimeout(resolve, 700));
    await kill(first.child);

    const second = await start();
    expect(await ask(second.url, 'idle')).toEqual({ idle: true });
    expect(await row(second.url, 'slow')).toMatchObject({ receives: { N: '1' } });
    expect(await row(second.url, 'done')).toBeDefined();
    expect(await ask(second.url, 'inbox')).toHaveLength(1);
    expect(await ask(second.url, 'state')).toMatchObject({
      failures: [],
      queues: { 'Fixture-Work': { visible: 0, hidden: 0 } },
    });
  });

  it('reaches the same end as one that was not, wherever it is killed', async () => {
    for (const delayMs of [0, 100, 400]) {
      const run = await start();
      const sent = put(run.url, `${delayMs}`, `mail at-${delayMs}@example.org`).then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      await kill(run.child);
      const again = await start();
      await ask(again.url, 'idle');
      const mails = (await ask(again.url, 'inbox')) as { to: string[] }[];
      const got = mails.filter(({ to }) => to[0] === `at-${delayMs}@example.org`).length;
      const stored = (await row(again.url, `${delayMs}`)) !== undefined;
      // The fixture's function mails last and without a ledger: killed in between it may mail twice, never not at all.
      if (await sent) expect(stored).toBe(true);
      expect(got).toBeGreaterThanOrEqual(stored ? 1 : 0);
      await kill(again.child);
    }
  });

  it('makes a table anew that it was only half way through making', async () => {
    await kill((await start()).child);
    await leaveHalfMade('Fixture-Table');
    const { url } = await start();
    expect(await row(url, 'any')).toBeUndefined();
  });

  it('keeps the clock where it was', async () => {
    const first = await start();
    await fetch(`${first.url}/local/clock`, { method: 'POST', body: '{"forwardMs":600000}' });
    await kill(first.child);
    expect(await ask((await start()).url, 'clock')).toMatchObject({ offsetMs: expect.closeTo(600_000, -4) });
  });
});

describe('a local run', () => {
  it('takes 300 MB without holding them', async () => {
    const { url } = await start();
    const size = 300 * 2 ** 20;
    const block = Buffer.alloc(2 ** 20, 'x');
    const peaks: number[] = [];
    const sent = request(`${url}/local/drop/large`, { method: 'PUT', headers: { 'content-length': size } });
    const answered = new Promise<number>((resolve) => sent.once('response', ({ statusCode }) => resolve(statusCode!)));
    for (let left = size; left > 0; left -= block.length) {
      if (!sent.write(block)) await new Promise((resolve) => sent.once('drain', resolve));
      if (left % (50 * 2 ** 20) === 0) peaks.push(((await ask(url, 'state')) as { memoryMb: number }).memoryMb);
    }
    sent.end();
    expect(await answered).toBe(200);
    expect(Math.max(...peaks)).toBeLessThan(250);
  });

  it('refuses, with one sentence, a folder that another run uses', async () => {
    await start();
    const { said, child } = await start();
    expect(said).toBe(`Another run is using ${dir}: stop it, or choose another folder with --dir.`);
    expect(child.exitCode).toBe(1);
  });

  it.each([
    [
      'its state is damaged',
      () => writeFileSync(join(dir, 'state.db'), 'not a database'.repeat(500)),
      /state.* is damaged.*--fresh/,
    ],
    [
      'its tables are damaged',
      () => {
        mkdirSync(join(dir, 'dynamodb'));
        writeFileSync(join(dir, 'dynamodb/CURRENT'), 'x');
      },
      /damaged.*--fresh/,
    ],
    ['its clock is damaged', () => writeFileSync(join(dir, 'clock.json'), '{'), /damaged.*--fresh/],
    [
      'its folder is a file',
      () => {
        rmSync(dir, { recursive: true });
        writeFileSync(dir, '');
      },
      /cannot be written.*--dir/,
    ],
  ])('says in one sentence that %s', async (_, damage, sentence) => {
    damage();
    const { said, child } = await start();
    expect(said).toMatch(sentence);
    expect(said).not.toContain('\n');
    expect(child.exitCode).toBe(1);
  });
});
