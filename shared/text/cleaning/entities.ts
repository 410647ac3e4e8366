import { entityNames } from './entity-names.ts';

/**
 * One character reference, however often its ampersand was encoded again (`&amp;#38;alpha;`). The semicolon is required, so that
 * `?a=1&copy=2` stays an address.
 */
const REFERENCE =
  /&(?:amp;|#0{0,6}38;|#[xX]0{0,6}26;)*(?:#(\d{1,9})|#[xX]([\dA-Fa-f]{1,8})|([A-Za-z][A-Za-z\d]{1,31}));/g;

/** Built at the first text that holds a reference: most texts hold none. */
let characters: Map<string, string> | undefined;

/** The text with its HTML and XML character references replaced; a name that no standard knows stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (decimal) return fromCodePoint(Number.parseInt(decimal, 10));
    if (hexadecimal) return fromCodePoint(Number.parseInt(hexadecimal, 16));
    characters ??= entityNames();
    return characters.get(name ?? '') ?? `&${whole.slice(whole.lastIndexOf(name ?? ''))}`;
  });
}

/** What is no character (zero, half a surrogate pair, beyond Unicode) becomes the replacement character, as in a browser. */
function fromCodePoint(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : '\ufffd';
}
