import { parseIdentifier } from '../../papers/identifier.ts';
import { type PageLine, WRAPPED_CHARACTERS } from './page-line.ts';

/**
 * `title`: it reads like one. `sentence`: one or two sentences, perhaps a summary, perhaps a title with a full stop. `prose`: an abstract. `note`: an address or a label
 * with what it says; it belongs to the paper before it.
 */
export type Reading = 'title' | 'sentence' | 'prose' | 'note';

/** Lines that stand together, and the number of the first. */
export interface PlacedBlock {
  readonly lines: readonly PageLine[];
  readonly line: number;
}

/** Longer than any title. */
const TITLE_CHARACTERS = 300;

/** The lines as they stand, or without their markup; a wrapped line keeps an indent. */
export function textOf(lines: readonly PageLine[], as: 'written' | 'text' = 'text'): string {
  return lines.map((line, index) => (index > 0 && line.indented ? `  ${line[as]}` : line[as])).join('\n');
}

const NOTE =
  /https?:\/\/|^(?:key ?words?|index terms|tags|topics|categories|subjects?|comments?|doi|codes?|project(?: page)?|data(?:sets?)?|demo|website|github|paper|pdf|arxiv|url|links?|venue|published|accepted(?: (?:at|by|to))?|affiliations?)\s*:/i;
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

export function readingOf(lines: readonly PageLine[]): Reading {
  if (isLongerThanTitles(lines)) return 'prose';
  const text = textOf(lines);
  if (text.length > TITLE_CHARACTERS) return 'prose';
  // One of these says as much as three letters.
  const ideographs = text.match(IDEOGRAPHS)?.length ?? 0;
  if (text.length + 2 * ideographs > TITLE_CHARACTERS) return 'prose';
  const ended = /(?:\.|…|。)["”’')\]]*$/.test(text) && !/\b(?:al|vs|etc|inc)\.$/i.test(text);
  const several = /\p{Ll}{2}[.!?]\s+\p{Lu}/u.test(text) && text.length > 150;
  if (several) return 'prose';
  if (NOTE.test(text)) return 'note';
  return ended && (ideographs > 10 || text.split(/\s+/).length >= 6) ? 'sentence' : 'title';
}

/** Told without joining the lines: an abstract has many, and is asked several times. */
function isLongerThanTitles(lines: readonly PageLine[]): boolean {
  let length = 0;
  for (const { text } of lines) {
    length += text.length + 1;
    if (length > TITLE_CHARACTERS + 1) return true;
  }
  return false;
}

/**
 * How many lines of a block in which a title and its abstract stand together are the title; 0 when the whole block is one of them.
 * @param heading the first line is a heading, so that it is a title, or the start of one.
 */
export function titleLines(lines: readonly PageLine[], heading: boolean): number {
  if (lines.length < 2) return 0;
  // A summary, or an abstract that says little: one or two sentences.
  if (readingOf(lines.slice(0, 1)) === 'title' && readingOf(lines.slice(1)) === 'sentence') return 1;
  if (readingOf(lines) !== 'prose') return 0;
  const width = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  for (let count = 1; count <= Math.min(3, lines.length - 1); count += 1) {
    const title = lines.slice(0, count);
    const next = lines[count] as PageLine;
    if (readingOf(title) !== 'title') return 0;
    if (next.text.length > WRAPPED_CHARACTERS)
      return (title.at(-1) as PageLine).text.length > WRAPPED_CHARACTERS * 1.6 ? 0 : count;
    const goesOn =
      /(?:[,:–—-]|\b(?:a|an|the|of|for|in|on|to|and|or|with|via|by|from|using|as|at|through|towards?))$/i.test(
        (title.at(-1) as PageLine).text,
      );
    const begins = /^["“'(]?[\p{Lu}\d]/u.test(next.text);
    if (breaksForWidth(lines, count, width)) continue;
    if ((heading || begins) && !goesOn && !(heading && next.indented))
      return readingOf(lines.slice(count)) === 'title' ? 0 : count;
  }
  return 0;
}

/** Whether a line begins the next paper though no blank line parts it from these, a title and its abstract on lines of their own. */
export function beginsNext(lines: readonly PageLine[], line: PageLine): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  if (lines.length < 2 || first === undefined || last === undefined) return false;
  const ends = last.text.length > WRAPPED_CHARACTERS && /(?:[.!?…。][)\]"”’]*|https?:\/\/\S+)$/.test(last.text);
  return ends && readingOf([first]) === 'title' && readingOf([line]) === 'title';
}

/** Whether the line before `count` ends only because the next word had no room, and the line at `count` ends earlier than it must: as a wrapped title does. */
function breaksForWidth(lines: readonly PageLine[], count: number, width: number): boolean {
  return (
    width <= WRAPPED_CHARACTERS &&
    count + 1 < lines.length &&
    !hadRoom(lines, count - 1, width) &&
    hadRoom(lines, count, width)
  );
}

/** Whether the first word of the next line would have fitted behind the line at `at`: then it ends for another reason. */
export function hadRoom(lines: readonly PageLine[], at: number, width: number): boolean {
  const word = /^\S+/.exec(lines[at + 1]?.text ?? '')?.[0] ?? '';
  return (lines[at]?.text.length ?? 0) + 1 + word.length <= width;
}

/** The address of a line that is nothing else: the paper's own, unless it ends an abstract, whose lines stand above it. */
export function loneAddress({ text }: PageLine, above: readonly PageLine[]): string | undefined {
  if (!text.includes('://')) return undefined;
  const address = /^<?(https?:\/\/\S+?)>?$/.exec(text)?.[1];
  if (address === undefined || above.length === 0 || readingOf(above) !== 'prose') return address;
  const isWhole = /[.!?…][)\]"”’]*$/.test(above.at(-1)?.text ?? '');
  return isWhole && parseIdentifier(address) !== undefined ? address : undefined;
}

/** Whether the line before this one was wrapped, so that they are one text whatever it says: "search, and more of it". */
export function goesOn(lines: readonly PageLine[], line: PageLine, width: number): boolean {
  const last = lines.at(-1);
  return last !== undefined && !hadRoom([last, line], 0, width);
}

/** Whether a text may be a title with no abstract to prove it: four words, or twenty-five letters. */
export function mayStandAlone(title: string): boolean {
  return title.split(/\s+/).length >= 4 || title.length >= 25;
}
