import type { Compiled } from '../compile.ts';
import type { FactClause, Prepared, TextClause } from '../prepare.ts';
import { occurring } from '../rarity.ts';
import type { Statistics } from '../statistics.ts';
import { Circuit, type Truth } from './circuit.ts';
import type { Counted } from './clause-parts.ts';
import { Engine } from './engine.ts';
import { FactLeaves } from './fact-leaves.ts';
import { Patterns } from './patterns.ts';
import { ALONE, EACH, type Ranking, RankingTable, UNION } from './rankings.ts';
import { type Language, PAPER_LANGUAGE } from './reading.ts';
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
  for (const [index, interest] of interests.entries()) compiler.add(index, interest);
  return compiler.engine(language);
}

class Compiler {
  private readonly statistics: Statistics;
  private readonly circuit = new Circuit();
  private readonly patterns: Patterns;
  private readonly facts = new FactLeaves();
  private readonly rankings = new RankingTable();
  private readonly rankingsOf = new Map<Compiled, number | undefined>();
  /** Clauses by object, by what they come to, and in the order of their numbers. */
  private readonly numbers = new Map<TextClause | FactClause, number>();
  private readonly tuples = new TupleTable();
  private readonly counted: Counted[] = [];

  constructor(statistics: Statistics) {
    this.statistics = statistics;
    this.patterns = new Patterns(this.circuit, (sought) => occurring(sought, statistics));
  }

  add(interest: number, compiled: Compiled): void {
    if (!this.rankingsOf.has(compiled)) this.rankingsOf.set(compiled, this.rankingOf(compiled));
    const ranking = this.rankingsOf.get(compiled);
    if (ranking !== undefined) this.rankings.join(ranking, interest);
  }

  engine(language: Language): Engine {
    const { steps, order } = layOut(
      this.circuit,
      this.rankings.asked,
      this.counted.map(({ node }) => node),
    );
    const { places } = steps;
    return new Engine({
      steps,
      always: places[this.circuit.always]!,
      patterns: this.patterns.frozen(places),
      words: this.patterns.words,
      facts: this.facts,
      language,
      counted: this.counted.map((one) => ({ ...one, node: places[one.node]! })),
      rankings: this.rankings.frozen(order),
      statistics: this.statistics,
    });
  }

  /** Undefined for what nothing can match. */
  private rankingOf({ condition, scored }: Compiled): number | undefined {
    const node = condition && this.circuit.node(this.truthOf(condition));
    if (node === undefined) return undefined;
    const clauses = scored.map(({ clause }) => this.clause(clause));
    return this.rankings.of({ node, clauses, shares: scored.map(({ share }) => share) }, (ranking) =>
      this.kindOf(ranking),
    );
  }

  private kindOf({ node, clauses, shares }: Ranking): number {
    const nodes = clauses.map((clause) => this.counted[clause]!.node);
    if (nodes.length === 1 && nodes[0] === node && shares[0] === 1) return ALONE;
    return nodes.every((one) => this.circuit.covers(node, one)) ? UNION : EACH;
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
        return this.counted[this.clause(query)]!.node;
    }
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
    return this.once([leaf], () => ({ node: leaf, patterns: [], title: true, abstract: true }));
  }

  private text({ field, wordings }: TextClause): number {
    const patterns = wordings.map((wording) => this.patterns.ofWording(wording));
    const title = field !== 'abstract';
    const abstract = field !== 'title';
    return this.once([title ? 1 : 0, abstract ? 1 : 0, ...patterns], () => ({
      node: this.circuit.or(patterns.map((pattern) => this.patterns.leafOf(pattern, field))),
      ...{ patterns, title, abstract },
    }));
  }

  /** @param tuple of one number for a fact, of at least three for a text */
  private once(tuple: readonly number[], make: () => Counted): number {
    const number = this.tuples.of(tuple);
    if (number === this.counted.length) this.counted.push(make());
    return number;
  }
}

/** Authors, categories and dates are not counted in the library: they pass for one paper in so many. */
const USUAL_FACT = 20;
