/**
 * A word as Americans spell it, so that both spellings are one word: `optimisation` → `optimization`, `behavioural` → `behavioral`. Goes by
 * the shape of the word; one that is spelled alike everywhere may come out as none (`contour` → `contor`), but all of its forms alike.
 * Expects a folded word.
 */
export function american(word: string): string {
  if (!MAY_BE_BRITISH.test(word)) return word;
  let spelled = word;
  for (const [telling, british, spelling] of RULES)
    if (spelled.includes(telling)) spelled = spelled.replace(british, spelling);
  return spelled;
}

/** The letters that tell stand in whatever the pattern finds: looking for them is quick, and few patterns are ever needed. */
const RULES: readonly (readonly [telling: string, british: RegExp, spelling: string])[] = [
  // Not where a noun in -sion stands beside the verb (`revise`, `excise`) or the ending is none (`comprise`, `noise`).
  ['is', /(?<=[a-z]{3})(?<![aeiouvc]|pr|pract)is(?=(?:e|ed|er|ers|es|ing|able|ation|ations|ational)$)/, 'iz'],
  ['ys', /(?<=[ao]l)ys(?=(?:e|ed|er|ers|ing)$)/, 'yz'],
  ['our', /(?<=[a-z]{3}|^od)our(?=(?:s|ed|ing|al|ally|able|er|ers|ful|less|hood|hoods|ite|ites|ism|ist|ists)?$)/, 'or'],
  ['re', /(?<=cent|met|lit|fib|theat|calib|spect|lust)re(?=s?$)/, 'er'],
  ['centr', /(?<=cent)r(?=ed$)/, 'er'],
  ['ll', /(?<=[aeiou][a-z]*[aeiou])ll(?=(?:ing|ings|ed|er|ers)$)/, 'l'],
  ['ogue', /(?<=catal|dial|anal|homol)ogue(?=s?$)/, 'og'],
  [
    'ae',
    /(?<=h)ae(?=m)|ae(?=mi)|(?<=p)ae(?=d)|(?<=an)ae(?=s)|(?<=f|gyn)ae(?=c)|(?<=^c)ae(?=s)|(?<=arch|^pal)ae|^ae(?=tio)/,
    'e',
  ],
  ['oe', /^oe(?=str|soph|dem)|(?<=^f)oe(?=t)|(?<=rrh)oe/, 'e'],
  ['manoeuv', /(?<=^man)oeu(?=v)/, 'eu'],
  ['sulph', /(?<=sul)ph/, 'f'],
  ['fence', /(?<=^de|^of)fence(?=s?$)/, 'fense'],
  ['licence', /(?<=^licen)ce(?=s?$)/, 'se'],
  ['practis', /(?<=^practi)s(?=e|ing)/, 'c'],
  ['programme', /(?<=^program)me(?=s?$)/, ''],
  ['artefact', /(?<=^art)e(?=fact)/, 'i'],
  ['aluminium', /(?<=^alumin)i(?=um)/, ''],
  ['dgement', /(?<=^(?:acknowled|ju)dg)e(?=ment)/, ''],
  ['mould', /(?<=^m)ou(?=ld(?:s|ed|ing)?$)/, 'o'],
  ['sceptic', /(?<=^s)c(?=eptic)/, 'k'],
  ['disc', /(?<=^dis)c(?=s?$)/, 'k'],
  ['grey', /(?<=^gr)e(?=y)/, 'a'],
  ['ageing', /(?<=^ag)e(?=ing$)/, ''],
  ['til', /(?<=^(?:dist|inst)il)(?=s?$)/, 'l'],
];

/** Has nothing of any rule: most words, and they are left alone at once. */
const MAY_BE_BRITISH =
  /is(?:e|ing|a)|ys(?:e|ing)|our|re[sd]?$|ll(?:ing|e)|ogue|ae|oe|sulph|fence|licenc|practis|programme|artefact|alumini|dgem|mould|sceptic|^discs?$|^grey|ageing|stils?$/;
