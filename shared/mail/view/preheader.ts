import { clip } from '../typesetting/clip.ts';
import type { CardView, SectionView } from './edition-view.ts';
import { textOf } from './runs.ts';

const SHORTEST = 40;
const LONGEST = 140;

/**
 * What a mailbox shows beside the subject, 40 to 140 characters: the first titles, or of a single paper, whose title the subject has already said,
 * the beginning of its excerpt; and from the summary what is needed to fill up.
 */
export function preheader(subject: string, sections: readonly SectionView[], summary: readonly string[]): string {
  const cards = sections.flatMap((section) => section.cards).sort((one, other) => one.rank - other.rank);
  const [only] = cards;
  const parts =
    cards.length === 1 && saysTitle(subject, only!) ? [excerptOf(only!)] : cards.map((card) => textOf(card.title.runs));
  let line = '';
  for (const part of [...parts, ...summary]) {
    if (part === '') continue;
    const longer = line === '' ? part : `${line} · ${part}`;
    if (line.length >= SHORTEST && longer.length > LONGEST) break;
    line = clip(longer, LONGEST);
  }
  return line;
}

function saysTitle(subject: string, card: CardView): boolean {
  return subject.includes(textOf(card.title.runs).slice(0, SHORTEST));
}

function excerptOf(card: CardView): string {
  return textOf(card.excerpt?.runs ?? []).replace(/^… /, '');
}
