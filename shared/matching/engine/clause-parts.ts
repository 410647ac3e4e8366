import type { Statistics } from '../library/statistics.ts';
import { IntList } from '../reading/int-list.ts';
import { HAS_SENSE, IS_WORD } from '../reading/traits.ts';
import { hundredths, norm, saturated } from '../scoring/score.ts';
import { BLOCK, type Block, LANES } from './block.ts';
import { type FrozenPatterns, ROW, SENSE, TRAITS } from './patterns.ts';
import type { PieceLog } from './piece-log.ts';
import type { Reader } from './reader.ts';
import { type Rows, rowsOf } from './rows.ts';
import type { Senses } from './senses.ts';
import type { Spots } from './spots.ts';

/** A clause that counts for scores: the node of the papers that it is about, and the patterns of its wordings; none for a fact. */
export interface Counted {
  node: number;
  readonly patterns: readonly number[];
  /** The fields that it looks at. */
  readonly title: boolean;
  readonly abstract: boolean;
}

/** What each clause gives to each paper of a block, 0 to 1, worked out when first asked for, once for all who ask for the clause. */
export class ClauseParts {
  /** From `starts[clause]` up to, not with, `ends[clause]`: papers that the clause is about, in order, and what it gives them. */
  paper = new Uint8Array(1 << 12);
  part = new Float64Array(1 << 12);
  /** What it would score them alone, in hundredths. */
  scores = new Uint16Array(1 << 12);
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** By clause and lane: where the parts of the lane's papers begin. */
  readonly laneStarts: Int32Array;
  /** By clause the node of the papers that it is about, whose lanes are among these bits. */
  readonly nodes: Int32Array;
  readonly bits: Int32Array;
  private length = 0;
  private readonly known: Int32Array;
  private knownCount = 0;
  /** By clause: its patterns. */
  private readonly clauses: Rows;
  /** By clause the fields that it looks at: 1 for the title, 2 for the abstract, none for a fact. */
  private readonly looksAt: Uint8Array;
  private readonly patterns: FrozenPatterns;
  private readonly statistics: Statistics;
  private readonly block: Block;
  private readonly log: PieceLog;
  private readonly spots: Spots;
  private readonly senses: Senses;
  private readonly titleNorms = new Float64Array(BLOCK);
  private readonly abstractNorms = new Float64Array(BLOCK);
  /** By paper and by few hits in its title and abstract: what they give; below 0 while not worked out for this block. */
  private readonly usual = new Float64Array(BLOCK * FEW * FEW);
  /** By field, twice the paper and one for its abstract: how often the clause stands there. */
  private readonly hits = new Int32Array(2 * BLOCK);

  constructor(
    counted: readonly Counted[],
    patterns: FrozenPatterns,
    statistics: Statistics,
    block: Block,
    { log, spots, senses }: Reader,
  ) {
    const rows = new IntList();
    const values = new IntList();
    this.looksAt = new Uint8Array(counted.length);
    this.nodes = new Int32Array(counted.length);
    for (let clause = 0; clause < counted.length; clause++) {
      const { node, patterns: of, title, abstract } = counted[clause]!;
      for (let at = 0; at < of.length; at++) rows.push(clause);
      values.append(of, 0, of.length);
      this.looksAt[clause] = of.length === 0 ? 0 : (title ? 1 : 0) | (abstract ? 2 : 0);
      this.nodes[clause] = node;
    }
    this.clauses = rowsOf(counted.length, rows.trimmed(), values.trimmed());
    this.patterns = patterns;
    this.statistics = statistics;
    this.block = block;
    this.bits = block.bits;
    this.log = log;
    this.spots = spots;
    this.senses = senses;
    this.starts = new Int32Array(counted.length).fill(UNKNOWN);
    this.ends = new Int32Array(counted.length);
    this.laneStarts = new Int32Array(counted.length * LANES);
    this.known = new Int32Array(counted.length);
  }

