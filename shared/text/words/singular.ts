/**
 * The singular of an English word, as far as its spelling tells: `models` → `model`, `caches` → `cache`, `biases` → `bias`, `analyses` →
 * `analysis`. A word that is no plural stays (`bias`, `physics`, `corpus`). Also takes the `s` off verbs (`generates`). Expects a folded word.
 */
export function singular(word: string): string {
  if (word.length < 4) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (!word.endsWith('s') || /(?:ss|us|is|ics|ous)$/.test(word) || SINGULAR_IN_S.has(word)) return word;
  for (let rule = 0; rule < RULES.length; rule++) {
    const { plural, ending } = RULES[rule]!;
    if (plural.test(word)) return word.replace(plural, ending);
  }
  return word.slice(0, -1);
}

/** First one that fits; otherwise the `s` comes off. */
const RULES: readonly { readonly plural: RegExp; readonly ending: string }[] = [
  { plural: /(?<=.[^aeou])ies$/, ending: 'y' },
  { plural: /(?<=ss|x|ch|sh|zz|tz)es$/, ending: '' },
  { plural: /(?<!e)eses$/, ending: 'esis' },
  { plural: /yses$/, ending: 'ysis' },
  { plural: /(?<=[^ao])uses$/, ending: 'us' },
];

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  [
    // Latin and Greek
    'indices index, matrices matrix, vertices vertex, appendices appendix, vortices vortex, cortices cortex, simplices simplex',
    'axes axis, crises crisis, oases oasis, metastases metastasis, diagnoses diagnosis, prognoses prognosis, neuroses neurosis',
    'psychoses psychosis, criteria criterion, phenomena phenomenon, automata automaton, polyhedra polyhedron, corpora corpus',
    'genera genus, spectra spectrum, strata stratum, bacteria bacterium, mitochondria mitochondrion, optima optimum',
    'minima minimum, maxima maximum, extrema extremum, equilibria equilibrium, symposia symposium, curricula curriculum',
    'formulae formula, larvae larva, antennae antenna, vertebrae vertebra, lemmata lemma, schemata schema, stigmata stigma',
    'stimuli stimulus, nuclei nucleus, loci locus, foci focus, fungi fungus, radii radius, bacilli bacillus',
    // English
    'women woman, children child, mice mouse, lice louse, teeth tooth, feet foot, geese goose, leaves leaf, halves half',
    'lives life, wives wife, knives knife, shelves shelf, wolves wolf, calves calf, thieves thief, loaves loaf',
    'heroes hero, echoes echo, potatoes potato, tomatoes tomato, torpedoes torpedo, mosquitoes mosquito, tornadoes tornado',
    'volcanoes volcano, vetoes veto, zeroes zero, cargoes cargo, does do, goes go, undergoes undergo',
    // singulars in -ie, -e and -s where the rules would say otherwise
    'movies movie, cookies cookie, calories calorie, selfies selfie, rookies rookie, zombies zombie, prairies prairie',
    'caches cache, aches ache, headaches headache, avalanches avalanche, tranches tranche, niches niche, quizzes quiz',
    'uses use, reuses reuse, misuses misuse, fuses fuse, refuses refuse, infuses infuse, diffuses diffuse, confuses confuse',
    'excuses excuse, accuses accuse, abuses abuse, biases bias, gases gas, aliases alias, atlases atlas, canvases canvas',
    'lenses lens, irises iris',
    // what can be counted in -ics, and short names in -us and -is
    'metrics metric, topics topic, critics critic, clinics clinic, heuristics heuristic, characteristics characteristic',
    'logics logic, fabrics fabric, mosaics mosaic, epidemics epidemic, pandemics pandemic, diagnostics diagnostic',
    'comics comic, relics relic, antibiotics antibiotic, menus menu, gpus gpu, cpus cpu, tpus tpu, apis api, guis gui, mris mri',
  ].flatMap((line) => line.split(', ').map((pair) => pair.split(' ') as [plural: string, singular: string])),
);

/** Singulars that end like plurals. Words of three letters and fewer are never cut. */
const SINGULAR_IN_S: ReadonlySet<string> = new Set(
  (
    'bias lens alias atlas canvas pancreas chaos cosmos ethos pathos series species texas kansas perhaps always whereas besides thus ' +
    'towards afterwards kudos news rabies scabies diabetes herpes bayes gauss stokes hermes pandas kubernetes james charles'
  ).split(' '),
);
