/**
 * A word as Americans spell it, so that both spellings are one word: `optimisation` → `optimization`, `behavioural` → `behavioral`. Goes by
 * the shape of the word; one that is spelled alike everywhere may come out as none (`contour` → `contor`), but all of its forms alike.
 * Expects a folded word.
 */
export function american(word: string): string {
  if (!MAY_BE_BRITISH.test(word)) return word;
  let spelled = word;
  for (const [british, spelling] of RULES) spelled = spelled.replace(british, spelling);
  return spelled;
}

const RULES: readonly (readonly [british: RegExp, spelling: string])[] = [
  // Not where a noun in -sion stands beside the verb (`revise`, `excise`) or the ending is none (`comprise`, `noise`).
  [/(?<=[a-z]{3})(?<![aeiouvc]|pr|pract)is(?=(?:e|ed|er|ers|es|ing|able|ation|ations|ational)$)/, 'iz'],
  [/(?<=[ao]l)ys(?=(?:e|ed|er|ers|ing)$)/, 'yz'],
  [/(?<=[a-z]{3}|^od)our(?=(?:s|ed|ing|al|ally|able|er|ers|ful|less|hood|hoods|ite|ites|ism|ist|ists)?$)/, 'or'],
  [/(?<=cent|met|lit|fib|theat|calib|spect|lust)re(?=s?$)/, 'er'],
  [/(?<=cent)r(?=ed$)/, 'er'],
  [/(?<=[aeiou][a-z]*[aeiou])ll(?=(?:ing|ings|ed|er|ers)$)/, 'l'],
  [/(?<=catal|dial|anal|homol)ogue(?=s?$)/, 'og'],
  [
    /(?<=h)ae(?=m)|ae(?=mi)|(?<=p)ae(?=d)|(?<=an)ae(?=s)|(?<=f|gyn)ae(?=c)|(?<=^c)ae(?=s)|(?<=arch|^pal)ae|^ae(?=tio)/,
    'e',
  ],
  [/^oe(?=str|soph|dem)|(?<=^f)oe(?=t)|(?<=rrh)oe/, 'e'],
  [/(?<=^man)oeu(?=v)/, 'eu'],
  [/(?<=sul)ph/, 'f'],
  [/(?<=^de|^of)fence(?=s?$)/, 'fense'],
  [/(?<=^licen)ce(?=s?$)/, 'se'],
  [/(?<=^practi)s(?=e|ing)/, 'c'],
  [/(?<=^program)me(?=s?$)/, ''],
  [/(?<=^art)e(?=fact)/, 'i'],
  [/(?<=^alumin)i(?=um)/, ''],
  [/(?<=^(?:acknowled|ju)dg)e(?=ment)/, ''],
  [/(?<=^m)ou(?=ld(?:s|ed|ing)?$)/, 'o'],
  [/(?<=^s)c(?=eptic)/, 'k'],
  [/(?<=^dis)c(?=s?$)/, 'k'],
  [/(?<=^gr)e(?=y)/, 'a'],
  [/(?<=^ag)e(?=ing$)/, ''],
  [/(?<=^(?:dist|inst)il)(?=s?$)/, 'l'],
];

/** Has nothing of any rule: most words, and they are left alone at once. */
const MAY_BE_BRITISH =
  /is(?:e|ing|a)|ys(?:e|ing)|our|re[sd]?$|ll(?:ing|e)|ogue|ae|oe|sulph|fence|licenc|practis|programme|artefact|alumini|dgem|mould|sceptic|^discs?$|^grey|ageing|stils?$/;
