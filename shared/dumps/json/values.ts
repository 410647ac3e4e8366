import type { Parser } from '../format.ts';
import { LIMIT, TOO_LONG } from '../limits.ts';
import { newlinesIn } from '../lines.ts';
import { type JsonLead, jsonLead } from './lead.ts';
import { jsonScan } from './scan.ts';

/** Gets the text of each record, unparsed, so that a broken one costs nobody else. Lines count from 1. */
export interface JsonTaker {
  /**
   * @param name the key under which an object held the record.
   * @returns false when the text is no valid JSON; then the next record is looked for inside it.
   */
  value(text: string, line: number, name: string | undefined): boolean;
  broken(reason: string, text: string, line: number): void;
}

/** An object or list that is open around the records. `step`: how much of the path leads to it. */
interface Frame {
  readonly list: boolean;
  readonly step: number;
  key: string | undefined;
}

/** The last step to records that stand in several lists of one object: every member of it that is a list. */
export const EVERY_LIST = '[*]';

/**
 * Cuts records out of JSON text: of one object, of a list, of objects one after another, of an object that holds the list. `path` leads from the
 * top to the records: keys, `*` for every member of an object or list, {@link EVERY_LIST}. What stands at its end is a record; of a list that stands
 * there, each element is one. What lies beside the path is passed over unread.
 *
 * Only brackets and quotes are looked at, so this costs little beside JSON.parse. Where a quote or bracket is missing, a record does not close; it
 * is given up at the next place that begins as the first record did.
 */
