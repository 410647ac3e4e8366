import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 60_000;

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number;
  readonly output: string;
}

/** What the local run writes when it is ready. */
export interface Ready {
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly outputs: Record<string, string>;
}

interface InboxMail {
  readonly id: string;
  readonly to: string | readonly string[];
  readonly subject: string;
}

/** A local run with state of its own, as a person has it: started by its command, spoken to by the CLI. */
export interface LocalRun extends AsyncDisposable {
  readonly dir: string;
  start(): Promise<Ready>;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  offprint(...args: string[]): Promise<Said>;
  inbox(): Promise<InboxMail[]>;
  /** Waits until nothing is going on any more. */
  idle(): Promise<void>;
  /** What waits, what failed, what was refused. */
  state(): Promise<unknown>;
}

/** @param settings As in offprint.yaml; without, those of the project. */
export function localRun(settings?: string): LocalRun {
  const dir = temporaryFolder();
  const file = join(dir, 'offprint.yaml');
  if (settings !== undefined) writeFileSync(file, settings);
  const env = { ...process.env, ...(settings !== undefined && { OFFPRINT_SETTINGS: file }) };
  // A run whose samples were applied before has the readers and dumps of the test alone.
  writeFileSync(join(dir, 'samples-applied'), '');
  let child: ChildProcess | undefined;
  /** Kept when the run starts again, as the links in its mails are. */
  let port: number | undefined;

  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child?.once('exit', done));
    child.kill('SIGKILL');
    await ended;
  };
  const ready = (): Ready => JSON.parse(readFileSync(join(dir, 'local.json'), 'utf8')) as Ready;
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${ready().url}${path}`, { headers: { accept: 'application/json' } })).json();

  return {
    dir,
    async start() {
      port ??= await freePort();
      rmSync(join(dir, 'local.json'), { force: true });
      let said = '';
      child = spawn(process.execPath, ['local/start.ts', '--dir', dir, '--port', String(port)], { cwd: ROOT, env });
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
      const giveUpAt = Date.now() + START_TIMEOUT_MS;
      while (!(existsSync(join(dir, 'local.json')) && said.includes('/local/inbox'))) {
        if (child.exitCode !== null || Date.now() > giveUpAt) throw new Error(`the local run did not start:\n${said}`);
        await new Promise((done) => setTimeout(done, 50));
      }
      return ready();
    },
    kill,
    offprint: (...args) => command(['cli/offprint.js', '--local', '--dir', dir, ...args]),
    inbox: async () => (await get('/local/inbox')) as InboxMail[],
    idle: async () => void (await get('/local/idle')),
    state: () => get('/local/state'),
    async [Symbol.asyncDispose]() {
      await kill();
    },
  };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/** Runs a script of the project with this Node, to its end. */
export function command(args: readonly string[]): Promise<Said> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((done) => child.once('close', (code) => done({ code: code ?? 1, output })));
}
