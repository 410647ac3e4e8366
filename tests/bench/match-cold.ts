import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BUNDLE_OPTIONS } from '../../infra/bundles.ts';
import type { MatchablePaper } from '../../shared/matching/matchable-paper.ts';

const PAPERS = 78;
const QUERIES = 1000;
const RUNS = 15;

interface Run {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly matches: number;
}

/**
 * A process that does nothing else: a day's papers and a thousand interests, from its start to the last match, less what Node itself takes to
 * start. Bundled as the functions are. The least of some runs, which other work on the machine disturbs least.
 */
export async function coldMatch(
  papers: readonly MatchablePaper[],
  queriesFile: string,
  plain: boolean,
): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-bench-'));
  try {
    const script = join(folder, 'process.cjs');
    const empty = join(folder, 'empty.cjs');
    const papersFile = join(folder, 'papers.json');
    const queries = join(folder, 'queries.tsv');
    await build({
      entryPoints: [fileURLToPath(new URL('match-cold-process.ts', import.meta.url))],
      outfile: script,
      ...BUNDLE_OPTIONS,
    });
    writeFileSync(empty, emptyProcess());
    writeFileSync(papersFile, JSON.stringify(papers.slice(0, PAPERS)));
    writeFileSync(queries, readFileSync(queriesFile, 'utf8').split('\n').slice(0, QUERIES).join('\n'));
    const started = least(() => run([empty]));
    const matched = least(() => run([script, papersFile, queries, plain ? 'plain' : 'full']));
    return {
      papers: Math.min(PAPERS, papers.length),
      queries: QUERIES,
      matches: matched.matches,
      wall_ms: Math.round(matched.wallMs - started.wallMs),
      cpu_ms: Math.round(matched.cpuMs - started.cpuMs),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Node's own start, told in the same way. */
function emptyProcess(): string {
  return `const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ wallMs: performance.now(), cpuMs: (user + system) / 1000, matches: 0 }));`;
}

function run(args: readonly string[]): Run {
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Run;
}

function least(once: () => Run): Run {
  const runs = Array.from({ length: RUNS }, once);
  const by = (of: (run: Run) => number) => Math.min(...runs.map(of));
  return { wallMs: by((one) => one.wallMs), cpuMs: by((one) => one.cpuMs), matches: runs[0]!.matches };
}
