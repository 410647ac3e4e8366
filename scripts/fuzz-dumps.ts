/**
 * `npm run fuzz -- dumps [INPUTS [SEED]]`: that many damaged dumps, a million by default, read as ingest reads them. Each must come to an end in time, without
 * a crash, with a receipt that adds up. Prints what it does every minute; a failure is printed with the bytes that show it.
 */
import fc from 'fast-check';
import { damagedArchives, damagedDump, FIXTURES, faultOfReceipt, tokenSoup } from '../tests/fixtures/fuzzed-dumps.ts';

/** Processor time that a dump may take: so much for each megabyte, and what starting costs. */
const MS_PER_MEGABYTE = 50;
const LEAST_MS = 50;
/** A slow one is read again: collecting garbage of those before is not its own work. */
const ATTEMPTS = 4;
const INPUTS_PER_ROUND = 1000;

const [inputs = '1000000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const kinds = [
  ...FIXTURES.map((file) => ({ name: file, dumps: damagedDump(file) })),
  { name: 'archives', dumps: damagedArchives() },
  { name: 'tokens', dumps: tokenSoup() },
];

async function cpuMs(bytes: Buffer): Promise<number> {
  const before = process.cpuUsage();
  const fault = await faultOfReceipt(bytes);
  if (fault !== undefined) throw new Error(fault);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function check(bytes: Buffer): Promise<void> {
  const most = LEAST_MS + (MS_PER_MEGABYTE * bytes.length) / 1e6;
  let least = await cpuMs(bytes);
  for (let attempt = 1; least > most && attempt < ATTEMPTS; attempt += 1) least = Math.min(least, await cpuMs(bytes));
  if (least > most) throw new Error(`${bytes.length} bytes took ${least.toFixed(0)} ms`);
  slowest = Math.max(slowest, least - (MS_PER_MEGABYTE * bytes.length) / 1e6);
}

let read = 0;
let slowest = 0;
let told = Date.now();
console.log(`${inputs} inputs of ${kinds.length} kinds, seed ${seed}`);
for (let round = 0; read < Number(inputs); round += 1) {
  const kind = kinds[round % kinds.length] as (typeof kinds)[number];
  const numRuns = Math.min(INPUTS_PER_ROUND, Number(inputs) - read);
  const result = await fc.check(fc.asyncProperty(kind.dumps, check), {
    numRuns,
    seed: Number(seed) + round,
    endOnFailure: true,
  });
  if (result.failed) {
    console.error(`${kind.name}, seed ${Number(seed) + round}: ${String(result.errorInstance)}`);
    console.error(JSON.stringify(result.counterexample?.[0].toString('latin1').slice(0, 50_000)));
    process.exitCode = 1;
  }
  read += numRuns;
  if (Date.now() - told > 60_000 || read >= Number(inputs)) {
    told = Date.now();
    console.log(`${read} read; the slowest took ${slowest.toFixed(0)} ms beyond ${MS_PER_MEGABYTE} ms a megabyte`);
  }
}
