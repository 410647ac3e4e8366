import type { Word } from '../../interests/query.ts';
import { actionForms } from '../../text/words/action-forms.ts';
import { isCommon } from '../../text/words/common.ts';
import { fold } from '../../text/words/fold.ts';
import { joinsAcrossSpace } from '../../text/words/joinable.ts';
import { tokenise } from '../../text/words/tokens.ts';
import type { Library } from '../library/library.ts';
import { termKey } from '../library/statistics.ts';
import type { Sense } from '../terms/acronyms.ts';
import { readings, type Sequence } from '../terms/sought.ts';
import { inShort, type Stretch, senseOf } from './long-forms.ts';

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
  return [{ units: joinedWords(words).map((word) => readings(word)), within: slop ?? 'in order' }];
}

/**
 * Words side by side: near each other, small words left out; an acronym also by its long form, a known long form also by its short form;
 * and of several words the head also as a verb (`video generation`: “generates videos”).
 */
export function nearWordings(words: readonly Word[], library: Library): Wording[] {
  const all = joinedWords(words);
  const head = headOf(all);
  const ways = [[], ...inShort(all, library)];
  return ways.map((stretches) => ({ units: unitsOf(all, stretches, head, library), within: NEAR }));
}

/** Two typed words that may be one written apart are one (`multi modal`). */
function joinedWords(words: readonly Word[]): Word[] {
  const found: Word[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const next = words[index + 1];
    const together =
      next && word.form === 'folded' && next.form === 'folded' && joinsAcrossSpace(fold(word.text), fold(next.text));
    found.push(together ? { text: `${word.text}-${next.text}`, form: 'folded' } : word);
    if (together) index += 1;
  }
  return found;
}

/** The word that the others describe: the last one before a small word (`segmentation of tumours`). None where there is one word only. */
function headOf(words: readonly Word[]): Word | undefined {
  if (words.length < 2) return undefined;
  const asked = words.filter((word) => !isSmall(word));
  const small = words.findIndex((word, index) => index > 0 && isSmall(word) && !isSmall(words[index - 1]!));
  return asked.length < 2 ? undefined : small > 0 ? words[small - 1] : words.at(-1);
}

function isSmall({ text, form }: Word): boolean {
  return form === 'folded' && isCommon(text);
}

function unitsOf(
  words: readonly Word[],
  stretches: readonly Stretch[],
  head: Word | undefined,
  library: Library,
): Unit[] {
  const units = words.flatMap((word, index) => {
    const stretch = stretches.find(({ from, to }) => from <= index && index <= to);
    if (stretch) return stretch.from === index ? [stretch.senses.flatMap(formReadings)] : [];
    if (isSmall(word)) return [];
    return [[...wordUnit(word, library), ...(word === head ? actionReadings(word) : [])]];
  });
  return units.length > 0 ? units : words.map((word) => wordUnit(word, library));
}

function wordUnit(word: Word, library: Library): Unit {
  const sense = senseOf(word, library);
  return sense ? [...readings(word, sense), ...longReadings(sense)] : readings(word);
}

/** The short form and the spellings of the long one. */
function formReadings(sense: Sense): Sequence[] {
  return [...readings({ text: sense.short, form: 'folded' }, sense), ...longReadings(sense)];
}

/** The spellings of a long form, each with any two neighbours written as one. */
function longReadings({ longs }: Sense): Sequence[] {
  return longs.flatMap((long) => readings({ text: long.replace(/[\s/-]+/g, '-').toLowerCase(), form: 'folded' }));
}

function actionReadings(word: Word): Sequence[] {
  return actionTerms(word).map((term) => [{ kind: 'term', term }]);
}

function actionTerms({ text, form }: Word): string[] {
  const [token, ...others] = tokenise(text);
  return form !== 'folded' || !token || others.length > 0 ? [] : actionForms(token.folded);
}

/** The verbs that words side by side also find for their head, as far as a library has them. */
export function verbsUsed(
  words: readonly Word[],
  { statistics }: Library,
): { readonly typed: string; readonly found: readonly string[] } | undefined {
  const head = headOf(joinedWords(words));
  if (!head) return undefined;
  const found = actionTerms(head).filter((term) => statistics.occurring.has(termKey(term)));
  return found.length > 0 ? { typed: head.text, found } : undefined;
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
  const all = joinedWords(words);
  const shorts = all.flatMap((word) => {
    const sense = senseOf(word, library);
    return sense ? [{ typed: word.text, found: sense.longs, short: sense.short, papers: sense.papers }] : [];
  });
  const longs = inShort(all, library)
    .flat()
    .map(({ from, to, senses }) => ({
      typed: all
        .slice(from, to + 1)
        .map(({ text }) => text)
        .join(' '),
      found: senses.map(({ short }) => short),
      short: senses[0]!.short,
      papers: senses.reduce((sum, { papers }) => sum + papers, 0),
    }));
  return [...shorts, ...longs];
}
