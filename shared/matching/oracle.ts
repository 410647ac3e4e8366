import { factOf } from './facts.ts';
import { hitsOf } from './hits.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import { wordsOfPaper } from './paper-words.ts';
import type { Prepared } from './prepare.ts';

/**
 * Whether a paper answers a query: the definition, read aloud, one clause after the other. Slow and plain on purpose; whatever is faster
 * must agree with it (M1).
 */
export function holds(query: Prepared, paper: MatchablePaper): boolean {
  switch (query.kind) {
    case 'and':
      return query.parts.every((part) => holds(part, paper));
    case 'or':
      return query.parts.some((part) => holds(part, paper));
    case 'not':
      return !holds(query.part, paper);
    case 'weight':
      return holds(query.part, paper);
    case 'fact':
      return factOf(query, paper) !== undefined;
    case 'text': {
      const { title, abstract } = hitsOf(query, wordsOfPaper(paper));
      return title.length + abstract.length > 0;
    }
  }
}
