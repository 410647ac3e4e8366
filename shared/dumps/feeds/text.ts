import { hasLetters } from '../../papers/abstract.ts';
import { htmlWords } from './html-words.ts';
import { withoutLead } from './lead.ts';

/** Characters of a post that stand for its abstract: all of it would match any query. */
const MOST = 4000;
/** Letters that make a summary worth having beside the whole text. */
const TELLING_LETTERS = 200;

/**
 * What stands for the abstract of a feed's entry: the abstract that one of its texts names so; else its summary, if that says something; else how the
 * whole text begins. Without what publishers put in front (date, issue, authors). Undefined when nothing is left.
 */
export function feedAbstract(summary: string | undefined, whole: string | undefined): string | undefined {
  const texts = [summary, whole].map((text) => htmlWords(text ?? ''));
  const named = texts.map(abstractNamedIn).find((text) => text !== undefined);
  if (named !== undefined) return named;
  const [short, long] = texts.map(withoutLead) as [string, string];
  const words = short.replace(/<[^<>]*>/g, '');
  const telling = (hasLetters(words, TELLING_LETTERS) && !BREAKS_OFF.test(words)) || long.length <= short.length;
  return (telling ? short : beginning(long)) || undefined;
}

/** How programs end a text that they cut. */
const BREAKS_OFF = /(?:…|\.\.\.|&#8230;|&hellip;)\]?\s*$/;
const HEADING = /<(b|strong|h[1-6])\b[^<>]*>\s*abstract\s*:?\s*<\/\1>\s*:?\s*(?:<\/p>)?/i;

/** The text behind a heading "Abstract" (PubMed, Springer, Wiley), before the identifiers that PubMed puts behind it. */
function abstractNamedIn(text: string): string | undefined {
  const heading = HEADING.exec(text);
  if (heading === null) return undefined;
  const abstract = text.slice(heading.index + heading[0].length);
  const identifiers = abstract.search(/<p\b[^<>]*>\s*PMID:/);
  return (identifiers < 0 ? abstract : abstract.slice(0, identifiers)).trim() || undefined;
}

/** Cut behind a paragraph, or a sentence, or where it must be. */
function beginning(text: string): string {
  if (text.length <= MOST) return text;
  const start = text.slice(0, MOST);
  const end = Math.max(
    ...['</p>', '\n\n', '. '].map((stop) => start.lastIndexOf(stop) + stop.length).filter((at) => at > MOST / 2),
  );
  return end > 0 ? start.slice(0, end) : start;
}
