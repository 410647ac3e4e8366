/**
 * `npm run fuzz [-- RUNS [SEED]]`: the same fuzzed dumps, queries, papers and mails as in `npm test`, many more of them. Prints the seed, so that a failing run comes again.
 * `npm run fuzz -- dumps [INPUTS [SEED]]`: dumps alone, with their time (fuzz-dumps.ts).
 */
import { spawn } from 'node:child_process';

if (process.argv[2] === 'dumps') {
  process.argv.splice(2, 1);
  await import('./fuzz-dumps.ts');
} else fuzzAll();

function fuzzAll(): void {
  const [runs = '20000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
  const suites = ['tests/property/dumps', 'tests/property/interests', 'tests/property/matching', 'tests/property/mail'];
  const more = {
    OFFPRINT_FUZZ_RUNS: runs,
    OFFPRINT_FUZZ_SEED: seed,
    OFFPRINT_FUZZ_STRINGS: String(50 * Number(runs)),
    OFFPRINT_FUZZ_CHECKS: String(500 * Number(runs)),
    OFFPRINT_HOSTILE_CARDS: String(10 * Number(runs)),
  };
  console.log(`${runs} runs a property, seed ${seed}`);
  const child = spawn('vitest', ['run', '--testTimeout=86400000', ...suites], {
    stdio: 'inherit',
    env: { ...process.env, ...more },
    shell: process.platform === 'win32',
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
