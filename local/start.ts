import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR_MS } from '../shared/calendar/instant.ts';
import { OUTPUT, SUBSCRIBE_OUTPUT } from '../shared/names.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { readOptions } from './options.ts';
import { CannotRun, diskFault } from './state.ts';
import { summarise } from './summary.ts';

const root = join(import.meta.dirname, '..');
let dir = '';

/** Ends the run: with a sentence, unless the fault is one of this program. */
const fail = (error: unknown): never => {
  console.error(error instanceof CannotRun ? error.message : (diskFault(error, dir) ?? error));
  process.exit(1);
};
process.on('uncaughtException', fail);
// Lambda's zone, which threads share with the process.
process.env.TZ = 'UTC';

try {
  const asked = readOptions(process.argv.slice(2));
  dir = asked.dir;
  // In this run's own folder: another run's synthesis must not change the template of this one.
  const assembly = join(dir, 'cdk.out');
  process.env.CDK_OUTDIR = assembly;
  // The judges of the template sit in the tests and in the deployment; without them a start is seconds shorter.
  process.env.CDK_VALIDATION = 'false';
  const prepare = (): Promise<void> => step('build and synth', () => node('infra/app.ts'));
  const cloud = await startCloud({ ...asked, assembly, prepare });
  console.log(`tables, queues and functions: ${cloud.url}`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => cloud.close().then(() => process.exit(0)));
  const marker = join(dir, 'samples-applied');
  if (!existsSync(marker)) await applySamples();
  writeFileSync(marker, '');
  if (asked.once) process.exit(await once(cloud));
  const subscribe = cloud.outputs[SUBSCRIBE_OUTPUT];
  console.log(
    `\n${subscribe ? `  Page   ${subscribe}\n` : ''}  Inbox  ${cloud.url}/local/inbox\n  Drop   ${cloud.url}/local/drop\n  S3     ${cloud.url}, bucket ${cloud.outputs[OUTPUT.bucket]}, keys in ${join(dir, 'local.json')}\n\nCtrl-C ends it; all of it is kept.`,
  );
} catch (error) {
  fail(error);
}

/** The readers and the dumps of samples/, by the commands that a person types. */
async function applySamples(): Promise<void> {
  const cli = ['cli/offprint.js', '--local', '--dir', dir];
  await step('readers', () => node(...cli, 'readers', 'apply', 'samples/readers.yaml', '--yes'));
  const dumps = readdirSync(join(root, 'samples')).filter((name) => !/\.(ya?ml|md)$/.test(name));
  for (const [index, name] of dumps.entries())
    await step(`dump ${index + 1} of ${dumps.length}`, () => node(...cli, 'upload', join('samples', name)));
}

/** Lets everybody's hour pass and prints what came of it. @returns The exit code. */
async function once(cloud: Cloud): Promise<number> {
  await step('editions and mails of a day', () => cloud.travelTo(cloud.clock.now() + 25 * HOUR_MS));
  const { table, faults } = await summarise(cloud);
  console.table(table);
  for (const fault of faults) console.error(fault);
  await cloud.close();
  return faults.length > 0 ? 1 : 0;
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  process.stdout.write(`${name}… `);
  const result = await work();
  console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/** @throws CannotRun with what the program said, when it fails. */
async function node(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code === 0) return;
  const [, fault] = /^Error: (E[A-Z]+: .*)$/m.exec(said) ?? [];
  throw new CannotRun(diskFault(new Error(fault), dir) ?? `"node ${args.join(' ')}" failed:\n${said}`);
}
