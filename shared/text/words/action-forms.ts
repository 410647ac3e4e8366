import { singular } from './singular.ts';
import { american } from './spelling.ts';
import { stem } from './stem.ts';

/**
 * The other words for what a noun in -ion, -ing, -ment, -val or -ysis does, as terms: `generation` → `generate`, `generated`, `generating`,
 * `generator`. None for any other word. Goes by spelling: where that leaves a choice, forms come out too that nobody writes (`explorate`).
 */
export function actionForms(folded: string): string[] {
  const noun = singular(american(folded));
  const regular = REGULAR.flatMap(([ending, verbs]) => verbs.flatMap((verb) => verbOf(noun, ending, verb))).filter(
    (verb) => stem(verb) === stem(noun),
  );
  const changed = CHANGED.flatMap(([ending, verb]) => verbOf(noun, ending, verb));
  const forms = new Set([...regular, ...changed].flatMap(formsOf).map(american));
  forms.delete(noun);
  return [...forms];
}

function verbOf(noun: string, ending: RegExp, verb: string): string[] {
  const made = noun.replace(ending, verb);
  return made !== noun && made.length >= SHORTEST_VERB ? [made] : [];
}

const SHORTEST_VERB = 3;

/** What a noun's ending may have been in the verb. Believed where both have one stem. */
const REGULAR: readonly (readonly [ending: RegExp, verbs: readonly string[]])[] = [
  [/ation$/, ['ate', 'e', '']],
  [/(?<!at)ion$/, ['e', '']],
  [/([bdgmnprt])\1ing$/, ['$1']],
  [/ing$/, ['e', '']],
  [/ment$/, ['']],
  [/(?<=v)al$/, ['e']],
];

/** Where the stem changes too. */
const CHANGED: readonly (readonly [ending: RegExp, verb: string])[] = [
  [/(?<=if)ication$/, 'y'],
  [/(?<=recogn)ition$/, 'ize'],
  [/(?<=acqui)sition$/, 're'],
  [/(?<=pos)ition$/, 'e'],
  [/(?<=duc)tion$/, 'e'],
  [/(?<=scri)ption$/, 'be'],
  [/(?<=ver)sion$/, 't'],
  [/(?<=[ae]n)sion$/, 'd'],
  [/(?<=anal)ysis$/, 'yze'],
  [/(?<=^emb)edding$/, 'ed'],
];

/** A verb, its participles, and who or what does it. */
function formsOf(verb: string): string[] {
  if (verb.endsWith('y')) return [verb, `${verb}ing`, ...ended(verb.slice(0, -1), ['ied', 'ier'])];
  if (verb.endsWith('e')) return [verb, ...ended(verb.slice(0, -1), ['ed', 'ing', verb.endsWith('ate') ? 'or' : 'er'])];
  const root = DOUBLING.test(verb) ? verb + verb.at(-1) : verb;
  return [verb, ...ended(root, ['ed', 'ing', 'er', ...(verb.endsWith('t') ? ['or'] : [])])];
}

/** One short syllable, or `embed`. */
const DOUBLING = /(?:^[^aeiou]*[aeiou]|mb?e)[bdgmnprt]$/;

function ended(root: string, endings: readonly string[]): string[] {
  return endings.map((ending) => root + ending);
}
