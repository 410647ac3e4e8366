import { canonical } from './canonical.ts';
import type { Query } from './query.ts';
import { Refused } from './refused.ts';

/**
 * Whether the query says what to look for, everywhere: NOT only beside something to look for, `like:` only beside the whole query.
 * @throws Refused, with the query that was probably meant.
 */
export function checkShape(query: Query, text: string, rangeOf: (part: Query) => { start: number; end: number }): void {
  const top = query.kind === 'and' ? query.parts : [query];
  for (const part of top) {
    const bare = part.kind === 'not' ? part.part : part;
    const stray = bare.kind === 'like' ? undefined : strayLike(bare);
    if (!stray) continue;
    throw new Refused({
      message: 'like: steers the whole query and stands beside it.',
      ...rangeOf(stray),
      expected: 'like: outside of brackets, lists, OR and NOT',
      repair: likesBeside(query),
    });
  }
  checkNot(query, text, rangeOf);
}

function strayLike(query: Query): Query | undefined {
  if (query.kind === 'like') return query;
  if (query.kind === 'and' || query.kind === 'or') return query.parts.map(strayLike).find((found) => found);
  return query.kind === 'not' || query.kind === 'weight' ? strayLike(query.part) : undefined;
}

/** The same query with its papers to steer by taken out and set beside it. */
function likesBeside(query: Query): string {
  const likes: Query[] = [];
  const rest = withoutLikes(query, likes, false);
  return canonical(rest ? { kind: 'and', parts: [rest, ...likes] } : { kind: 'and', parts: likes });
}

/** @param likes where what is taken out goes; under a NOT as papers to steer away from */
function withoutLikes(query: Query, likes: Query[], negated: boolean): Query | undefined {
  switch (query.kind) {
    case 'like':
      likes.push(negated ? { kind: 'not', part: query } : query);
      return undefined;
    case 'not':
    case 'weight': {
      const part = withoutLikes(query.part, likes, negated !== (query.kind === 'not'));
      return part && { ...query, part };
    }
    case 'and':
    case 'or': {
      const parts = query.parts.flatMap((part) => withoutLikes(part, likes, negated) ?? []);
      return parts.length < 2 ? parts[0] : { kind: query.kind, parts };
    }
    default:
      return query;
  }
}

function checkNot(query: Query, text: string, rangeOf: (part: Query) => { start: number; end: number }): void {
  if (query.kind === 'weight') checkNot(query.part, text, rangeOf);
  if (query.kind === 'not') refuseAlone(query, rangeOf, {});
  if (query.kind === 'or') {
    const alone = query.parts.find((part) => part.kind === 'not');
    if (alone)
      refuseAlone(
        alone,
        rangeOf,
        repaired(query.parts, (part) => part.kind === 'not'),
      );
    for (const part of query.parts) checkNot(part, text, rangeOf);
  }
  if (query.kind === 'and') {
    const first = query.parts[0]!;
    if (query.parts.every((part) => part.kind === 'not')) refuseAlone(first, rangeOf, {});
    for (const part of query.parts) checkNot(part.kind === 'not' ? part.part : part, text, rangeOf);
  }
}

function refuseAlone(
  part: Query,
  rangeOf: (part: Query) => { start: number; end: number },
  repair: { repair?: string },
): never {
  throw new Refused({
    message: 'NOT alone would bring every other paper.',
    ...rangeOf(part),
    expected: 'something to look for beside it: video NOT generation',
    ...repair,
  });
}

/** `a, b, -c` meant: a or b, and in no case c. */
function repaired(parts: readonly Query[], isBeside: (part: Query) => boolean): { repair: string } {
  const wanted = parts.filter((part) => !isBeside(part));
  const either: readonly Query[] = wanted.length < 2 ? wanted : [{ kind: 'or', parts: wanted }];
  return { repair: canonical({ kind: 'and', parts: [...either, ...parts.filter(isBeside)] }) };
}
