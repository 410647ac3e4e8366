import { stem } from '../../text/words/stem.ts';
import type { Sought } from '../terms/sought.ts';
import type { Keyword } from './examples.ts';
import type { Scored } from './score.ts';

/** Tells whether a word is one that clauses look for, in any of their wordings. */
export function asksFor(clauses: readonly Scored[]): (keyword: Keyword) => boolean {
  const stems = new Set<string>();
  const prefixes: string[] = [];
  for (const { clause } of clauses) {
    if (clause.kind === 'fact') continue;
    for (const sought of clause.wordings.flatMap(({ units }) => units.flat(2))) {
      if (sought.kind === 'prefix') prefixes.push(sought.prefix);
      else stems.add(stemOf(sought));
    }
  }
  return (keyword) => stems.has(keyword.stem) || prefixes.some((prefix) => keyword.word.startsWith(prefix));
}

function stemOf(sought: Exclude<Sought, { kind: 'prefix' }>): string {
  switch (sought.kind) {
    case 'stem':
      return sought.stem;
    case 'exact':
      return stem(sought.text.toLowerCase());
    default:
      return stem(sought.term);
  }
}
