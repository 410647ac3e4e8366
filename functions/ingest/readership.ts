import { type Library, libraryOf } from '../../shared/matching/library/library.ts';
import {
  type CompiledInterests,
  compileSaved,
  type NamedPapers,
  namedIn,
} from '../../shared/matching/saved-interests.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { heard } from '../../shared/readers/heard.ts';
import type { Interest, Reader } from '../../shared/readers/reader.ts';

/** Who reads here, as far as a dump has to do with it. */
export interface Readership {
  /** Readers whose interests were looked at. */
  readonly readers: number;
  /** Whether these are all who get mail. */
  readonly all: boolean;
  /** The readers who would get each paper, by number. */
  whoWants(papers: readonly Paper[]): readonly ReadonlySet<number>[];
}

/** With more readers than these, asking them all would take longer than reading the dump: the first ones speak for the others. */
const MOST_READERS = 5_000;

/** What matching needs beside readers and papers, as compose has it: the same papers are found then. */
export interface MatchingKnowledge {
  /** What closed days taught; undefined while that is too little, and then the papers that are matched are a library of their own. */
  library(): Promise<Library | undefined>;
  /** The papers that queries name with `like:`, by what the queries call them. */
  named(names: readonly string[]): Promise<NamedPapers>;
}

/** The interests of those who get mail. */
export async function readershipOf(readers: AsyncIterable<Reader>, knowledge: MatchingKnowledge): Promise<Readership> {
  const asked: Interest[] = [];
  const askedBy: number[] = [];
  let count = 0;
  let all = true;
  for await (const reader of readers) {
    if (count === MOST_READERS) {
      all = false;
      break;
    }
    for (const interest of heard(reader)) {
      asked.push(interest);
      askedBy.push(count);
    }
    count += 1;
  }
  const named = await knowledge.named(namedIn(asked));
  const library = await knowledge.library();
  const compiled: CompiledInterests | undefined = library && compileSaved(asked, library, named);
  return {
    readers: count,
    all,
    whoWants(papers) {
      const wanting = papers.map(() => new Set<number>());
      const interests = compiled ?? compileSaved(asked, libraryOf(papers), named);
      interests.match(papers, (interest, paper) => wanting[paper]!.add(askedBy[interest]!));
      return wanting;
    },
  };
}
