import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientConfig } from '../shared/aws/clients.ts';
import { OUTPUT } from '../shared/names.ts';
import { Complaint } from './complaint.ts';

/** Which Offprint a command talks to: the run on this machine, or a deployed stack. */
export interface TargetOptions {
  readonly local?: boolean;
  readonly stack?: string;
  /** Folder of the local run's state. @default '.offprint' */
  readonly dir?: string;
}

export interface Target {
  readonly kind: 'local' | 'stack';
  /** One line for the person: where the command goes. */
  readonly title: string;
  readonly clients: ClientConfig;
  readonly outputs: Readonly<Record<keyof typeof OUTPUT, string>>;
  /** Origin of the local run's pages and clock. */
  readonly localUrl?: string;
}

/** What the local runner writes when it is ready (local/). */
interface LocalRun {
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly outputs: Record<string, string>;
  readonly pid: number;
}

const DEFAULT_STACK = 'Offprint';

/**
 * The target that the options choose; without options the local run when one is running, else the stack `Offprint`.
 * @throws Complaint when there is no such target.
 */
export async function findTarget(options: TargetOptions): Promise<Target> {
  if (options.local && options.stack) throw new Complaint('--local and --stack exclude each other: give one of them.');
  const run = options.stack ? undefined : runningHere(options.dir ?? '.offprint');
  if (run) return localTarget(run);
  if (options.local) throw new Complaint('No local run is going on here. Start one with "npm start", in this folder.');
  return stackTarget(options.stack ?? DEFAULT_STACK);
}

function runningHere(dir: string): LocalRun | undefined {
  const file = join(dir, 'local.json');
  if (!existsSync(file)) return undefined;
  try {
    const run = JSON.parse(readFileSync(file, 'utf8')) as LocalRun;
    process.kill(run.pid, 0);
    return run;
  } catch {
    return undefined;
  }
}

function localTarget(run: LocalRun): Target {
  return {
    kind: 'local',
    title: `local run at ${run.url}`,
    clients: {
      region: run.region,
      endpoint: run.url,
      credentials: { accessKeyId: run.accessKeyId, secretAccessKey: run.secretAccessKey },
    },
    outputs: readOutputs(run.outputs, 'the local run'),
    localUrl: run.url,
  };
}

async function stackTarget(name: string): Promise<Target> {
  const { deployedStack } = await import('../shared/aws/stack-outputs.ts');
  const { region, outputs } = await deployedStack(name).catch((error: Error) => {
    throw new Complaint(
      `No local run is going on here, and the stack "${name}" cannot be read (${error.message}). ` +
        'Start a local run with "npm start", or see what is missing for AWS with "npx offprint doctor".',
    );
  });
  return {
    kind: 'stack',
    title: `stack ${name} in ${region}`,
    clients: { region },
    outputs: readOutputs(outputs, `stack ${name}`),
  };
}

function readOutputs(found: Record<string, string>, where: string): Target['outputs'] {
  const missing = Object.values(OUTPUT).filter((key) => !found[key]);
  if (missing.length > 0)
    throw new Complaint(
      `${where} has no output ${missing.join(', ')}: it was made by another version. Deploy (or start) it again.`,
    );
  return Object.fromEntries(Object.entries(OUTPUT).map(([name, key]) => [name, found[key]])) as Target['outputs'];
}
