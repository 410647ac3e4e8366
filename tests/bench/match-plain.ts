import type { Query, Word } from '../../shared/interests/query.ts';
import { type Compiled, scoredBy } from '../../shared/matching/compile.ts';
import { counted, NO_STATISTICS, type Statistics, termKey } from '../../shared/matching/library/statistics.ts';
import type { MatchablePaper } from '../../shared/matching/matchable-paper.ts';
import type { Prepared, TextClause } from '../../shared/matching/meaning/prepare.ts';
import { NEAR, type Unit, type Wording } from '../../shared/matching/meaning/wordings.ts';
import type { Language, ReadWord } from '../../shared/matching/reading/reading.ts';
import type { Sought } from '../../shared/matching/terms/sought.ts';
import { isPlain } from '../../shared/text/words/plain-letters.ts';
import type { QueryLine } from './match-queries.ts';
import { porter } from './porter.ts';

/** The words of a text as search engines have them: runs of letters and digits, lower case, Porter. */
export function plainWords(text: string): string[] {
  return runs(text).map(stemmed);
}

function runs(text: string): string[] {
  return text.toLowerCase().match(isPlain(text) ? PLAIN_RUN : ANY_RUN) ?? [];
}

const PLAIN_RUN = /[a-z0-9]+/g;
const ANY_RUN = /[\p{L}\p{Nd}]+/gu;

function stemmed(word: string): string {
  const known = STEMS.get(word);
  if (known !== undefined) return known;
  const stem = porter(word);
  STEMS.set(word, stem);
  return stem;
}

const STEMS = new Map<string, string>();

/** Papers as search engines read them, for the engine. */
export const PLAIN_LANGUAGE: Language = {
  whole: (text) => text,
  read: (piece) => {
    const words = plainWords(piece).map(
      (word, at): ReadWord => ({ from: at, to: at, written: word, folded: word, term: word }),
    );
    return {
      words,
      width: words.length,
      parts: words.length,
      endsBefore: false,
      endsAfter: false,
      begins: false,
      joinsBefore: undefined,
      joinsAfter: undefined,
      blank: words.length === 0,
    };
  },
  join: (_first, second) => second,
};

/** How common plain words are. */
export function plainStatistics(papers: readonly MatchablePaper[]): Statistics {
  return { ...NO_STATISTICS, ...counted(papers, PLAIN_LANGUAGE, ({ term }) => [termKey(term)]) };
}

/** Queries over plain words, ready to be compared; equal ones are one. */
export function plainCompiled(queries: readonly QueryLine[], statistics: Statistics): Compiled[] {
  const plain = new PlainCompiler(statistics);
  return queries.map(({ query }) => plain.compiled(query));
}

class PlainCompiler {
  private readonly statistics: Statistics;
  private readonly known = new Map<Query, Compiled>();
  private readonly clauses = new Map<string, TextClause>();

  constructor(statistics: Statistics) {
    this.statistics = statistics;
  }

  compiled(query: Query): Compiled {
    const known = this.known.get(query);
    if (known) return known;
    const condition = this.prepared(query);
    const compiled = { condition, scored: scoredBy(condition, this.statistics), least: 0 };
    this.known.set(query, compiled);
    return compiled;
  }

  private prepared(query: Query): Prepared {
    switch (query.kind) {
      case 'words':
      case 'phrase':
        return this.clause(query);
      case 'and':
      case 'or':
        return { kind: query.kind, parts: query.parts.map((part) => this.prepared(part)) };
      case 'not':
      case 'weight':
        return { ...query, part: this.prepared(query.part) };
      case 'like':
        throw new Error('like: says nothing of plain words');
      default:
        return { kind: 'fact', query };
    }
  }

  private clause(query: Extract<Query, { kind: 'words' | 'phrase' }>): TextClause {
    let key = `${query.kind} ${query.field} ${query.kind === 'phrase' ? (query.slop ?? '') : ''}`;
    for (let at = 0; at < query.words.length; at++) key += ` ${query.words[at]!.form} ${query.words[at]!.text}`;
    const known = this.clauses.get(key);
    if (known) return known;
    const units = query.words.map(plainUnit);
    const within = query.kind === 'words' ? NEAR : (query.slop ?? 'in order');
    const inOrder = units.flatMap((unit) => unit[0]!.map((word) => [[word]]));
    const wordings: Wording[] = [{ units: within === 'in order' ? inOrder : units, within }];
    const clause: TextClause = { kind: 'text', query, field: query.field, wordings };
    this.clauses.set(key, clause);
    return clause;
  }
}

/** The words of a typed word, one after the other; a prefix is compared with stems. */
function plainUnit({ text, form }: Word): Unit {
  const words = runs(text);
  return [
    words.map(
      (word, at): Sought =>
        form === 'prefix' && at === words.length - 1
          ? { kind: 'prefix', prefix: word }
          : { kind: 'term', term: stemmed(word) },
    ),
  ];
}
