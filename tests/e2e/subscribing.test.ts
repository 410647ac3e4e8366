import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUBSCRIBE_OUTPUT } from '../../shared/names.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { type LocalRun, localRun, type Ready } from './local-run.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

describe.skipIf(!existsSync(CHROMIUM))('somebody who subscribes by themselves', () => {
  let run: LocalRun;
  let ready: Ready;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    run = localRun('subscription: open');
    ready = await run.start();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
    page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await browser?.close();
    await run[Symbol.asyncDispose]();
  });

  const to = async (address: string) => {
    await run.idle();
    return (await run.inbox()).filter((mail) => String(mail.to).includes(address));
  };
  const stateOf = async (address: string) =>
    (await run.offprint('reader', 'list')).output.split('\n').find((line) => line.startsWith(address));

  /** Fills the form in and sends it off. */
  async function ask(address: string, interests = 'lanterns AND moths'): Promise<void> {
    await page.goto(ready.outputs[SUBSCRIBE_OUTPUT]!);
    await page.getByLabel('Your mail address').fill(address);
    await page.getByLabel('What you want to read').fill(interests);
    await page.getByLabel('Time zone').fill('Europe/Berlin');
    await page.getByRole('button', { name: 'Send me the mails' }).click();
  }

  /** The page that the newest mail to an address leads to, opened by its button. */
  async function open(address: string): Promise<Page> {
    const [mail] = (await to(address)).filter(({ subject }) => subject.includes('confirm'));
    await page.goto(`${ready.url}/local/inbox/${mail!.id}`);
    const frame = page.frameLocator('iframe');
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      frame.getByRole('link', { name: 'Yes, send them to me' }).click(),
    ]);
    return opened;
  }

  it('is shown what is wrong with a line, and how it is read', async () => {
    await ask('ada@example.org', 'lanterns AND (moths');
    await page.getByText('Did you mean: lanterns AND (moths)').waitFor();
    await page.getByLabel('What you want to read').fill('lanterns AND moths');
    await page.getByRole('button', { name: 'How is it read?' }).click();
    await page.getByText('It is read as').waitFor();
    expect(await page.getByLabel('Your mail address').inputValue()).toBe('ada@example.org');
    expect(await to('ada@')).toEqual([]);
  });

  it('gets one mail, and nothing else before they confirm (R1)', async () => {
    for (let times = 0; times < 3; times++) await ask('ada@example.org');
    await page.getByText('Please look into your mailbox').waitFor();
    expect(new URL(page.url()).search).toBe('');
    const dump = join(temporaryFolder(), 'lanterns.jsonl');
    writeFileSync(
      dump,
      '{"title":"Lanterns in the harbour","abstract":"We count lanterns, and what they do to moths, night after night."}\n',
    );
    await run.offprint('upload', dump);
    await run.offprint('clock', 'forward', '1d');
    expect(await to('ada@')).toHaveLength(1);
    expect(await stateOf('ada@')).toBeUndefined();
  });

  it('confirms by a button, and their first edition looks back', async () => {
    const confirming = await open('ada@');
    await confirming.getByRole('button', { name: 'Yes, send them to me' }).click();
    await confirming.getByText('You have subscribed').waitFor();
    await confirming.getByRole('link', { name: 'Your topics' }).click();
    await confirming.getByText('lanterns AND moths').first().waitFor();
    expect(await stateOf('ada@')).toContain('active');
    await run.offprint('clock', 'forward', '1d');
    const mails = await to('ada@');
    expect(mails).toHaveLength(2);
    expect(mails[0]!.subject).toContain('Lanterns in the harbour');
  });

  it('who reads already is asked nothing, and the page says the same', async () => {
    await ask('ada@example.org');
    await page.getByText('Please look into your mailbox').waitFor();
    expect(await to('ada@')).toHaveLength(2);
  });

  it('who left comes back by asking and confirming, and by no file of the operator’s (R1)', async () => {
    await run.offprint('reader', 'remove', 'ada@example.org');
    expect((await run.offprint('reader', 'add', 'ada@example.org', '--interest', 'moths')).code).toBe(1);
    await ask('ada@example.org');
    expect(await stateOf('ada@')).toContain('left');
    const confirming = await open('ada@');
    await confirming.getByRole('button', { name: 'Yes, send them to me' }).click();
    await confirming.getByText('You have subscribed').waitFor();
    expect(await stateOf('ada@')).toContain('active');
    const before = await to('ada@');
    await run.offprint('clock', 'forward', '1d');
    // The paper that they had is not mailed again (E2).
    expect(await to('ada@')).toHaveLength(before.length);
  });
});
