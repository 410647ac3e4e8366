/**
 * A word as Americans spell it, so that both spellings are one word: `optimisation` → `optimization`, `behavioural` → `behavioral`. Goes by
 * the shape of the word; one that is spelled alike everywhere may come out as none (`contour` → `contor`), but all of its forms alike.
 * Expects a folded word.
 */
export function american(word: string): string {
  if (!MAY_BE_BRITISH.test(word)) return word;
  let spelled = word;
  for (let rule = 0; rule < RULES.length; rule++) {
    const { telling, british, spelling } = RULES[rule]!;
    if (spelled.includes(telling)) spelled = spelled.replace(british, spelling);
  }
  return spelled;
}

/** The letters that tell stand in whatever the pattern finds: looking for them is quick, and few patterns are ever needed. */
const RULES: readonly { readonly telling: string; readonly british: RegExp; readonly spelling: string }[] = [
  // Not where a noun in -sion stands beside the verb (`revise`, `excise`) or the ending is none (`comprise`, `noise`).
  {
    telling: 'is',
    british: /(?<=[a-z]{3})(?<![aeiouvc]|pr|pract)is(?=(?:e|ed|er|ers|es|ing|able|ation|ations|ational)$)/,
    spelling: 'iz',
  },
  { telling: 'ys', british: /(?<=[ao]l)ys(?=(?:e|ed|er|ers|ing)$)/, spelling: 'yz' },
  {
    telling: 'our',
    british: /(?<=[a-z]{3}|^od)our(?=(?:s|ed|ing|al|ally|able|er|ers|ful|less|hood|hoods|ite|ites|ism|ist|ists)?$)/,
    spelling: 'or',
  },
  { telling: 're', british: /(?<=cent|met|lit|fib|theat|calib|spect|lust)re(?=s?$)/, spelling: 'er' },
  { telling: 'centr', british: /(?<=cent)r(?=ed$)/, spelling: 'er' },
  { telling: 'll', british: /(?<=[aeiou][a-z]*[aeiou])ll(?=(?:ing|ings|ed|er|ers)$)/, spelling: 'l' },
  { telling: 'ogue', british: /(?<=catal|dial|anal|homol)ogue(?=s?$)/, spelling: 'og' },
  {
    telling: 'ae',
    british:
      /(?<=h)ae(?=m)|ae(?=mi)|(?<=p)ae(?=d)|(?<=an)ae(?=s)|(?<=f|gyn)ae(?=c)|(?<=^c)ae(?=s)|(?<=arch|^pal)ae|^ae(?=tio)/,
    spelling: 'e',
  },
  { telling: 'oe', british: /^oe(?=str|soph|dem)|(?<=^f)oe(?=t)|(?<=rrh)oe/, spelling: 'e' },
  { telling: 'manoeuv', british: /(?<=^man)oeu(?=v)/, spelling: 'eu' },
  { telling: 'sulph', british: /(?<=sul)ph/, spelling: 'f' },
  { telling: 'fence', british: /(?<=^de|^of)fence(?=s?$)/, spelling: 'fense' },
  { telling: 'licence', british: /(?<=^licen)ce(?=s?$)/, spelling: 'se' },
  { telling: 'practis', british: /(?<=^practi)s(?=e|ing)/, spelling: 'c' },
  { telling: 'programme', british: /(?<=^program)me(?=s?$)/, spelling: '' },
  { telling: 'artefact', british: /(?<=^art)e(?=fact)/, spelling: 'i' },
  { telling: 'aluminium', british: /(?<=^alumin)i(?=um)/, spelling: '' },
  { telling: 'dgement', british: /(?<=^(?:acknowled|ju)dg)e(?=ment)/, spelling: '' },
  { telling: 'mould', british: /(?<=^m)ou(?=ld(?:s|ed|ing)?$)/, spelling: 'o' },
  { telling: 'sceptic', british: /(?<=^s)c(?=eptic)/, spelling: 'k' },
  { telling: 'disc', british: /(?<=^dis)c(?=s?$)/, spelling: 'k' },
  { telling: 'grey', british: /(?<=^gr)e(?=y)/, spelling: 'a' },
  { telling: 'ageing', british: /(?<=^ag)e(?=ing$)/, spelling: '' },
  { telling: 'til', british: /(?<=^(?:dist|inst)il)(?=s?$)/, spelling: 'l' },
];

/** Has nothing of any rule: most words, and they are left alone at once. */
const MAY_BE_BRITISH =
  /is(?:e|ing|a)|ys(?:e|ing)|our|re[sd]?$|ll(?:ing|e)|ogue|ae|oe|sulph|fence|licenc|practis|programme|artefact|alumini|dgem|mould|sceptic|^discs?$|^grey|ageing|stils?$/;
