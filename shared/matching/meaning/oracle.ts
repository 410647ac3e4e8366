import type { MatchablePaper } from '../matchable-paper.ts';
import { wordsOfPaper } from '../terms/paper-words.ts';
import { factOf } from './facts.ts';
import { hitsOf, type PaperIndex } from './hits.ts';
import type { Prepared } from './prepare.ts';

/**
 * Whether a paper answers a query: the definition, read aloud, one clause after the other. Slow and plain on purpose; whatever is faster
 * must agree with it (M1).
 * @param wordsOf where the paper's words are looked for
 */
export function holds(
  query: Prepared,
  paper: MatchablePaper,
  wordsOf: (paper: MatchablePaper) => PaperIndex = wordsOfPaper,
): boolean {
  switch (query.kind) {
    case 'and':
      return query.parts.every((part) => holds(part, paper, wordsOf));
    case 'or':
      return query.parts.some((part) => holds(part, paper, wordsOf));
    case 'not':
      return !holds(query.part, paper, wordsOf);
    case 'weight':
      return holds(query.part, paper, wordsOf);
    case 'fact':
      return factOf(query, paper) !== undefined;
    case 'text': {
      const { title, abstract } = hitsOf(query, wordsOf(paper));
      return title.length + abstract.length > 0;
    }
  }
}
