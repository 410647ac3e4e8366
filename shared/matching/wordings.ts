import type { Word } from '../interests/query.ts';
import { acronymForm } from '../text/capitals.ts';
import { isCommon } from '../text/common.ts';
import { fold } from '../text/fold.ts';
import { joinsAcrossSpace } from '../text/joinable.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import type { Sense } from './acronyms.ts';
import { longFormKey } from './definitions.ts';
import type { Library } from './library.ts';
import { readings, type Sequence } from './sought.ts';
import { capitalsKey, termKey } from './statistics.ts';

/** How far apart words side by side may stand: at most so many other words among them (DESIGN §6). */
export const NEAR = 4;

/** One way in which a clause may stand in a text. */
export interface Wording {
  /** What has to be there: of each unit any of its sequences. */
  readonly units: readonly Unit[];
  /** In this order side by side; otherwise in any order with at most so many other words among them. */
  readonly within: number | 'in order';
}
export type Unit = readonly Sequence[];

/** Words in quotes stand as they are: no long forms, no short forms. */
export function phraseWordings(words: readonly Word[], slop: number | undefined): Wording[] {
  return [{ units: pieces(words).map((piece) => readings(piece.word)), within: slop ?? 'in order' }];
}

/**
 * Words side by side: near each other, small words left out; an acronym also by its long form; and if some of the words are a known long
 * form, also with its short form in their place.
 */
export function nearWordings(words: readonly Word[], library: Library): Wording[] {
  const all = pieces(words);
  const asked = all.filter(({ word }) => word.form !== 'folded' || !isCommon(word.text));
  const kept = asked.length > 0 ? asked : all;
  const plain = wording(kept.map(({ word }) => wordUnit(word, library)));
  const segments = longForms(all, library);
  if (segments.length === 0) return [plain];
  return [plain, wording(shortened(all, segments, library))];
}

function wording(units: readonly Unit[]): Wording {
  return { units, within: NEAR };
}

/** A typed word, or two that may be one written apart (`multi modal`), and how many words of the query it takes. */
interface Piece {
  readonly word: Word;
}

function pieces(words: readonly Word[]): Piece[] {
  const found: Piece[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const next = words[index + 1];
    const together =
      next && word.form === 'folded' && next.form === 'folded' && joinsAcrossSpace(fold(word.text), fold(next.text));
    found.push({ word: together ? { text: `${word.text}-${next.text}`, form: 'folded' } : word });
    if (together) index += 1;
  }
  return found;
}

function wordUnit(word: Word, library: Library): Unit {
  const sense = word.form === 'folded' ? senseOf(word.text, library) : undefined;
  return sense ? [...readings(word, sense), ...longReadings(sense)] : readings(word);
}

/** What a typed short form stands for. In small letters (`llm`) only where the library hardly ever writes the word so itself. */
export function senseOf(typed: string, { acronyms, statistics }: Library): Sense | undefined {
  const short = acronymForm(typed);
  if (short !== undefined) return acronyms.byShort.get(short);
  const upper = acronyms.byShort.get(tokenise(typed)[0]?.term.toUpperCase() ?? '');
  if (!upper || !/^[\p{Ll}\d]+$/u.test(typed)) return undefined;
  const capitals = statistics.occurring.get(capitalsKey(upper.short)) ?? 0;
  const anyCase = statistics.occurring.get(termKey(upper.short.toLowerCase())) ?? 0;
  return capitals >= anyCase * ALMOST_ALWAYS ? upper : undefined;
}

const ALMOST_ALWAYS = 0.9;

/** The spellings of a long form, each with any two neighbours written as one. */
function longReadings({ longs }: Sense): Sequence[] {
  return longs.flatMap((long) => readings({ text: long.replace(/[\s/-]+/g, '-').toLowerCase(), form: 'folded' }));
}

/** A stretch of the typed words that is a long form. */
interface Segment {
  readonly from: number;
  readonly to: number;
  readonly sense: Sense;
}

/** Long forms among the words, longest first from the left, none inside another. */
function longForms(all: readonly Piece[], library: Library): Segment[] {
  const found: Segment[] = [];
  for (let from = 0; from < all.length; from++) {
    for (let to = all.length - 1; to >= from; to--) {
      const stretch = all.slice(from, to + 1);
      if (!stretch.every(({ word }) => word.form === 'folded')) continue;
      const edges = [all[from - 1], all[to + 1]].every((edge) => !edge || isCommon(edge.word.text));
      const sense = senseOfLong(stretch, library) ?? (edges ? senseByInitials(stretch, library) : undefined);
      if (!sense) continue;
      found.push({ from, to, sense });
      from = to;
      break;
    }
  }
  return found;
}

function senseOfLong(stretch: readonly Piece[], { acronyms }: Library): Sense | undefined {
  const parts = partsOf(stretch);
  return parts.length > 1 ? acronyms.byLong.get(longFormKey(parts)) : undefined;
}

/** Three to five words whose initials the library uses as a short form without ever saying what for: `graph neural networks` is GNN. */
function senseByInitials(stretch: readonly Piece[], { acronyms, statistics }: Library): Sense | undefined {
  const parts = partsOf(stretch);
  if (parts.length < 3 || parts.length > 5 || parts.some(({ folded }) => !/^[a-z]{2}/.test(folded) || isCommon(folded)))
    return undefined;
  const short = parts.map(({ folded }) => folded[0]!.toUpperCase()).join('');
  const isUsed = statistics.occurring.has(capitalsKey(short)) && !acronyms.byShort.has(short);
  return isUsed ? { short, longs: [parts.map(({ folded }) => folded).join(' ')], papers: 0 } : undefined;
}

function partsOf(stretch: readonly Piece[]): Token[] {
  return tokenise(stretch.map(({ word }) => word.text).join(' ')).filter((token) => token.from === token.to);
}

function shortened(all: readonly Piece[], segments: readonly Segment[], library: Library): Unit[] {
  const units: Unit[] = [];
  for (let index = 0; index < all.length; index++) {
    const segment = segments.find(({ from }) => from === index);
    const word = all[index]!.word;
    if (segment) {
      units.push([
        ...readings({ text: segment.sense.short, form: 'folded' }, segment.sense),
        ...longReadings(segment.sense),
      ]);
      index = segment.to;
    } else if (word.form !== 'folded' || !isCommon(word.text)) units.push(wordUnit(word, library));
  }
  return units;
}

/** A long or short form that words side by side also find: what was typed, what is found too, and how well it is known. */
export interface FormUsed {
  readonly typed: string;
  readonly found: readonly string[];
  readonly short: string;
  readonly papers: number;
}

/** The other forms that `nearWordings` looks for. */
export function sensesUsed(words: readonly Word[], library: Library): FormUsed[] {
  const all = pieces(words);
  const shorts = all.flatMap(({ word }) => {
    const sense = word.form === 'folded' ? senseOf(word.text, library) : undefined;
    return sense ? [{ typed: word.text, found: sense.longs, short: sense.short, papers: sense.papers }] : [];
  });
  const longs = longForms(all, library).map(({ from, to, sense }) => ({
    typed: all
      .slice(from, to + 1)
      .map(({ word }) => word.text)
      .join(' '),
    found: [sense.short],
    short: sense.short,
    papers: sense.papers,
  }));
  return [...shorts, ...longs];
}
