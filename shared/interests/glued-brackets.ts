import type { Step } from './lexeme.ts';
import { Refused, replaced } from './refused.ts';
import { wordsOf } from './word.ts';

/**
 * A word with a bracket or a comma inside: `model(s)` is the word, since its plural is found anyway; `SO(3)-equivariant`, `(R)-limonene`, `1,2-propanediol` and
 * `O(n log n)` are phrases, as they stand in papers. Undefined for any other text, where a bracket groups and a comma lists.
 */
export function gluedWord(text: string, at: number): Step | undefined {
  const piece = text.slice(at, at + LONGEST);
  const name = CHEMICAL.exec(piece) ?? COMPLEXITY.exec(piece);
  if (name) {
    const end = at + name[0].length;
    const words = wordsOf(name[0]).map((one) => ({ text: one.text, form: 'folded' as const }));
    if (words.length > 0) return { lexemes: [{ kind: 'phrase', words, start: at, end }], end };
  }
  const found = GLUED.exec(piece);
  if (!found) return undefined;
  const [all, word, inner, rest] = found;
  const end = at + all.length;
  const isPlural = /^e?s$/.test(inner!);
  const words = wordsOf(isPlural ? word! + rest : all).map((one) => ({ text: one.text, form: 'folded' as const }));
  if (isPlural) return { lexemes: words.map((one) => ({ kind: 'word', ...one, start: at, end })), end };
  return { lexemes: [{ kind: 'phrase', words, start: at, end }], end };
}

const LONGEST = 60;
/** What stands where in a molecule, before its name: `(+)-`, `(2R,3S)-`, `1,2-`, `N,N-`. */
const CHEMICAL =
  /^(?:\((?:[+±−–-]|(?:\d{0,2}[A-Z])(?:,\d{0,2}[A-Z])*)\)|(?:\d{1,2}['′]*|[NOSP])(?:,(?:\d{1,2}['′]*|[NOSP]))+)[-–][\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*(?![\p{L}\p{N}(])/u;
const COMPLEXITY = /^[OΘΩ]\([^()"]{1,24}\)/u;
/** A plural's ending; or letters, short numbers and Roman numerals, each alone. */
const GLUED =
  /^([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)\((e?s|(?:\p{L}|[IVX]{1,4}|\p{N}{1,3})(?:[,+-](?:\p{L}|\p{N}{1,3}))*)\)((?:-[\p{L}\p{N}]+)*)(?![\p{L}\p{N}(])/u;

/** The text with plurals' brackets blanked out, everything at its place. */
export function withoutPluralBrackets(text: string): string {
  return text.replace(/(?<=\p{L})\(e?s\)/gu, (bracket) => ' '.repeat(bracket.length));
}

/** `(un)supervised`, `agent(ic)`, `multi-(agent|task)`: several words, which the words around them say again. @throws Refused where such a word begins here */
export function refuseOptionalPart(text: string, at: number): void {
  const rest = text.slice(at, at + LONGEST);
  const begins = /^\((\p{L}\p{Ll}{0,5}-?)\)(-?)(?=\p{Ll})/u.exec(rest);
  const ends = /^(\p{L}{3,})\((ic|al|ly|ed|er|ers|ing|ion|ive|ous|ism|ist|ity)\)(?![\p{L}\p{N}(-])/u.exec(rest);
  const holds = /^([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*-)\(([^()"“]+[|,/][^()"“]+|[^()"“]+\sOR\s[^()"“]+)\)/u.exec(rest);
  if (begins) refuseEither(text, at, begins[0], ['', begins[1]! + begins[2]!]);
  if (ends) refuseEither(text, at, ends[0], [ends[1]!, ends[1]! + ends[2]!]);
  if (holds)
    refuseEither(
      text,
      at,
      holds[0],
      holds[2]!.split(/\s*[|,/]\s*|\s+OR\s+/).map((part) => holds[1]! + part.trim()),
    );
}

function refuseEither(text: string, at: number, typed: string, words: readonly string[]): never {
  const end = at + typed.length;
  const from = /^[\s\S]*(?:[,;\n(]|\b(?:AND|OR|NOT)\s)/.exec(text.slice(0, at))?.[0].length ?? 0;
  const to = end + /^(?:(?!\s(?:AND|OR|NOT)\b)[^,;\n)])*/.exec(text.slice(end))![0].length;
  const either = words.map((word) => `(${(text.slice(from, at) + word + text.slice(end, to)).trim()})`);
  throw new Refused({
    message: 'A bracket holds whole words.',
    start: at,
    end,
    expected: 'the words themselves, with OR between them',
    repair: replaced(text, from, to, `(${either.join(' OR ')})`),
  });
}
