/** Two to five words, each with a capital, an initial, or a particle between them: `Ada M. Quill`, `Jan van den Berg`. */
const NAME =
  /^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|van|von|de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|ben|ter|ten)){0,3} \p{Lu}[\p{L}'’-]+$/u;
/** What stands behind names: numbers of institutions, stars. */
const MARKS = /[\p{N}*†‡§¶,⋆∗\s]+$/u;
const MOST_CHARACTERS = 5000;

/** The people whom a line lists, and nothing else: two or more names between commas, semicolons or "and". Undefined for any other line. */
export function peopleIn(line: string): readonly string[] | undefined {
  if (line.length > MOST_CHARACTERS) return undefined;
  const parts = line
    .split(/[,;]\s|\s(?:and|&)\s|(?<=[\p{N}*†‡]),(?=\p{Lu})/u)
    .map((part) =>
      part
        .replace(/^and\s/, '')
        .replace(MARKS, '')
        .trim(),
    )
    .filter((part) => part !== '' && !/^et\.? al\.?$/.test(part));
  return parts.length > 1 && parts.every((part) => NAME.test(part)) ? parts : undefined;
}

/** Reads lines below titles: people, or nothing. Once a line has listed several, one name alone is an author, too. */
export function namesBelowTitles(): (line: string | undefined) => readonly string[] | undefined {
  let hasPeople = false;
  return (line = '') => {
    const name = line.length > MOST_CHARACTERS ? '' : line.replace(MARKS, '');
    const names = hasPeople && NAME.test(name) ? [name] : peopleIn(line);
    hasPeople ||= names !== undefined;
    return names;
  };
}
