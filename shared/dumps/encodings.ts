import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { controlBytesFilter } from './control-bytes.ts';

/** Turns blocks of bytes, cut anywhere, into text as formats want it: no byte order mark, LF at line ends, no control characters but tab. */
export interface TextReader {
  decode(block: Uint8Array): string;
  /** What a sequence that the dump cuts off leaves. */
  end(): string;
}

/**
 * A reader for a dump that begins with these bytes (64 KiB show enough). UTF-8 and UTF-16 with and without byte order mark; an encoding that the
 * text itself declares; else UTF-8 in which every byte that is no part of it is Windows-1252, so that a false declaration does no harm.
 */
export function textReader(start: Uint8Array): TextReader {
  if (start[0] === 0xff && start[1] === 0xfe) return wideReader('utf-16le');
  if (start[0] === 0xfe && start[1] === 0xff) return wideReader('utf-16be');
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return mixedReader('windows-1252');
  const wide = wideWithoutMark(start);
  if (wide !== undefined) return wideReader(wide);
  const declared = isUtf8(wholeCharacters(start)) ? undefined : declaredEncoding(start);
  if (declared === undefined) return mixedReader('windows-1252');
  return MULTIBYTE.has(declared) ? wideReader(declared) : mixedReader(declared);
}

/** Whether a file that begins with these bytes holds no text in any encoding: one byte in ten is a control character, though it is no UTF-16. */
export function isBinary(start: Uint8Array): boolean {
  if (
    (start[0] === 0xff && start[1] === 0xfe) ||
    (start[0] === 0xfe && start[1] === 0xff) ||
    wideWithoutMark(start) !== undefined
  )
    return false;
  return hasManyControls(start);
}

function hasManyControls(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls += 1;
  return controls * 10 > bytes.length;
}

const MULTIBYTE = new Set([
  'gbk',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'iso-2022-jp',
  'utf-16le',
  'utf-16be',
]);

/**
 * UTF-16 without a mark shows by zero bytes: nearly all at odd places (little end first) or nearly all at even ones. In a script that is not Latin these are few:
 * then it must also read as text, and not as ASCII.
 */
function wideWithoutMark(start: Uint8Array): string | undefined {
  const size = Math.min(start.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < size; index += 2) {
    if (start[index] === 0) even += 1;
    if (start[index + 1] === 0) odd += 1;
  }
  const pairs = size / 2;
  if (odd > pairs / 4 && even * 50 < pairs) return 'utf-16le';
  if (even > pairs / 4 && odd * 50 < pairs) return 'utf-16be';
  const sample = start.subarray(0, size);
  const fewest = Math.max(2, pairs / 100);
  if (odd >= fewest && isWideText(sample, 'utf-16le')) return 'utf-16le';
  if (even >= fewest && isWideText(sample, 'utf-16be')) return 'utf-16be';
  return undefined;
}

/**
 * Whether these bytes, of which few are zero, are text in this encoding: every unit a character, none for private use, some of ASCII side by side; and not a text of
 * bytes with some zeros in it. In the other order nearly each of these fails.
 */
function isWideText(sample: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  let ascii = 0;
  for (const byte of sample) if ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d) ascii += 1;
  if (ascii * 5 > sample.length * 4 || (isUtf8(wholeCharacters(sample)) && !hasManyControls(sample))) return false;
  try {
    // As a stream: what the sample cuts off of the last character is no fault.
    const text = new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return /[\n -~]{3}/.test(text) && !/[\0-\x08\x0b-\x0c\x0e-\x1f\ue000-\uf8ff\ufffe\uffff]/.test(text);
  } catch {
    return false;
  }
}

/** The encoding that XML, BibTeX or a mail says it has, by its canonical name; undefined when unknown or when that is UTF-8. */
function declaredEncoding(start: Uint8Array): string | undefined {
  const text = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, 4096)).toString('latin1');
  const label = /(?:encoding|charset|coding)\s*[=:]\s*["']?([A-Za-z0-9_-]+)/i.exec(text)?.[1];
  if (label === undefined) return undefined;
  // JabRef writes names as Java has them: ISO8859_2.
  for (const name of [label, label.replaceAll('_', '-')]) {
    try {
      const { encoding } = new TextDecoder(name);
      return encoding === 'utf-8' ? undefined : encoding;
    } catch {}
  }
  return undefined;
}

function wideReader(encoding: string): TextReader {
  const decoder = new TextDecoder(encoding);
  let afterReturn = false;
  function clean(text: string): string {
    const whole = afterReturn && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') afterReturn = text.endsWith('\r');
    return withoutMarks(
      whole
        .replace(/\r\n?/g, '\n')
        .replace(/[\v\f]/g, ' ')
        .replace(/[\0-\x08\x0e-\x1f]/g, ''),
    );
  }
  return { decode: (block) => clean(decoder.decode(block, { stream: true })), end: () => clean(decoder.decode()) };
}

/** UTF-8; a byte that is no part of it is a character of `fallback`, an encoding of one byte a character. */
function mixedReader(fallback: string): TextReader {
  const filter = controlBytesFilter();
  let carried: Uint8Array = new Uint8Array(0);

  return {
    decode(block) {
      const clean = filter(block);
      const bytes = carried.length === 0 ? clean : Buffer.concat([carried, clean]);
      const whole = wholeCharacters(bytes);
      carried = bytes.slice(whole.length);
      const buffer = Buffer.from(whole.buffer, whole.byteOffset, whole.length);
      if (isAscii(buffer)) return buffer.toString('latin1');
      return withoutMarks((isUtf8(buffer) ? buffer : repair(buffer, singleBytes(fallback))).toString('utf8'));
    },
    end() {
      const rest = carried;
      carried = new Uint8Array(0);
      return repair(rest, singleBytes(fallback)).toString('utf8');
    },
  };
}

/** A byte order mark in the middle is what files joined into one leave behind. */
function withoutMarks(text: string): string {
  return text.includes('\uFEFF') ? text.replaceAll('\uFEFF', '') : text;
}

/** Without the bytes at the end that may begin a UTF-8 sequence which the next block goes on with. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.subarray(0, bytes.length - back) : bytes;
    if (byte < 0x80) return bytes;
  }
  return bytes;
}

/** How long the UTF-8 sequence is that begins with this byte; 0 when none does. */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2) return 0;
  if (byte < 0xe0) return 2;
  if (byte < 0xf0) return 3;
  return byte < 0xf5 ? 4 : 0;
}

const tables = new Map<string, readonly Uint8Array[]>();

/** The UTF-8 bytes of each byte that stands for itself. */
function singleBytes(encoding: string): readonly Uint8Array[] {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = Array.from({ length: 256 }, (_, byte) => Buffer.from(decoder.decode(Uint8Array.of(byte))));
  tables.set(encoding, table);
  return table;
}

/** Valid UTF-8 stays; every other byte becomes the character that it is in the encoding of `singles`. */
function repair(bytes: Uint8Array, singles: readonly Uint8Array[]): Buffer {
  const repaired = Buffer.alloc(bytes.length * 3);
  let length = 0;
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] as number;
    const size = sequenceLength(byte);
    if (size === 1) repaired[length++] = byte;
    else if (size > 1 && index + size <= bytes.length && isUtf8(bytes.subarray(index, index + size))) {
      for (let offset = 0; offset < size; offset += 1) repaired[length++] = bytes[index + offset] as number;
    } else {
      for (const part of singles[byte] as Uint8Array) repaired[length++] = part;
      index += 1;
      continue;
    }
    index += size;
  }
  return repaired.subarray(0, length);
}