export function jsonValueParser(path: readonly string[], taker: JsonTaker): Parser {
  const frames: Frame[] = [];
  const scan = jsonScan();
  /** Line of the first character that is neither passed nor held. */
  let line = 1;
  let within: 'record' | 'other' | 'string' | undefined;
  let held = '';
  let isTooLong = false;
  /** Between values: the last string, stray characters, and the white space since the line began (undefined: more than that). */
  let string: string | undefined;
  let stray = '';
  let indent: string | undefined = '';
  let lead: JsonLead | undefined;
  /** The next record was looked for in `held`, up to its last piece; `tail` is the end of that. */
  let searched = false;
  let tail = '';
  let largest = 16 * 1024;
  /** The document that is open at the top has something at the end of the path, if only an empty list. */
  let reached = path.length === 0;

  const around = (): Frame | undefined => frames[frames.length - 1];

  /** How far along the path the next value stands: beyond its end for an element of the list of records, -1 beside it. */
  function stepOfNext(list: boolean): number {
    const frame = around();
    if (frame === undefined) return 0;
    if (frame.step === path.length) return frame.step + 1;
    const wanted = path[frame.step];
    const leads = wanted === EVERY_LIST ? list : wanted === '*' || (!frame.list && wanted === frame.key);
    return leads ? frame.step + 1 : -1;
  }

  /** A bracket opens: on the way to the records, or a value of its own. */
  function open(list: boolean): void {
    closeScalar();
    const step = stepOfNext(list);
    if (step >= path.length) reached = true;
    if ((step >= 0 && step < path.length && (!list || path[step] === '*')) || (list && step === path.length)) {
      frames.push({ list, step, key: undefined });
      indent = undefined;
    } else {
      within = step >= path.length ? 'record' : 'other';
      scan.begin();
    }
  }

  /** A string, number or stray text that stands where a record should is told of; anywhere else it is nobody's. */
  function closeScalar(): void {
    const text = string ?? stray.trim();
    string = undefined;
    stray = '';
    // Of lists that nobody named, one may hold words.
    if (text === '' || path.at(-1) === EVERY_LIST || stepOfNext(false) < path.length) return;
    reached = true;
    taker.broken(frames.length === 0 ? 'is no JSON' : 'is no record', text, line);
  }

  /** Of documents one after another, one may be of another kind than the first, which showed the path. */
  function closeDocument(): void {
    if (frames.length > 0) return;
    if (!reached)
      taker.broken('is laid out otherwise than the document before it, and none of its records is read', '', line);
    reached = path.length === 0;
  }

  /** A value closed. Returns text that must be read again, because the next record begins inside it. */
  function close(rest: string): string {
    const text = held === '' ? rest : held + rest;
    const kind = within;
    const wasTooLong = isTooLong;
    forget();
    if (kind === 'string') {
      string = text;
      return '';
    }
    const from = line;
    line += newlinesIn(text);
    if (kind === 'other') closeDocument();
    if (kind === 'other' || wasTooLong) return '';
    if (scan.tooDeep) {
      taker.broken(`is nested deeper than ${LIMIT.depth} levels`, text, from);
      return '';
    }
    const frame = around();
    lead ??= jsonLead(text, indent);
    indent = undefined;
    if (taker.value(text, from, frame?.list ? undefined : frame?.key)) {
      if (text.length > largest) largest = text.length;
      return '';
    }
    line = from;
    return giveUpTo(lead?.find(text, 1, true) ?? -1, text, 'is no valid JSON');
  }

  /** Tells that a record is broken and returns what follows it. */
  function giveUpTo(next: number, text: string, reason: string): string {
    const bad = next < 0 ? text : text.slice(0, next);
    taker.broken(reason, bad, line);
    line += newlinesIn(bad);
    return next < 0 ? '' : text.slice(next);
  }

  function forget(): void {
    within = undefined;
    held = '';
    isTooLong = false;
    searched = false;
    tail = '';
  }

  /** Keeps the open part of a value. Returns text that must be read again. */
  function hold(part: string): string {
    if (isTooLong || within === 'other') {
      line += newlinesIn(part);
      return '';
    }
    held += part;
    const tooLong = held.length > LIMIT.recordCharacters;
    if (!tooLong && held.length <= 4 * largest) return '';
    // Only what is new is searched, and what came before once: looking through all of it each time would be quadratic.
    const text = searched ? `${tail}${part}` : held;
    const found = lead?.find(text, searched ? 0 : 1, tooLong) ?? -1;
    searched = true;
    tail = part.slice(-1000);
    if (found < 0 && !tooLong) return '';
    const whole = held;
    if (found >= 0) {
      forget();
      return giveUpTo(whole.length - text.length + found, whole, 'does not close');
    }
    isTooLong = true;
    held = '';
    return giveUpTo(-1, whole, TOO_LONG.record);
  }

  /** Reads one character between values; returns false when a value begins with it. */
  function between(char: string): boolean {
    switch (char) {
      case '\n':
        line += 1;
        indent = '';
        if (frames.length === 0) closeScalar();
        return true;
      case ' ':
      case '\t':
        if (indent !== undefined) indent += char;
        return true;
      case '{':
      case '[':
        open(char === '[');
        return within === undefined;
      case '"':
        closeScalar();
        within = 'string';
        scan.begin();
        return false;
      case ':': {
        const frame = around();
        if (frame !== undefined && string !== undefined) frame.key = keyOf(string);
        string = undefined;
        return true;
      }
      case ',':
        closeScalar();
        return true;
      case '}':
      case ']':
        closeScalar();
        if (frames.pop() !== undefined) closeDocument();
        return true;
      default:
        indent = undefined;
        if (stray.length < 1000) stray += char;
        return true;
    }
  }

  /**
   * @param again the text was read before, up to a record that did not close: no record in it goes on beyond the place where the next one begins. So each is
   * read again once, however many are broken.
   */
  function write(text: string, again = false): void {
    let piece = text;
    let fenced = again;
    let fence = -1;
    let at = 0;
    while (at < piece.length) {
      if (within === undefined) {
        if (between(piece[at] as string)) at += 1;
        fence = -1;
        continue;
      }
      if (fenced && fence < 0 && within === 'record') fence = lead?.find(piece, at + 1, true) ?? -1;
      const end = scan.end(fence < 0 ? piece : piece.slice(0, fence), at);
      if (end < 0 && fence > 0) {
        taker.broken('does not close', held + piece.slice(at, fence), line);
        line += newlinesIn(held) + newlinesIn(piece.slice(at, fence));
        forget();
        at = fence;
        fence = -1;
        continue;
      }
      const rest = end < 0 ? hold(at === 0 ? piece : piece.slice(at)) : close(piece.slice(at, end));
      at = end < 0 ? piece.length : end;
      if (rest !== '') {
        piece = rest + piece.slice(at);
        at = 0;
        fenced = true;
        fence = -1;
      }
    }
  }

  return {
    write: (text) => write(text),
    end() {
      while (within === 'record' && !isTooLong) {
        const text = held;
        const next = lead?.find(text, 1, true) ?? -1;
        forget();
        if (next < 0) return taker.broken('ends early: the last record is cut off', text, line);
        write(giveUpTo(next, text, 'does not close'), true);
      }
      if (within === undefined) closeScalar();
      if (frames.length > 0 || within !== undefined) taker.broken('ends early: the list is not closed', held, line);
    },
  };
}

function keyOf(string: string): string {
  try {
    return JSON.parse(string) as string;
  } catch {
    return string.slice(1, -1);
  }
}
