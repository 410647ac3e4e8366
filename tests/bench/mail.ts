/**
 * `npm run bench:mail`: what it takes to make both parts of a mail of 30 papers from an edition's body, cold (the first mail of a process) and warm. Beside
 * it react-email and mjml with the same cards, where they are installed: `npm i --prefix DIR react react-dom @react-email/components @react-email/render mjml`,
 * then OFFPRINT_BENCH_PEERS=DIR.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { EditionBody } from '../../shared/editions/edition.ts';
import type { MailSettings, Message } from '../../shared/mail/message.ts';
import type { EditionView } from '../../shared/mail/view/edition-view.ts';
import { mjml, reactEmail } from './mail-peers.ts';

const ROUNDS = 2_000;
const WARM_UP = 500;
const COLD_STARTS = 15;
const BUNDLE = join(process.cwd(), '.build/bench-mail.mjs');

interface Bundle {
  body(papers: number): EditionBody;
  editionMessage(body: EditionBody, settings: MailSettings): Message;
  editionView(body: EditionBody, settings: MailSettings): EditionView;
  SETTINGS: MailSettings;
}

await build({
  stdin: {
    contents: `
      import { anEdition, CONTINUAL, manyUnder } from './tests/gallery/editions.ts';
      import { listedPapers } from './tests/gallery/papers.ts';
      export const body = (papers) => anEdition([manyUnder(CONTINUAL, listedPapers(), papers)], { considered: 412 });
      export { editionMessage } from './shared/mail/message.ts';
      export { editionView } from './shared/mail/view/view.ts';
      export { warmUp } from './shared/mail/warm-up.ts';
      export { SETTINGS } from './tests/gallery/specimens.ts';`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: BUNDLE,
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(process.cwd(), 'tests/gallery/papers.ts')).href) },
});
const offprint: Bundle = await import(pathToFileURL(BUNDLE).href);
const body = offprint.body(30);
const view = offprint.editionView(body, offprint.SETTINGS);

const rows = [
  await row('offprint', ROUNDS, () => offprint.editionMessage(body, offprint.SETTINGS)),
  cold('offprint, first mail of the send function', 'warmUp();'),
  cold('offprint, first mail of a process', ''),
];
for (const [name, peer] of [
  ['react-email', reactEmail],
  ['mjml', mjml],
] as const) {
  const render = await peer(process.env.OFFPRINT_BENCH_PEERS).catch(() => undefined);
  rows.push(render ? await row(name, 100, () => render(view)) : { what: `${name}: not installed` });
}
console.table(rows);

type Row = Readonly<Record<string, string | number>>;

async function row(what: string, rounds: number, render: () => unknown): Promise<Row> {
  for (let round = 0; round < Math.min(WARM_UP, rounds / 4); round++) await render();
  const times: number[] = [];
  const cpuMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    const before = process.cpuUsage();
    await render();
    const { user, system } = process.cpuUsage(before);
    times.push(performance.now() - startedAt);
    cpuMs.push((user + system) / 1_000);
  }
  return { what, ...percentiles(times), ...cpuOf(cpuMs) };
}

/**
 * The first mail of a fresh process, after its code has loaded; the body is there before, as it comes from the bucket.
 * @param loading what a process does beside while it loads
 */
function cold(what: string, loading: string): Row {
  const script = `
    const { body, editionMessage, SETTINGS, warmUp } = await import(${JSON.stringify(pathToFileURL(BUNDLE).href)});
    ${loading}
    const edition = body(30);
    const startedAt = performance.now();
    const before = process.cpuUsage();
    editionMessage(edition, SETTINGS);
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify([performance.now() - startedAt, (user + system) / 1000]));`;
  const starts = Array.from({ length: COLD_STARTS }, () => {
    const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    return JSON.parse(answer) as [wallMs: number, cpuMs: number];
  });
  return { what, ...percentiles(starts.map(([wall]) => wall)), ...cpuOf(starts.map(([, cpu]) => cpu)) };
}

function percentiles(times: readonly number[]): Row {
  return { 'p50 ms': percentile(times, 0.5), 'p95 ms': percentile(times, 0.95), rounds: times.length };
}

/** What a machine that does other work too cannot blur as it does the clock's times. */
function cpuOf(times: readonly number[]): Row {
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { 'CPU ms, mean': rounded(mean), 'CPU ms, p95': percentile(times, 0.95) };
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
}

function rounded(ms: number): number {
  return Number(ms.toFixed(3));
}