  /** Begins with a block. */
  begin(): void {
    for (let index = 0; index < this.knownCount; index++) this.starts[this.known[index]!] = UNKNOWN;
    this.knownCount = 0;
    this.length = 0;
    this.usual.fill(UNKNOWN);
    const { papers, titleWords, abstractWords } = this.statistics;
    for (let paper = 0; paper < this.block.papers; paper++) {
      this.usual[paper * FEW * FEW] = FACT;
      this.titleNorms[paper] = norm(this.block.titleWords[paper]!, titleWords / papers);
      this.abstractNorms[paper] = norm(this.block.abstractWords[paper]!, abstractWords / papers);
    }
  }

  /** Sees to it that a clause is worked out. */
  know(clause: number): void {
    if (this.starts[clause] !== UNKNOWN) return;
    this.starts[clause] = this.length;
    this.known[this.knownCount++] = clause;
    if (this.length + BLOCK > this.paper.length) this.widen();
    const { starts, values } = this.clauses;
    for (let at = starts[clause]!; at < starts[clause + 1]!; at++) this.count(values[at]!, this.looksAt[clause]!);
    this.ends[clause] = this.length = this.weighAll(clause, this.length);
  }

  /** Adds up where a pattern stands: a word by the pieces that it stands in, anything else by its spots. */
  private count(pattern: number, looksAt: number): void {
    const { hits } = this;
    const row = pattern * ROW;
    const traits = this.patterns.rows[row + TRAITS]!;
    if ((traits & IS_WORD) === 0) {
      this.countSpots(pattern, looksAt);
      return;
    }
    const { fields, begins, links, linked, next } = this.log;
    for (let link = links[pattern]!; link !== 0; link = next.array[link]!) {
      const place = linked.array[link]!;
      const end = begins[place + 1]!;
      for (let at = begins[place]!; at < end; at++) {
        const field = fields[at]!;
        if ((traits & HAS_SENSE) !== 0 && !this.senses.isMeant(this.patterns.rows[row + SENSE]!, field >> 1)) continue;
        hits[field]! += (looksAt >> (field & 1)) & 1;
      }
    }
  }

  private countSpots(pattern: number, looksAt: number): void {
    const { hits } = this;
    const { paper: papers, from, starts, ends } = this.spots;
    const { abstractFrom } = this.block;
    const end = ends[pattern]!;
    for (let at = starts[pattern]!; at < end; at++) {
      const paper = papers[at]!;
      const inAbstract = from[at]! < abstractFrom[paper]! ? 0 : 1;
      hits[2 * paper + inAbstract]! += (looksAt >> inAbstract) & 1;
    }
  }

  /** Turns hits into parts, from `length` on, and forgets them. @returns where the parts end */
  private weighAll(clause: number, length: number): number {
    const { hits, paper: papers, part: parts, scores, usual, bits } = this;
    const node = this.nodes[clause]! * LANES;
    let next = length;
    for (let lane = 0; lane < LANES; lane++) {
      this.laneStarts[clause * LANES + lane] = next;
      for (let left = bits[node + lane]!; left !== 0; left &= left - 1) {
        const paper = lane * 32 + 31 - Math.clz32(left & -left);
        const inTitle = hits[2 * paper]!;
        const inAbstract = hits[2 * paper + 1]!;
        hits[2 * paper] = hits[2 * paper + 1] = 0;
        let part = UNKNOWN;
        if (inTitle < FEW && inAbstract < FEW) {
          const at = (paper * FEW + inTitle) * FEW + inAbstract;
          if (usual[at] === UNKNOWN) usual[at] = this.weigh(paper, inTitle, inAbstract);
          part = usual[at]!;
        } else part = this.weigh(paper, inTitle, inAbstract);
        papers[next] = paper;
        parts[next] = part;
        scores[next++] = hundredths(part, 1);
      }
    }
    return next;
  }

  private weigh(paper: number, inTitle: number, inAbstract: number): number {
    return saturated(inTitle, inAbstract, this.titleNorms[paper]!, this.abstractNorms[paper]!);
  }

  private widen(): void {
    const { paper, part, scores } = this;
    this.paper = new Uint8Array(2 * paper.length);
    this.part = new Float64Array(2 * paper.length);
    this.scores = new Uint16Array(2 * paper.length);
    this.paper.set(paper);
    this.part.set(part);
    this.scores.set(scores);
  }
}

const UNKNOWN = -1;
const FEW = 4;
/** What a fact gives, which has no hits: all that it can. */
const FACT = 1;
