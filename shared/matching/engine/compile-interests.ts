import type { Compiled } from '../compile.ts';
import type { Statistics } from '../library/statistics.ts';
import type { FactClause, Prepared, TextClause } from '../meaning/prepare.ts';
import { type Language, PAPER_LANGUAGE } from '../reading/reading.ts';
import { occurring } from '../scoring/rarity.ts';
import { Circuit, type Truth } from './circuit.ts';
import type { Counted } from './clause-parts.ts';
import { Engine } from './engine.ts';
import { FactLeaves } from './fact-leaves.ts';
import { Patterns } from './patterns.ts';
import { ALONE, EACH, type Ranking, RankingTable, UNION } from './rankings.ts';
import { layOut } from './steps.ts';
import { TupleTable } from './tuple-table.ts';

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
  for (let index = 0; index < interests.length; index++) compiler.add(index, interests[index]!);
  return compiler.engine(language);
}

class Compiler {
  private readonly statistics: Statistics;
  private readonly circuit = new Circuit();
  private readonly patterns: Patterns;
  private readonly facts = new FactLeaves();
  private readonly rankings = new RankingTable();
  private readonly rankingsOf = new Map<Compiled, number>();
  /** Clauses by object, by what they come to, and in the order of their numbers. */
  private readonly numbers = new Map<TextClause | FactClause, number>();
  private readonly tuples = new TupleTable();
  private readonly counted: Counted[] = [];

  constructor(statistics: Statistics) {
    this.statistics = statistics;
    this.patterns = new Patterns(this.circuit, (sought) => occurring(sought, statistics));
  }

  add(interest: number, compiled: Compiled): void {
    let ranking = this.rankingsOf.get(compiled);
    if (ranking === undefined) {
      ranking = this.rankingOf(compiled);
      this.rankingsOf.set(compiled, ranking);
    }
    if (ranking !== NONE) this.rankings.join(ranking, interest);
  }

  engine(language: Language): Engine {
    const counted = new Int32Array(this.counted.length);
    for (let clause = 0; clause < counted.length; clause++) counted[clause] = this.counted[clause]!.node;
    const { steps, order } = layOut(this.circuit, this.rankings.asked, counted);
    const { places } = steps;
    for (let clause = 0; clause < counted.length; clause++) this.counted[clause]!.node = places[counted[clause]!]!;
    return new Engine({
      steps,
      always: places[this.circuit.always]!,
      patterns: this.patterns.frozen(places),
      words: this.patterns.words,
      facts: this.facts,
      language,
      counted: this.counted,
      rankings: this.rankings.frozen(order),
      statistics: this.statistics,
    });
  }

  /** NONE for what nothing can match. */
  private rankingOf({ condition, scored }: Compiled): number {
    const node = condition && this.circuit.node(this.truthOf(condition));
    if (node === undefined) return NONE;
    const clauses: number[] = [];
    const shares: number[] = [];
    for (let at = 0; at < scored.length; at++) {
      clauses.push(this.clause(scored[at]!.clause));
      shares.push(scored[at]!.share);
    }
    return this.rankings.of({ node, clauses, shares }, this.kindOf);
  }

  private readonly kindOf = ({ node, clauses, shares }: Ranking): number => {
    if (clauses.length === 1 && shares[0] === 1 && this.counted[clauses[0]!]!.node === node) return ALONE;
    for (let at = 0; at < clauses.length; at++)
      if (!this.circuit.covers(node, this.counted[clauses[at]!]!.node)) return EACH;
    return UNION;
  };

  private truthOf(query: Prepared): Truth {
    switch (query.kind) {
      case 'and':
        return this.circuit.and(this.truthsOf(query.parts));
      case 'or':
        return this.circuit.or(this.truthsOf(query.parts));
      case 'not':
        return ~this.truthOf(query.part);
      case 'weight':
        return this.truthOf(query.part);
      default:
        return this.counted[this.clause(query)]!.node;
    }
  }

  private truthsOf(queries: readonly Prepared[]): Truth[] {
    const truths: Truth[] = [];
    for (let at = 0; at < queries.length; at++) truths.push(this.truthOf(queries[at]!));
    return truths;
  }

  /** The number of a clause among those that count for scores. */
  private clause(clause: TextClause | FactClause): number {
    const known = this.numbers.get(clause);
    if (known !== undefined) return known;
    const number = clause.kind === 'fact' ? this.fact(clause) : this.text(clause);
    this.numbers.set(clause, number);
    return number;
  }

  private fact(clause: FactClause): number {
    const leaf = this.facts.of(clause, () => this.circuit.leaf(this.statistics.papers / USUAL_FACT));
    const number = this.tuples.of([leaf]);
    if (number === this.counted.length) this.counted.push({ node: leaf, patterns: [], title: true, abstract: true });
    return number;
  }

  private text({ field, wordings }: TextClause): number {
    const title = field !== 'abstract';
    const abstract = field !== 'title';
    const patterns: number[] = [];
    for (let at = 0; at < wordings.length; at++) patterns.push(this.patterns.ofWording(wordings[at]!));
    // Of at least three numbers, so that it is no fact's.
    const number = this.tuples.of([title ? 1 : 0, abstract ? 1 : 0].concat(patterns));
    if (number < this.counted.length) return number;
    const leaves: Truth[] = [];
    for (let at = 0; at < patterns.length; at++) leaves.push(this.patterns.leafOf(patterns[at]!, field));
    this.counted.push({ node: this.circuit.or(leaves), patterns, title, abstract });
    return number;
  }
}

const NONE = -1;

/** Authors, categories and dates are not counted in the library: they pass for one paper in so many. */
const USUAL_FACT = 20;
