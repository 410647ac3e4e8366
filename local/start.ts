import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cloud, startCloud } from './cloud.ts';
import { CannotRun, sentenceFor } from './state.ts';
import { summarise } from './summary.ts';

const root = join(import.meta.dirname, '..');
const { values: options } = parseArgs({
  options: {
    dir: { type: 'string', default: '.offprint' },
    port: { type: 'string', default: '4080' },
    fresh: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
  },
});
const HOUR_MS = 3_600_000;

try {
  await step('build and synth', () => run('infra/app.ts'));
  const cloud = await step('tables, queues, functions', () =>
    startCloud({
      assembly: join(root, 'cdk.out'),
      dir: options.dir,
      port: Number(options.port),
      fresh: options.fresh,
      smtpUrl: process.env.OFFPRINT_SMTP_URL,
    }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => cloud.close().then(() => process.exit(0)));
  const began = join(options.dir, 'samples-applied');
  if (!existsSync(began)) {
    await applySamples();
    writeFileSync(began, '');
  }
  if (options.once) process.exitCode = await once(cloud);
  else
    console.log(
      `\n  Inbox  ${cloud.url}/local/inbox\n  Drop   ${cloud.url}/local/drop\n\nRuns until Ctrl-C. Time passes faster with: npx offprint clock forward 1d`,
    );
} catch (error) {
  console.error(error instanceof CannotRun ? error.message : sentenceFor(error, options.dir));
  process.exit(1);
}

/** The readers and the dumps of samples/, by the same commands that a person types. */
async function applySamples(): Promise<void> {
  const cli = ['cli/offprint.js', '--local', '--dir', options.dir];
  await step('readers', () => run(...cli, 'readers', 'apply', 'samples/readers.yaml', '--yes'));
  const dumps = readdirSync(join(root, 'samples')).filter((name) => !/\.(ya?ml|md)$/.test(name));
  for (const [index, name] of dumps.entries())
    await step(`dump ${index + 1} of ${dumps.length}`, () => run(...cli, 'upload', join('samples', name)));
}

/** Lets everybody's hour pass, prints what came of it, and ends. @returns The exit code. */
async function once(cloud: Cloud): Promise<number> {
  await step('a day passes', () => cloud.travelTo(cloud.clock.now() + 25 * HOUR_MS));
  const { table, faults } = await summarise(cloud);
  console.table(table);
  for (const fault of faults) console.error(fault);
  await cloud.close();
  return faults.length > 0 ? 1 : 0;
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/** @throws CannotRun with what the program said, when it fails. */
function run(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise((resolve, reject) =>
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new CannotRun(`"node ${args.join(' ')}" failed:\n${said}`)),
    ),
  );
}
