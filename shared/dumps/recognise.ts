import type { Format, Head } from './format.ts';
import { FORMATS } from './formats/index.ts';
import { refusalOf } from './refusals.ts';

/** Why a dump cannot be read: one sentence that names what was seen and the nearest form that works (I1). */
export interface Refusal {
  readonly refused: string;
}

/**
 * The format of a dump, by its content alone (I1). Special forms are asked first, then general ones (JSON, CSV); of several that claim it, the first
 * in the list reads it.
 */
export function recognise(head: Head, formats: readonly Format[] = FORMATS): Format | Refusal {
  const claims = (format: Format): boolean => format.recognises(head);
  const special = formats.filter((format) => !format.general).find(claims);
  return special ?? formats.filter((format) => format.general).find(claims) ?? { refused: refusalOf(head) };
}
