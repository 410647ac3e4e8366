import type { Query, Word } from '../../interests/query.ts';
import { acronymForm } from '../../text/words/capitals.ts';
import { isCommon } from '../../text/words/common.ts';
import type { Library } from '../library/library.ts';
import { senseOf } from '../meaning/long-forms.ts';

type Words = Query & { kind: 'words' };

/** The query with the words of one clause anywhere in a paper, not near each other. */
export function anywhere(query: Query): Query[] {
  return changed(query, (clause) => {
    const words = asked(clause);
    return words.length > 1 ? [apart(clause, words)] : [];
  });
}

/** The query with the words of one clause anywhere, in any form of their stems; acronyms as they are. */
export function stemsAnywhere(query: Query): Query[] {
  return changed(query, (clause) => {
    const words = asked(clause).map(
      (word): Word => (acronymForm(word.text) === undefined ? { text: word.text, form: 'stem' } : word),
    );
    return words.some(({ form }) => form === 'stem') ? [apart(clause, words)] : [];
  });
}

/** The query with one word less in one of its clauses; an acronym alone counts as the words that it stands for. */
export function fewerWords(query: Query, library: Library): Query[] {
  return changed(query, (clause) => {
    const words = spelledOut(asked(clause), library);
    if (words.length < 2) return [];
    return words.map((_, left): Words => ({ ...clause, words: words.filter((_, index) => index !== left) }));
  });
}

/** The query with one of its clauses of words changed, in each way that `change` knows. Of an OR only the changed part. */
function changed(query: Query, change: (clause: Words) => readonly Query[]): Query[] {
  switch (query.kind) {
    case 'words':
      return [...change(query)];
    case 'or':
      return query.parts.flatMap((part) => changed(part, change));
    case 'weight':
      return changed(query.part, change);
    case 'and':
      return query.parts.flatMap((part, index) =>
        changed(part, change).map((made) => all(query.parts.with(index, made))),
      );
    default:
      return [];
  }
}

/** A keyword under what a query asks for besides words: who says NOT robots is offered nothing with robots. */
export function underConditionsOf(query: Query, keyword: Query): Query {
  return query.kind === 'and' ? all([keyword, ...query.parts.filter(({ kind }) => CONDITIONS.has(kind))]) : keyword;
}

const CONDITIONS: ReadonlySet<Query['kind']> = new Set(['not', 'author', 'category', 'source', 'id', 'doi', 'date']);

/** Papers to steer by stand beside the whole query, so never in what is added to it with OR. */
function steers(query: Query): boolean {
  return query.kind === 'like' || (query.kind === 'not' && query.part.kind === 'like');
}

/** All of the queries, but for papers to steer by; an AND stands in no other. */
function all(parts: readonly Query[]): Query {
  const [first, ...others] = parts
    .flatMap((part) => (part.kind === 'and' ? part.parts : [part]))
    .filter((part) => !steers(part));
  return others.length === 0 ? first! : { kind: 'and', parts: [first!, ...others] };
}

function apart(clause: Words, words: readonly Word[]): Query {
  return all(words.map((word): Words => ({ ...clause, words: [word] })));
}

function asked({ words }: Words): Word[] {
  return words.filter(({ text, form }) => form === 'folded' && !isCommon(text));
}

function spelledOut(words: readonly Word[], library: Library): readonly Word[] {
  const long = words.length === 1 ? senseOf(words[0]!, library)?.longs[0] : undefined;
  if (long === undefined) return words;
  const parts = long.toLowerCase().split(/[\s-]+/);
  return parts.filter((part) => !isCommon(part)).map((text) => ({ text, form: 'folded' }));
}
