/** Porter's first English stemmer (1980), as Lucene's PorterStemFilter has it: for the peers' side of comparisons. Takes lower-case words. */
export function porter(word: string): string {
  if (word.length < 3) return word;
  let stem = word
    .replace(/sses$/, 'ss')
    .replace(/ies$/, 'i')
    .replace(/([^s])s$/, '$1');
  stem = pastAndProgressive(stem);
  if (/y$/.test(stem) && hasVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaceFirst(stem, STEP_2, 1);
  stem = replaceFirst(stem, STEP_3, 1);
  stem = withoutSuffix(stem);
  if (/e$/.test(stem)) {
    const base = stem.slice(0, -1);
    if (measure(base) > 1 || (measure(base) === 1 && !endsShort(base))) stem = base;
  }
  return /ll$/.test(stem) && measure(stem.slice(0, -1)) > 1 ? stem.slice(0, -1) : stem;
}

function pastAndProgressive(word: string): string {
  if (/eed$/.test(word)) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const base = word.replace(/(?:ed|ing)$/, '');
  if (base === word || !hasVowel(base)) return word;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (/([^aeiou])\1$/.test(base) && !/[lsz]$/.test(base)) return base.slice(0, -1);
  return measure(base) === 1 && endsShort(base) ? `${base}e` : base;
}

/** Replaces the first suffix of the list that fits, when enough of the word is left. */
function replaceFirst(
  word: string,
  suffixes: readonly (readonly [suffix: string, by: string])[],
  least: number,
): string {
  for (const [suffix, by] of suffixes) {
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length);
    return measure(base) >= least ? base + by : word;
  }
  return word;
}

const STEP_2 = pairs(
  'ational ate, tional tion, enci ence, anci ance, izer ize, bli ble, alli al, entli ent, eli e, ousli ous, ization ize, ation ate, ' +
    'ator ate, alism al, iveness ive, fulness ful, ousness ous, aliti al, iviti ive, biliti ble, logi log',
);
const STEP_3 = pairs('icate ic, ative _, alize al, iciti ic, ical ic, ful _, ness _');
const STEP_4 = 'al ance ence er ic able ible ant ement ment ent sion tion ou ism ate iti ous ive ize'.split(' ');

function pairs(list: string): [string, string][] {
  return list.split(', ').map((pair) => pair.replace('_', '').split(' ') as [string, string]);
}

function withoutSuffix(word: string): string {
  for (const suffix of STEP_4) {
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length) + (suffix === 'sion' ? 's' : suffix === 'tion' ? 't' : '');
    return measure(base) > 1 ? base : word;
  }
  return word;
}

function isConsonant(word: string, at: number): boolean {
  const letter = word[at]!;
  if ('aeiou'.includes(letter)) return false;
  return letter !== 'y' || at === 0 || !isConsonant(word, at - 1);
}

function hasVowel(word: string): boolean {
  return [...word].some((_, at) => !isConsonant(word, at));
}

/** How many times vowels are followed by consonants. */
function measure(word: string): number {
  let count = 0;
  for (let at = 1; at < word.length; at++) if (isConsonant(word, at) && !isConsonant(word, at - 1)) count += 1;
  return count;
}

/** Ends consonant, vowel, consonant other than w, x and y: `hop`. */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  return (
    last >= 2 &&
    isConsonant(word, last) &&
    !isConsonant(word, last - 1) &&
    isConsonant(word, last - 2) &&
    !/[wxy]$/.test(word)
  );
}
