/**
 * The names in a line of authors: between semicolons, bars, line ends or " and " where there are such; else between commas, unless these part family names from given
 * ones. In `Quill, A., Marsh, B. and Holm, D.` they do both.
 */
export function splitPeople(written: string): readonly string[] {
  const text = written.replace(/[,;]?\s(?:et\.? al|and others)\b\.?\s*$/i, '');
  // One white space before "and" is enough: a run of them would be looked at again from each of its characters.
  if (/[;\n|]/.test(text)) return parts(text, /[;\n|]|\sand(?=\s)/).map(withoutAside);
  const names = parts(text, /,|\s(?:and|&)(?=\s)/);
  if (names.every((name) => /\S\s+\S/.test(name))) return names.map(withoutAside);
  return parts(text, /\s(?:and|&)(?=\s)/).flatMap(familiesFirst);
}

const INITIALS = /^(?:\p{Lu}\p{Ll}?\.[\s-]*)+$/u;
const FAMILY = /^(?:\p{Ll}{1,4} ){0,3}\p{Lu}[\p{L}'’-]+$/u;
const GIVEN = /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)?$/u;

/** `Quill, A., Marsh, B.-C.` and `Quill, Ada, van den Berg, Jan`: every other part is what people are called besides their families. */
function familiesFirst(text: string): readonly string[] {
  const names = parts(text, /,/);
  if (names.length < 4 || names.length % 2 === 1) return [text];
  const given = names.filter((_, at) => at % 2 === 1);
  const families = names.filter((_, at) => at % 2 === 0);
  const paired =
    given.every((name) => INITIALS.test(name)) ||
    (given.every((name) => GIVEN.test(name)) && families.every((name) => FAMILY.test(name)));
  return paired ? families.map((family, at) => `${family}, ${given[at]}`) : [text];
}

/** Institutions, and Scopus' ids of persons, stand in brackets behind names. */
function withoutAside(name: string): string {
  return name.endsWith(')') ? name.replace(/(?<=\S)\s?\([^()]*\)$/, '') : name;
}

function parts(text: string, between: RegExp): readonly string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
