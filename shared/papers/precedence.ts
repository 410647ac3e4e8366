import { dayOf } from '../calendar/day.ts';
import type { Paper } from './paper.ts';

/**
 * Which of two papers that fit equally well goes first: that of the later day of arrival, then the one with more votes, then the one that came later on that day; by id at
 * last, so that the order is total (M3). A dump's papers arrive milliseconds apart, which says nothing about them: hence the day before the votes.
 */
export function byPrecedence(
  one: Pick<Paper, 'id' | 'arrival' | 'votes'>,
  other: Pick<Paper, 'id' | 'arrival' | 'votes'>,
): number {
  const [at, otherAt] = [one.arrival?.at ?? '', other.arrival?.at ?? ''];
  return (
    compare(dayOf(otherAt), dayOf(at)) ||
    (other.votes ?? 0) - (one.votes ?? 0) ||
    compare(otherAt, at) ||
    compare(one.id, other.id)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
