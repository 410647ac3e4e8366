import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithCorpus } from '../fixtures/corpus.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { command, type LocalRun, localRun, type Ready } from './local-run.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SEED = 'hf-page/daily-papers-mar-14.txt';

describeWithCorpus('the whole job, on one machine', (corpus) => {
  let run: LocalRun;
  let files: string;
  let ready: Ready;
  beforeAll(async () => {
    files = temporaryFolder();
    run = localRun();
    ready = await run.start();
  });
  afterAll(async () => {
    await run[Symbol.asyncDispose]();
  });

  const readers = (yaml: string) => {
    const file = join(files, 'readers.yaml');
    writeFileSync(file, `readers:\n${yaml}`);
    return run.offprint('readers', 'apply', file, '--yes');
  };
  const to = async (address: string) => (await run.inbox()).filter((mail) => String(mail.to).includes(address));

  it('takes readers first and a dump second', async () => {
    expect(
      await readers('  - {address: early@example.org, zone: Europe/Berlin, interests: [continual learning]}'),
    ).toMatchObject({ code: 0 });
    const { code, output } = await run.offprint('upload', join(corpus, SEED));
    expect(output).toContain('78 records, 78 new');
    expect(output).toContain('The one reader gets something');
    expect(code).toBe(0);
    await run.offprint('clock', 'forward', '1d');
    expect(await to('early@')).toHaveLength(1);
  });

  it('takes a reader after the dump, who begins with what came before (a welcome)', async () => {
    await run.offprint(
      'reader',
      'add',
      'late@example.org',
      '--zone',
      'UTC',
      '--at',
      '06:00',
      '--interest',
      'energy based models',
    );
    await run.offprint('clock', 'forward', '1d');
    expect(await to('late@')).toHaveLength(1);
  });

  it('mails nothing again when the same dump comes again, also under another name (I3, E2)', async () => {
    const before = (await run.inbox()).length;
    for (const name of ['daily-papers-mar-14.txt', 'the same + ümlaut 🎉.txt']) {
      const { output } = await run.offprint('upload', '--name', name, join(corpus, SEED));
      expect(output).toContain('78 records, 78 known before');
    }
    await run.offprint('clock', 'forward', '2d');
    expect(await run.inbox()).toHaveLength(before);
  });

  it('refuses what it cannot read with a receipt and one mail to the operator', async () => {
    const picture = join(files, 'picture.png');
    writeFileSync(picture, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64'));
    const { code, output } = await run.offprint('upload', picture);
    expect(output).toContain('Refused.');
    expect(code).toBe(2);
    await run.idle();
    const told = (await run.inbox()).filter((mail) => /picture\.png/.test(mail.subject));
    expect(told).toHaveLength(1);
  });

  it('refuses a wrong query with a caret under the character', async () => {
    const { code, output } = await run.offprint('interest', 'add', 'late@example.org', 'graphs AND (diffusion');
    expect(code).toBe(1);
    expect(output).toMatch(/\n\s+\^/);
  });

  it('sends an edition at once when the operator asks', async () => {
    await run.offprint('reader', 'add', 'now@example.org', '--interest', 'diffusion', '--zone', 'UTC');
    const { output } = await run.offprint('send-now', 'now@example.org');
    expect(output).toMatch(/was sent \d+ papers/);
    expect(await to('now@')).toHaveLength(1);
  });

  it('does not mail who left, and being applied again does not bring them back (R1)', async () => {
    await run.offprint('reader', 'remove', 'now@example.org');
    const { output } = await readers('  - {address: now@example.org, zone: UTC, interests: [learning]}');
    expect(output).toContain('stays so');
    await run.offprint('clock', 'forward', '2d');
    expect(await to('now@')).toHaveLength(1);
  });

  it('stops mailing an address that bounced for good', async () => {
    await run.offprint('reader', 'add', 'bounce@example.org', '--interest', 'learning', '--zone', 'UTC');
    await run.offprint('send-now', 'bounce@example.org');
    await run.idle();
    expect((await run.offprint('reader', 'list')).output).toMatch(/bounce@example\.org {2}suppressed/);
  });

  it.skipIf(!existsSync(CHROMIUM))(
    'lets a person drop a file, read their mail, read it whole, steer and leave, by clicking',
    async () => {
      await run.offprint('reader', 'add', 'clicks@example.org', '--interest', 'lanterns', '--zone', 'UTC');
      const file = join(files, 'dropped by hand.jsonl');
      writeFileSync(
        file,
        '{"title":"Lanterns in the harbour","abstract":"We count lanterns, and what they do to moths."}\n',
      );
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
      try {
        const page = await browser.newPage();
        await page.goto(`${ready.url}/local/drop`);
        await page.setInputFiles('#files', file);
        await page.getByText('1 record, 1 new').waitFor();
        await run.offprint('send-now', 'clicks@example.org');
        await page.goto(`${ready.url}/local/inbox`);
        await page.getByRole('link', { name: 'Lanterns in the harbour' }).click();
        const mail = page.frameLocator('iframe');
        await mail.getByText('We count lanterns, and what they do to moths.', { exact: true }).waitFor();
        const open = async (name: RegExp) => {
          const [opened] = await Promise.all([
            page.context().waitForEvent('page'),
            mail.getByRole('link', { name }).first().click(),
          ]);
          return opened;
        };
        await (await open(/Lanterns/)).getByText('Lanterns in the harbour').first().waitFor();
        const steering = await open(/More or less/);
        await steering.getByRole('button', { name: 'More like this' }).click();
        await steering.getByText('You asked for more like this.').waitFor();
        await steering.getByLabel('Words').fill('moths AND (lamps');
        await steering.getByRole('button', { name: 'How is it read?' }).click();
        await steering.getByText('Did you mean: moths AND (lamps)').waitFor();
        await steering.getByLabel('Words').fill('moths lamps');
        await steering.getByRole('button', { name: 'Add', exact: true }).click();
        await steering.getByText('Added.').waitFor();
        const leaving = await open(/unsubscribe/i);
        await leaving.getByRole('button').click();
        await leaving.getByText('You have left').waitFor();
      } finally {
        await browser.close();
      }
      const { output } = await run.offprint('reader', 'list', '--json');
      const clicked = output.split('\n').find((line) => line.includes('clicks@example.org'));
      expect(JSON.parse(clicked!)).toMatchObject({
        consent: { state: 'left' },
        interests: [{ label: 'lanterns', like: [{ title: 'Lanterns in the harbour' }] }, { label: 'moths lamps' }],
      });
    },
  );

  it('says in one sentence that its port is taken', async () => {
    const { port } = new URL(ready.url);
    const { code, output } = await command(['local/start.ts', '--dir', join(files, 'second'), '--port', port]);
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`${port} is (taken|in use)`));
  });

  it('says in one sentence that what it builds has no place on the disk', async () => {
    const dir = join(files, 'third');
    mkdirSync(join(dir, 'cdk.out/manifest.json'), { recursive: true });
    const { code, output } = await command(['local/start.ts', '--dir', dir, '--port', '0']);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^build and synth… \S+third cannot be written \(E[A-Z]+: .*\): choose another folder with --dir\.\n$/,
    );
  });
});
