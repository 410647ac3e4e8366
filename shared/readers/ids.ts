/** Opaque and deterministic: made from the reader, the due time and the reader's version (identity.ts). Letters, digits, `-`. */
export type EditionId = string;
/** Opaque: a keyed hash of the address. */
export type ReaderId = string;
