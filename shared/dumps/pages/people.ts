import { hadRoom } from './block.ts';
import type { PageLine } from './page-line.ts';

const CAPITAL = String.raw`\p{Lu}[\p{L}'’.-]*`;
const PARTICLE = 'van|von|de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|ben|ter|ten';
/** Two to five words, each with a capital, an initial, or a particle between them: `Ada M. Quill`, `Jan van den Berg`. */
const NAME = new RegExp(String.raw`^${CAPITAL}(?: (?:${CAPITAL}|${PARTICLE})){0,3} \p{Lu}[\p{L}'’-]+$`, 'u');
/** How a name begins, and hardly any sentence. */
const BEGINS = new RegExp(`^${CAPITAL} (?:\\p{Lu}|(?:${PARTICLE}) )`, 'u');
/** What may stand before them: votes, a word. */
const LEAD = /^(?:[^\p{L}]{1,20}[·•|]\s+|by\s+)/iu;
/** What stands behind names: numbers of institutions, stars. Looked for only where such a run begins: from each of its signs it would take for ever. */
const MARKS = /(?<![\p{N}*†‡§¶,⋆∗\s])[\p{N}*†‡§¶,⋆∗\s]+$/u;
const MOST_CHARACTERS = 5000;

/** The people whom a line lists, and nothing else: two or more names between commas, semicolons or "and". Undefined for any other line. */
export function peopleIn(line: string): readonly string[] | undefined {
  if (line.length > MOST_CHARACTERS) return undefined;
  const names = line.replace(/^[*_]+|(?<![*_])[*_]+$/g, '').replace(LEAD, '');
  if (!BEGINS.test(names)) return undefined;
  const parts = names
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

/** What stands below a title. */
export interface BelowTitle {
  readonly names: readonly string[] | undefined;
  readonly abstract: readonly PageLine[];
}

/** Reads people between titles and abstracts. Once a line has listed several, one name alone is an author, too. @param width of the page. */
export function peopleReader(width: number) {
  let hasPeople = false;

  function names(line = ''): readonly string[] | undefined {
    const name = hasPeople && line.length <= MOST_CHARACTERS ? line.replace(MARKS, '') : '';
    const found = NAME.test(name) ? [name] : peopleIn(line);
    hasPeople ||= found !== undefined;
    return found;
  }

  /** An abstract, and perhaps a line of authors above it. */
  function below(block: readonly PageLine[]): BelowTitle {
    const found = block.length > 1 ? names(block[0]?.text) : undefined;
    return { names: found, abstract: found === undefined ? block : block.slice(1) };
  }

  /** A block whose first `count` lines are a title. Where the abstract stands apart, the last of several may be the authors. */
  function parts(block: readonly PageLine[], count: number): BelowTitle & { readonly title: readonly PageLine[] } {
    const mayBe = count === block.length && count > 1 && hadRoom(block, count - 2, width);
    const found = mayBe ? names(block[count - 1]?.text) : undefined;
    if (found === undefined) return { title: block.slice(0, count), ...below(block.slice(count)) };
    return { title: block.slice(0, -1), names: found, abstract: [] };
  }

  return { names, below, parts };
}
