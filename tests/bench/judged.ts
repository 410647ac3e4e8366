import { type Library, libraryOf } from '../../shared/matching/library/library.ts';
import { match } from '../../shared/matching/match.ts';
import type { MatchablePaper } from '../../shared/matching/matchable-paper.ts';
import type { Wanted } from '../../shared/matching/wanted.ts';
import type { Collection, Document, Topic } from './collections.ts';

/** A collection as the matcher reads it. */
export class JudgedPapers {
  readonly name: string;
  readonly topics: readonly Topic[];
  private readonly papers: ReadonlyMap<string, MatchablePaper>;
  private readonly list: readonly MatchablePaper[];
  private readonly library: Library;

  constructor({ name, documents, topics }: Collection) {
    this.name = name;
    this.topics = topics;
    this.list = documents.map(asPaper);
    this.papers = new Map(this.list.map((paper) => [paper.id, paper]));
    this.library = libraryOf(this.list);
  }

  /** Whether what is liked comes from other weeks than what is ranked. */
  get isWeekly(): boolean {
    return this.topics.some(({ elsewhere }) => elsewhere.length > 0);
  }

  /** Constants are tuned on half 0; half 1 is the report. */
  half(topic: Topic): number {
    return this.topics.indexOf(topic) % 2;
  }

  paper(id: string): MatchablePaper {
    return this.papers.get(id)!;
  }

  /** By interest the ids of all papers that it finds, best first. */
  rankings(wanted: readonly Wanted[]): string[][] {
    const rankings = wanted.map((): string[] => []);
    for (let from = 0; from < wanted.length; from += BATCH)
      for (const { interest, paper } of match(wanted.slice(from, from + BATCH), this.list, this.library))
        rankings[from + interest]!.push(this.list[paper]!.id);
    return rankings;
  }
}

/** A free text finds nearly every paper: so many interests' matches are at hand at once. */
const BATCH = 64;

function asPaper({ id, title, text }: Document): MatchablePaper {
  return { id, keys: [], title, abstract: text, authors: [], categories: [], sources: [], withdrawn: false };
}
