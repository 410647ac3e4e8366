import { counted } from '../shared/counted.ts';
import type { Retraction } from '../shared/dumps/retract.ts';

/** What taking a dump back would do, or did, in a sentence. */
export function describeRetraction({ takenBack, unlisted, kept }: Retraction, tense: 'would be' | 'was'): string {
  const be = (count: number) => (tense === 'was' && count !== 1 ? 'were' : tense);
  return (
    `${counted(takenBack, 'paper')} ${be(takenBack)} taken back; ${unlisted} that somebody was mailed ${be(unlisted)} left out of further editions; ` +
    `${kept} that other dumps brought too ${kept === 1 ? 'stays' : 'stay'}.`
  );
}
