import type { Compiled } from '../compile.ts';
import type { FactClause, Prepared, TextClause } from '../prepare.ts';
import { occurring } from '../rarity.ts';
import type { Statistics } from '../statistics.ts';
import { Circuit, type Truth } from './circuit.ts';
import type { Counted } from './clause-parts.ts';
import { Engine } from './engine.ts';
import { FactLeaves } from './fact-leaves.ts';
import { Patterns } from './patterns.ts';
import { RankingTable } from './rankings.ts';
import { type Language, PAPER_LANGUAGE } from './reading.ts';

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

/** A clause as a condition, and its number among those that count for scores. */
interface Known {
  readonly truth: Truth;
  readonly counted: number;
}

class Compiler {
  private readonly statistics: Statistics;
  private readonly circuit = new Circuit();
  private readonly patterns: Patterns;
  private readonly facts = new FactLeaves();
  private readonly rankings = new RankingTable();
  private readonly rankingsOf = new Map<Compiled, number | undefined>();
  private readonly clauses = new Map<TextClause | FactClause, Known>();
  private readonly counted: Counted[] = [];
  private readonly byKey = new Map<string, Known>();

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
    const gates = this.circuit.frozen();
    return new Engine({
      gates,
      always: gates.places[this.circuit.always]!,
      patterns: this.patterns.frozen(gates.places),
      words: this.patterns.words,
      facts: this.facts,
      language,
      counted: this.counted.map((one) => ('leaf' in one ? { leaf: gates.places[one.leaf]! } : one)),
      rankings: this.rankings.frozen(gates.places, gates.count),
      statistics: this.statistics,
    });
  }

  /** Undefined for what nothing can match. */
  private rankingOf({ condition, scored }: Compiled): number | undefined {
    const node = condition && this.circuit.node(this.truthOf(condition));
    if (node === undefined) return undefined;
    const clauses = scored.map(({ clause }) => this.known(clause));
    return this.rankings.of({
      node,
      clauses: clauses.map(({ counted }) => counted),
      shares: scored.map(({ share }) => share),
      isUnion: clauses.every(({ truth }) => this.circuit.covers(node, truth)),
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
        return this.known(query).truth;
    }
  }

  private known(clause: TextClause | FactClause): Known {
    const known = this.clauses.get(clause);
    if (known) return known;
    const made = clause.kind === 'fact' ? this.fact(clause) : this.text(clause);
    this.clauses.set(clause, made);
    return made;
  }

  private fact(clause: FactClause): Known {
    const leaf = this.facts.of(clause, () => this.circuit.leaf(this.statistics.papers / USUAL_FACT));
    return this.once(`${leaf}`, () => ({ truth: leaf, counted: this.counted.push({ leaf }) - 1 }));
  }

  private text({ field, wordings }: TextClause): Known {
    const patterns = wordings.map((wording) => this.patterns.ofWording(wording));
    return this.once(`${field} ${patterns.join()}`, () => {
      for (const pattern of patterns) this.patterns.count(pattern);
      return {
        truth: this.circuit.or(patterns.map((pattern) => this.patterns.leafOf(pattern, field))),
        counted: this.counted.push({ patterns, title: field !== 'abstract', abstract: field !== 'title' }) - 1,
      };
    });
  }

  private once(key: string, make: () => Known): Known {
    const known = this.byKey.get(key) ?? make();
    this.byKey.set(key, known);
    return known;
  }
}

/** Authors, categories and dates are not counted in the library: they pass for one paper in so many. */
const USUAL_FACT = 20;
