/** Porter's first English stemmer (1980), as Lucene's PorterStemFilter has it: for the peers' side of comparisons. Takes lower-case words. */
export function porter(word: string): string {
  if (word.length < 3) return word;
  let stem = pastAndProgressive(withoutPlural(word));
  if (stem.endsWith('y') && hasVowel(stem, stem.length - 1)) stem = `${stem.slice(0, -1)}i`;
  stem = replaced(replaced(stem, STEP_2, 1), STEP_3, 1);
  stem = replaced(stem, STEP_4, 2);
  if (stem.endsWith('e')) {
    const base = stem.slice(0, -1);
    const left = measure(base);
    if (left > 1 || (left === 1 && !endsShort(base))) stem = base;
  }
  return stem.endsWith('ll') && measure(stem.slice(0, -1)) > 1 ? stem.slice(0, -1) : stem;
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('ss') || word.length < 2 ? word : word.slice(0, -1);
}

function pastAndProgressive(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  if (ending === 0 || !hasVowel(word, word.length - ending)) return word;
  const base = word.slice(0, -ending);
  if (base.endsWith('at') || base.endsWith('bl') || base.endsWith('iz')) return `${base}e`;
  const last = base.at(-1)!;
  if (base.length > 1 && last === base.at(-2) && !'aeioulsz'.includes(last)) return base.slice(0, -1);
  return measure(base) === 1 && endsShort(base) ? `${base}e` : base;
}

/** Suffixes by their last letter, in their order. */
type Suffixes = ReadonlyMap<string, readonly { readonly suffix: string; readonly by: string }[]>;

/** Replaces the first suffix that fits, when enough of the word is left. */
function replaced(word: string, suffixes: Suffixes, least: number): string {
  const all = suffixes.get(word.at(-1) ?? '');
  for (let at = 0; all && at < all.length; at++) {
    const { suffix, by } = all[at]!;
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length);
    // What stays of -sion and -tion belongs to what is left.
    const left = by === 's' || by === 't' ? base + by : base;
    return measure(left) >= least ? base + by : word;
  }
  return word;
}

const STEP_2 = suffixes(
  'ational ate, tional tion, enci ence, anci ance, izer ize, bli ble, alli al, entli ent, eli e, ousli ous, ization ize, ation ate, ' +
    'ator ate, alism al, iveness ive, fulness ful, ousness ous, aliti al, iviti ive, biliti ble, logi log',
);
const STEP_3 = suffixes('icate ic, ative _, alize al, iciti ic, ical ic, ful _, ness _');
const STEP_4 = suffixes(
  'al _, ance _, ence _, er _, ic _, able _, ible _, ant _, ement _, ment _, ent _, sion s, tion t, ou _, ism _, ate _, iti _, ous _, ive _, ize _',
);

function suffixes(list: string): Suffixes {
  const pairs = list.split(', ').map((pair) => {
    const [suffix, by] = pair.replace('_', '').split(' ') as [string, string];
    return { suffix, by };
  });
  return Map.groupBy(pairs, ({ suffix }) => suffix.at(-1)!);
}

function isConsonant(word: string, at: number): boolean {
  const letter = word[at]!;
  if ('aeiou'.includes(letter)) return false;
  return letter !== 'y' || at === 0 || !isConsonant(word, at - 1);
}

function hasVowel(word: string, length: number): boolean {
  for (let at = 0; at < length; at++) if (!isConsonant(word, at)) return true;
  return false;
}

/** How many times vowels are followed by consonants. */
function measure(word: string): number {
  let count = 0;
  let after = true;
  for (let at = 0; at < word.length; at++) {
    const letter = word[at]!;
    const is: boolean = letter === 'y' ? at === 0 || !after : !'aeiou'.includes(letter);
    if (is && !after) count += 1;
    after = is;
  }
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
