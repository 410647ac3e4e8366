import { CAP } from './caps.ts';
import { entriesBehind, rootOf } from './follow.ts';
import { ID_SCHEMES, parseIdentifier } from './identifier.ts';
import type { Library } from './library.ts';
import type { Paper, PaperKey } from './paper.ts';

/**
 * The papers that names lead to, whatever their age, by name: an identifier as a query writes it (`2403.12345`, `10.1000/xyz`), with or without its scheme, or
 * the library's own id. A name that leads nowhere is left out. Where several schemes know it, the strongest counts.
 */
export async function namedPapers(
  library: Pick<Library, 'aliases' | 'entries'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, Paper>> {
  if (names.length === 0) return new Map();
  const keysOf = new Map(names.map((name) => [name, keysFor(name)]));
  const aliases = await library.aliases([...new Set([...keysOf.values()].flat())]);
  const idsOf = new Map(
    names.map((name) => [
      name,
      [...keysOf.get(name)!.flatMap((key) => aliases.get(key)?.paperId ?? []), ...(ID.test(name) ? [name] : [])],
    ]),
  );
  const entries = await entriesBehind(library, new Set([...idsOf.values()].flat()));
  return new Map(
    [...idsOf].flatMap(([name, ids]) => {
      const papers = ids.flatMap((id) => {
        const entry = entries.get(rootOf(id, entries));
        return entry?.kind === 'paper' ? [entry.paper] : [];
      });
      return papers.slice(0, 1).map((paper) => [name, paper] as const);
    }),
  );
}

/** The form of the library's own ids. A store refuses to look for what is too long, and one reader's query must not keep others from their mail. */
const ID = /^[\w-]{1,40}$/;

/** Under which keys a name may be known, strongest first: what it says by itself, or else whatever scheme has identifiers of its form. */
function keysFor(name: string): PaperKey[] {
  const own = parseIdentifier(name)?.key;
  if (own !== undefined) return own.length <= CAP.keyCharacters ? [own] : [];
  return ID_SCHEMES.flatMap((scheme) => {
    const key = parseIdentifier(`${scheme === 's2' ? 'CorpusID' : scheme}:${name}`)?.key;
    return key?.toLowerCase() === `${scheme}:${name}`.toLowerCase() ? [key] : [];
  });
}
