import type { Bytes } from '../bytes.ts';

/** A file of an archive: its bytes, or why there are none. The bytes must be taken before the next entry is asked for. */
export type Entry =
  | { readonly name: string; readonly bytes: Bytes }
  | { readonly name: string; readonly refused: string };

/** What systems leave beside the files of an archive, which nobody means to drop. */
export function isLitter(name: string): boolean {
  return name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|PaxHeader)/.test(name);
}

/** The name of an entry: UTF-8 where it is that, else one byte a character. */
export function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
