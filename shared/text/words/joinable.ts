import { STOP_WORDS } from './stop-words.ts';

/**
 * Whether two words with a space between them may be one word written apart: `pre training`, `multi modal`. Only after a prefix that is
 * no word of its own, and never before a function word: "an isotropic" is not "anisotropic".
 */
export function joinsAcrossSpace(first: string, second: string): boolean {
  return joinsNext(first) && joinsBefore(second);
}

/** Whether a word is such a prefix. */
export function joinsNext(first: string): boolean {
  return PREFIXES.has(first);
}

/** Whether a word may stand behind such a prefix. */
export function joinsBefore(second: string): boolean {
  return second.length > 2 && !STOP_WORDS.has(second);
}

const PREFIXES: ReadonlySet<string> = new Set(
  (
    'anti auto bi bio co counter cross cyber de electro extra geo hetero homo hydro hyper hypo infra inter intra iso macro mega meta ' +
    'micro mid mini mis mono multi nano neo neuro non nano omni para photo poly post pre pro pseudo psycho quasi re retro self semi ' +
    'sub super supra tele thermo trans tri ultra un uni'
  ).split(' '),
);
