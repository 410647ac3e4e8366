/** `npm test`: everything that CI runs, in order of how fast it can fail. Prints what each part took and one closing line of counts. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

const REPORT = '.build/tests.json';

interface Part {
  readonly name: string;
  readonly command: readonly string[];
}

const STATIC_PARTS: readonly Part[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'lint', command: ['biome', 'check', '.'] },
  { name: 'unused code', command: ['knip'] },
];

const TESTS: Part = {
  name: 'tests',
  command: [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...process.argv.slice(2),
  ],
};

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

rmSync(REPORT, { force: true });
const failed = [...(await Promise.all(STATIC_PARTS.map(run))), await run(TESTS)].filter((part) => !part.ok);
console.log(closingLine());
if (failed.length > 0) console.error(`Failed: ${failed.map((part) => part.name).join(', ')}.`);
process.exitCode = failed.length > 0 ? 1 : 0;

async function run({ name, command: [program, ...args] }: Part): Promise<{ name: string; ok: boolean }> {
  const startedAt = performance.now();
  const child = spawn(program ?? '', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const ok = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
  console.log(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return { name, ok };
}

function closingLine(): string {
  try {
    const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
    return `${report.numPassedTests} passed, ${report.numFailedTests} failed, ${report.numPendingTests} skipped`;
  } catch {
    return '0 passed, 1 failed';
  }
}
