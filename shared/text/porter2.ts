/**
 * The stem of an English word by Porter's second algorithm (snowballstem.org/algorithms/english): `generation`, `generating` → `generat`. Written
 * out letter by letter: patterns would take twenty milliseconds to make before the first word is read. Takes words of small letters, three at least.
 */
export function porter2(word: string): string {
  const exception = EXCEPTIONS.get(word);
  if (exception !== undefined) return exception;
  const begun = withoutPlural(withConsonantY(word));
  if (AFTER_PLURAL.has(begun)) return begun;
  return withoutLast(withoutRest(withoutNess(withoutDerived(finalY(withoutPast(begun)))))).replaceAll(Y, 'y');
}

/** A `y` that is a consonant: the first letter, and the first one behind a vowel. */
const Y = '3';

function withConsonantY(word: string): string {
  const marked = word.startsWith('y') ? Y + word.slice(1) : word;
  for (let at = 1; at < marked.length; at++)
    if (marked[at] === 'y' && 'aeiou'.includes(marked[at - 1]!)) return marked.slice(0, at) + Y + marked.slice(at + 1);
  return marked;
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses') && word.length > 4) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return hasVowel(word, word.length - 2) ? word.slice(0, -1) : word;
}

function withoutPast(word: string): string {
  const ending = PAST.find((one) => word.endsWith(one));
  if (ending === undefined) return word;
  const base = word.slice(0, -ending.length);
  if (ending.startsWith('ee')) return word.length - firstRegion(word) >= ending.length ? `${base}ee` : word;
  if (!hasVowel(base, base.length)) return word;
  if (base.endsWith('at') || base.endsWith('bl') || base.endsWith('iz')) return `${base}e`;
  if (base.at(-1) === base.at(-2) && 'bdfgmnprt'.includes(base.at(-1)!)) return base.slice(0, -1);
  return isShort(base) && firstRegion(base) === base.length ? `${base}e` : base;
}

const PAST = ['eedly', 'ingly', 'edly', 'eed', 'ing', 'ed'];

function finalY(word: string): string {
  const last = word.length - 1;
  const isFinal = last > 1 && (word[last] === 'y' || word[last] === Y) && !isVowel(word[last - 1]!);
  return isFinal ? `${word.slice(0, -1)}i` : word;
}

function withoutDerived(word: string): string {
  const found = suffixOf(word, DERIVED);
  if (!found || word.length - firstRegion(word) < found[0].length) return word;
  const base = word.slice(0, -found[0].length);
  if (found[0] === 'ogi') return base.endsWith('l') ? `${base}og` : word;
  if (found[0] === 'li') return 'cdeghkmnrt'.includes(base.at(-1)!) ? base : word;
  return base + found[1];
}

function withoutNess(word: string): string {
  const found = suffixOf(word, NESS);
  if (!found) return word;
  const region = found[0] === 'ative' ? secondRegion(word) : firstRegion(word);
  return word.length - region >= found[0].length ? word.slice(0, -found[0].length) + found[1] : word;
}

function withoutRest(word: string): string {
  const found = suffixOf(word, REST);
  if (!found || word.length - secondRegion(word) < found[0].length) return word;
  const base = word.slice(0, -found[0].length);
  return found[0] === 'ion' && !base.endsWith('s') && !base.endsWith('t') ? word : base;
}

function withoutLast(word: string): string {
  const base = word.slice(0, -1);
  if (word.endsWith('e')) {
    const isOff = secondRegion(word) < word.length || (firstRegion(word) < word.length && !isShort(base));
    return isOff ? base : word;
  }
  return word.endsWith('ll') && secondRegion(word) < word.length ? base : word;
}

/** Suffixes by their last letter, longer ones first, and what stands in their place. */
type Suffixes = ReadonlyMap<string, readonly (readonly [suffix: string, by: string])[]>;

function suffixes(list: string): Suffixes {
  const pairs = list.split(', ').map((pair): [string, string] => {
    const [suffix = '', by = ''] = pair.split(' ');
    return [suffix, by];
  });
  return Map.groupBy(pairs, ([suffix]) => suffix.at(-1)!);
}

const DERIVED = suffixes(
  'ational ate, ization ize, fulness ful, ousness ous, iveness ive, tional tion, biliti ble, lessli less, iviti ive, ousli ous, ation ate, ' +
    'entli ent, alism al, aliti al, fulli ful, alli al, ator ate, izer ize, enci ence, anci ance, abli able, bli ble, ogi og, li',
);
const NESS = suffixes('ational ate, tional tion, alize al, icate ic, iciti ic, ative, ical ic, ness, ful');
const REST = suffixes('ement, ance, ence, able, ible, ment, ant, ent, ism, ate, iti, ous, ive, ize, ion, al, er, ic');

function suffixOf(word: string, all: Suffixes): readonly [suffix: string, by: string] | undefined {
  return all.get(word.at(-1)!)?.find(([suffix]) => word.endsWith(suffix));
}

/** Where the word goes on behind its first consonant after a vowel; its end where it does not. */
function firstRegion(word: string): number {
  const beginning = BEGINNINGS.find((one) => word.startsWith(one));
  return beginning === undefined ? regionFrom(word, 0) : beginning.length;
}

/** Prefixes that words of other meanings share. */
const BEGINNINGS = ['gener', 'commun', 'arsen'];

function secondRegion(word: string): number {
  return regionFrom(word, firstRegion(word));
}

function regionFrom(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at++) if (isVowel(word[at - 1]!) && !isVowel(word[at]!)) return at + 1;
  return word.length;
}

function isVowel(letter: string): boolean {
  return 'aeiouy'.includes(letter);
}

function hasVowel(word: string, length: number): boolean {
  for (let at = 0; at < length; at++) if (isVowel(word[at]!)) return true;
  return false;
}

/** Ends in a short syllable: `hop`, `at`. */
function isShort(word: string): boolean {
  const last = word.length - 1;
  if (last < 2) return last >= 0 && isVowel(word[0]!) && (last === 0 || !isVowel(word[1]!));
  return !isVowel(word[last - 2]!) && isVowel(word[last - 1]!) && !'aeiouywx3'.includes(word[last]!);
}

const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ...('skis ski, skies sky, dying die, lying lie, tying tie, idly idl, gently gentl, ugly ugli, early earli, only onli, singly singl'
    .split(', ')
    .map((pair) => pair.split(' ')) as [string, string][]),
  ...'sky news atlas cosmos bias andes'.split(' ').map((word): [string, string] => [word, word]),
]);
const AFTER_PLURAL = new Set('inning outing canning herring proceed exceed succeed earring'.split(' '));
