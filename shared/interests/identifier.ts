import { parseIdentifier } from '../papers/identifier.ts';

/** Schemes whose identifiers are mere numbers, or look like another's: written with the scheme. A PubMed number is the only one that people write alone. */
const WRITTEN_WITH_SCHEME: ReadonlySet<string> = new Set(['pmcid', 's2']);

/** An identifier out of the address, the label or the spelling that it was copied with, as papers are known by; anything else as it is. */
export function identifier(typed: string): string {
  const key = parseIdentifier(typed)?.key;
  if (key === undefined) return typed;
  const colon = key.indexOf(':');
  return WRITTEN_WITH_SCHEME.has(key.slice(0, colon)) ? key : key.slice(colon + 1);
}
