import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MatchablePaper } from '../../shared/matching/matchable-paper.ts';
import type { Prepared } from '../../shared/matching/meaning/prepare.ts';
import type { Peer } from './match-peer.ts';
import { plainWords } from './match-plain.ts';

const COMPILER = process.env.CC ?? 'cc';
const OUTPUT_BYTES = 1 << 30;
const NOT = -1;
const AND = -2;
const OR = -3;

/**
 * What Vectorscan finds: all words and phrases of all queries at once in each paper, then each query over what was seen. Undefined where it or
 * a C compiler is not installed.
 */
export function vectorscanMatches(
  conditions: readonly Prepared[],
  papers: readonly MatchablePaper[],
): Peer | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-bench-'));
  try {
    const program = join(folder, 'vectorscan');
    const source = fileURLToPath(new URL('match-vectorscan.c', import.meta.url));
    if (spawnSync(COMPILER, ['-O2', '-o', program, source, '-lhs']).status !== 0) return undefined;
    const distinct = new Map<Prepared, number>();
    for (const condition of conditions) if (!distinct.has(condition)) distinct.set(condition, distinct.size);
    const literals = new Literals();
    const queries = [...distinct.keys()].map((condition) => literals.postfix(condition).join(' '));
    const files = { literals: [...literals.numbers.keys()], queries, papers: papers.map(asLine) };
    const paths = Object.entries(files).map(([name, lines]) => {
      const path = join(folder, name);
      writeFileSync(path, `${lines.join('\n')}\n`);
      return path;
    });
    const output = execFileSync(program, paths, { encoding: 'utf8', maxBuffer: OUTPUT_BYTES }).trimEnd().split('\n');
    const [, nanoseconds] = output.pop()!.split(' ').map(Number);
    const found = queries.map((): number[] => []);
    for (const [paper, line] of output.entries())
      for (const query of line.split(' ')) if (query !== '') found[Number(query)]!.push(paper);
    return {
      usPerPaper: nanoseconds! / 1000,
      found: conditions.map((condition) => found[distinct.get(condition)!]!),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Words with a blank on both sides, title and abstract apart; then those of the title again, marked by a capital, which no word has. */
function asLine({ title, abstract }: MatchablePaper): string {
  const words = plainWords(title);
  const marked = words.map((word) => `T${word}`);
  return ` ${words.join(' ')} | ${plainWords(abstract).join(' ')} | ${marked.join(' ')} `;
}

class Literals {
  readonly numbers = new Map<string, number>();

  postfix(query: Prepared): number[] {
    switch (query.kind) {
      case 'text': {
        const words = query.wordings[0]!.units.flatMap((unit) => unit[0]!);
        const mark = query.field === 'title' ? 'T' : '';
        const spelt = words.map(
          (word) => mark + (word.kind === 'prefix' ? word.prefix : word.kind === 'term' ? word.term : ''),
        );
        return [this.number(` ${spelt.join(' ')}${words.at(-1)!.kind === 'prefix' ? '' : ' '}`)];
      }
      case 'and':
      case 'or': {
        const join = query.kind === 'and' ? AND : OR;
        return query.parts.flatMap((part, index) => [...this.postfix(part), ...(index > 0 ? [join] : [])]);
      }
      case 'not':
        return [...this.postfix(query.part), NOT];
      case 'weight':
        return this.postfix(query.part);
      case 'fact':
        throw new Error('Vectorscan knows words only');
    }
  }

  private number(literal: string): number {
    const known = this.numbers.get(literal) ?? this.numbers.size;
    this.numbers.set(literal, known);
    return known;
  }
}
