/** `npm run pictures`: runs the samples on this machine, lets a day pass, and takes the README's picture of the inbox page with a real Chromium. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PORT = 4089;
const START_TIMEOUT_MS = 60_000;
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath))
  throw new Error(`There is no Chromium at ${executablePath}; set CHROMIUM to where it is.`);

const dir = mkdtempSync(join(tmpdir(), 'offprint-pictures-'));
const run = spawn(process.execPath, ['local/start.ts', '--dir', dir, '--port', String(PORT)], { stdio: 'inherit' });
try {
  const url = await readyAt(join(dir, 'local.json'), join(dir, 'samples-applied'));
  await fetch(`${url}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ forwardMs: 25 * 3_600_000 }),
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 960, height: 620 }, deviceScaleFactor: 2 });
  await page.goto(`${url}/local/inbox`);
  await page.screenshot({ path: 'docs/pictures/inbox.png' });
  await browser.close();
  console.log('docs/pictures/inbox.png');
} finally {
  run.kill('SIGTERM');
  await new Promise((ended) => run.once('exit', ended));
  rmSync(dir, { recursive: true, force: true });
}

/** The run's address once it is ready and its samples are applied. */
async function readyAt(...files: readonly [local: string, samples: string]): Promise<string> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  while (!files.every((file) => existsSync(file))) {
    if (Date.now() > giveUpAt || run.exitCode !== null) throw new Error('The local run did not start.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return (JSON.parse(readFileSync(files[0], 'utf8')) as { url: string }).url;
}
