import type { Compiled } from '../compile.ts';
import type { FactClause, Prepared, TextClause } from '../prepare.ts';
import { occurring } from '../rarity.ts';
import type { Statistics } from '../statistics.ts';
import { Circuit, type Truth } from './circuit.ts';
import type { Counted } from './clause-parts.ts';
import { Engine } from './engine.ts';
import { FactLeaves } from './fact-leaves.ts';
import { Patterns } from './patterns.ts';
import { type Language, PAPER_LANGUAGE } from './reading.ts';
import { rowsOf } from './rows.ts';

/**
 * One engine for all these interests: equal words, clauses, conditions and rankings are one in it. Nothing of it outlives the papers that
 * it is made for, so there is no index to keep.
 * @param statistics of the library that the interests were compiled with
 */
export function compileInterests(
  interests: readonly Compiled[],
  statistics: Statistics,
  language: Language = PAPER_LANGUAGE,
): Engine {
  const compiler = new Compiler(statistics);
  for (const [index, interest] of interests.entries()) compiler.add(index, interest);
  return compiler.engine(language);
}

class Compiler {
  private readonly statistics: Statistics;
  private readonly circuit = new Circuit();
  private readonly patterns: Patterns;
  private readonly facts = new FactLeaves();
  private readonly clauses = new Map<TextClause | FactClause, { truth: Truth; counted: number }>();
  private readonly counted: Counted[] = [];
  private readonly countedByKey = new Map<string, number>();
  private readonly rankings: { clauses: number[]; shares: number[] }[] = [];
  private readonly rankingByKey = new Map<string, number>();
  private readonly nodes: number[] = [];
  private readonly members: { ranking: number; interest: number }[] = [];

  constructor(statistics: Statistics) {
    this.statistics = statistics;
    this.patterns = new Patterns(this.circuit, (sought) => occurring(sought, statistics));
  }

  add(interest: number, { condition, scored }: Compiled): void {
    const node = condition && this.circuit.node(this.truthOf(condition));
    if (node === undefined) return;
    const counted = scored.map(({ clause }) => this.clause(clause).counted);
    const key = `${node} ${scored.map(({ share }, index) => `${counted[index]}:${share}`).join()}`;
    let ranking = this.rankingByKey.get(key);
    if (ranking === undefined) {
      ranking = this.rankings.push({ clauses: counted, shares: scored.map(({ share }) => share) }) - 1;
      this.nodes.push(node);
      this.rankingByKey.set(key, ranking);
    }
    this.members.push({ ranking, interest });
  }

  engine(language: Language): Engine {
    const gates = this.circuit.frozen();
    return new Engine({
      gates,
      always: this.circuit.always,
      patterns: this.patterns.frozen(),
      commonness: (pattern) => this.patterns.commonnessOf(pattern),
      words: this.patterns.words,
      facts: this.facts,
      language,
      counted: this.counted,
      rankings: {
        clauses: rowsOf(
          this.rankings.length,
          Int32Array.from(this.rankings.flatMap(({ clauses }, ranking) => clauses.map(() => ranking))),
          Int32Array.from(this.rankings.flatMap(({ clauses }) => clauses)),
        ),
        shares: Float64Array.from(this.rankings.flatMap(({ shares }) => shares)),
      },
      rankingsOf: rowsOf(gates.count, Int32Array.from(this.nodes), Int32Array.from(this.nodes.keys())),
      interestsOf: rowsOf(
        this.rankings.length,
        Int32Array.from(this.members, ({ ranking }) => ranking),
        Int32Array.from(this.members, ({ interest }) => interest),
      ),
      statistics: this.statistics,
    });
  }

  private truthOf(query: Prepared): Truth {
    switch (query.kind) {
      case 'and':
        return this.circuit.and(query.parts.map((part) => this.truthOf(part)));
      case 'or':
        return this.circuit.or(query.parts.map((part) => this.truthOf(part)));
      case 'not':
        return ~this.truthOf(query.part);
      case 'weight':
        return this.truthOf(query.part);
      default:
        return this.clause(query).truth;
    }
  }

  private clause(clause: TextClause | FactClause): { truth: Truth; counted: number } {
    const known = this.clauses.get(clause);
    if (known) return known;
    const made = clause.kind === 'fact' ? this.fact(clause) : this.text(clause);
    this.clauses.set(clause, made);
    return made;
  }

  private fact(clause: FactClause): { truth: Truth; counted: number } {
    const leaf = this.facts.of(clause, () => this.circuit.leaf(this.statistics.papers / USUAL_FACT));
    return { truth: leaf, counted: this.count(`${leaf}`, { leaf }) };
  }

  private text({ field, wordings }: TextClause): { truth: Truth; counted: number } {
    const patterns = wordings.map((wording) => this.patterns.ofWording(wording));
    const truth = this.circuit.or(patterns.map((pattern) => this.patterns.leafOf(pattern, field)));
    for (const pattern of patterns) this.patterns.count(pattern);
    const key = `${field} ${patterns.join()}`;
    return { truth, counted: this.count(key, { patterns, title: field !== 'abstract', abstract: field !== 'title' }) };
  }

  private count(key: string, counted: Counted): number {
    const known = this.countedByKey.get(key);
    if (known !== undefined) return known;
    const made = this.counted.push(counted) - 1;
    this.countedByKey.set(key, made);
    return made;
  }
}

/** Authors, categories and dates are not counted in the library: they pass for one paper in so many. */
const USUAL_FACT = 20;
