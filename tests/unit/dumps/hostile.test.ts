import { describe, expect, it } from 'vitest';
import { toPaperRecord } from '../../../shared/papers/record.ts';
import { type HostileDump, hostileDumps } from '../../fixtures/hostile-dumps.ts';
import { readWhole } from '../../fixtures/read-dump.ts';

/** The larger one is still all seen by those who recognise it. */
const SIZE = 14 * 1024;
const TIMES = 4;
/** Linear work grows as the text does, quadratic work 16 times; what a run of other things adds to either is noise. */
const MOST_GROWTH = 10;
/** Below this, growth cannot be told from noise: what is quadratic takes longer. */
const FROM_MS = 40;
const ATTEMPTS = 3;

async function cpuMs(bytes: Buffer): Promise<number> {
  const before = process.threadCpuUsage();
  const { papers, reading } = await readWhole(bytes);
  for (const paper of papers) toPaperRecord(paper, reading.parts[0]?.format ?? '', '2026-02-07');
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** How much longer a dump of four times the size takes: the least of some attempts, since other work on the machine only adds. */
async function growth(dump: HostileDump): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least > MOST_GROWTH; attempt += 1) {
    const small = await cpuMs(dump.bytes(SIZE));
    const large = await cpuMs(dump.bytes(TIMES * SIZE));
    least = Math.min(least, large < FROM_MS ? 1 : large / small);
  }
  return least;
}

describe('a dump made to take long takes as long as it is, not as the square of that (I4)', () => {
  it.each(hostileDumps())('$name', async (dump) => {
    expect(await growth(dump)).toBeLessThan(MOST_GROWTH);
  });
});
