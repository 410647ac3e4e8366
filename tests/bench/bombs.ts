/**
 * What dumps that were made to do harm take: `npm run bench:bombs [-- --only zip]`. Each bomb is made and piped into `offprint inspect`, a process of its own.
 * A row tells its processor time and the time on the clock (the start of Node and the CLI with them), its peak of memory, how much of the bomb it
 * took before it let go, and its receipt. Ends with 1 when one takes more than it may, or leaves no receipt.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Receipt } from '../../shared/dumps/receipt.ts';
import { bombs } from '../fixtures/bombs.ts';

/** Of processor time: what else the machine does is nobody's fault here. */
const MOST_SECONDS = 2;
const MOST_MEGABYTES = 512;
const CLI = join(import.meta.dirname, '../../cli/offprint.js');

/**
 * Has a process tell by its fourth stream what it took. Linux counts in `maxRSS` what the starting process had, but not in the child's status;
 * elsewhere there is no status.
 */
const TELL = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync, writeSync } from 'node:fs';
  const status = '/proc/self/status';
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const kibibytes = existsSync(status) ? Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync(status, 'utf8'))[1]) : maxRSS;
    writeSync(3, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: kibibytes / 1024 }));
  });
`)}`;

interface Taken {
  /** Of processor time. */
  readonly seconds: number;
  readonly megabytes: number;
}

interface Ended extends Taken {
  readonly clockSeconds: number;
  readonly takenBytes: number;
  readonly receipt: Receipt | undefined;
}

async function inspect(pieces: Iterable<Uint8Array>): Promise<Ended> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', TELL, CLI, 'inspect', '-', '--json'], {
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  });
  const [input, output, , told] = child.stdio as unknown as [Writable, Readable, null, Readable];
  let takenBytes = 0;
  function* counted(): Generator<Uint8Array> {
    for (const piece of pieces) {
      yield piece;
      takenBytes += piece.length;
    }
  }
  const [lines, took] = await Promise.all([
    text(output),
    text(told),
    // It lets go before the bomb ends.
    pipeline(Readable.from(counted(), { objectMode: true, highWaterMark: 1 }), input).catch(() => undefined),
    once(child, 'close'),
  ]);
  const { receipt } = JSON.parse(lines.trimEnd().split('\n').at(-1) || '{}') as { readonly receipt?: Receipt };
  return { ...(JSON.parse(took) as Taken), clockSeconds: (performance.now() - started) / 1000, takenBytes, receipt };
}

/** How the reading ended, and why. */
function ending({ state, reason, papers, rejects: [reject] }: Receipt): string {
  const said = reason ?? (reject === undefined ? '' : `a reject: ${reject.reason}`);
  return [state, ...(papers > 0 ? [`${papers} new`] : []), said].filter((part) => part !== '').join(', ');
}

const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const HEADINGS = ['bomb'.padEnd(44), 'CPU s', 'clock s', 'peak MB', 'taken MB', 'receipt'];
console.log(HEADINGS.join('  '));
let failed = false;
for (const { name, pieces } of bombs) {
  if (!name.includes(options.only)) continue;
  const { seconds, clockSeconds, megabytes, takenBytes, receipt } = await inspect(pieces());
  const isWithin = seconds <= MOST_SECONDS && megabytes <= MOST_MEGABYTES && receipt !== undefined;
  failed ||= !isWithin;
  console.log(
    [
      name.padEnd(44),
      seconds.toFixed(2).padStart(5),
      clockSeconds.toFixed(2).padStart(7),
      megabytes.toFixed(0).padStart(7),
      (takenBytes / 1e6).toFixed(1).padStart(8),
      `${isWithin ? '' : 'TOO MUCH: '}${receipt === undefined ? 'none' : ending(receipt)}`,
    ].join('  '),
  );
}
process.exitCode = failed ? 1 : 0;
