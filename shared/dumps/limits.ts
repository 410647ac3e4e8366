/** Bounds that hold for every dump (I4). What goes beyond them is no list of papers, or was made to do harm. */
export const LIMIT = {
  /** Characters that recognisers see. */
  headCharacters: 64 * 1024,
  /** Characters of one record or line; a larger one is rejected and reading goes on behind it. The largest real ones (3,000 authors) stay below 2 Mi. */
  recordCharacters: 8 * 1024 * 1024,
  /** Lines of one record: where they are kept apart, each costs some hundred bytes, however short it is. The longest real ones (PubMed's of 5,000 authors) have half of that. */
  recordLines: 128 * 1024,
  /** Characters in a row without the end of a record, whatever the form; then the dump is given up. */
  runawayCharacters: 32 * 1024 * 1024,
  /** Nesting inside one record. */
  depth: 200,
} as const;

/** What a reject says whose record, or a line of it, goes beyond the bound. */
export const TOO_LONG = {
  record: `is longer than ${LIMIT.recordCharacters >> 20} Mi characters`,
  lines: `has more than ${LIMIT.recordLines >> 10} Ki lines`,
  line: `has a line of more than ${LIMIT.recordCharacters >> 20} Mi characters`,
} as const;

/** Going on with this dump would be pointless or dangerous. The message is a sentence for the receipt. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}
