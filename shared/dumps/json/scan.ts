import { LIMIT } from '../limits.ts';

const QUOTE = 0x22;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Finds where an object, list or string ends, over any number of pieces, by its brackets and quotes alone. */
export interface JsonScan {
  /** Forgets what was open; the next character read is the value's first. */
  begin(): void;
  /** Index behind the value's last character, or -1 when it goes on in the next piece. */
  end(piece: string, from: number): number;
  /** Brackets were nested deeper than any record is. */
  readonly tooDeep: boolean;
}

export function jsonScan(): JsonScan {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  let escaped = false;

  return {
    begin() {
      depth = 0;
      deepest = 0;
      inString = false;
      escaped = false;
    },
    end(piece, from) {
      const length = piece.length;
      let at = from;
      while (at < length) {
        if (!inString) {
          const code = piece.charCodeAt(at++);
          if (code === QUOTE) inString = true;
          else if (code === OPEN_OBJECT || code === OPEN_LIST) {
            if (++depth > deepest) deepest = depth;
          } else if ((code === CLOSE_OBJECT || code === CLOSE_LIST) && --depth === 0) return at;
        } else if (escaped) {
          escaped = false;
          at += 1;
        } else {
          const quote = piece.indexOf('"', at);
          const stop = quote < 0 ? length : quote;
          let slash = stop;
          while (slash > at && piece.charCodeAt(slash - 1) === BACKSLASH) slash -= 1;
          const quoted = (stop - slash) % 2 === 1;
          if (quote < 0) {
            escaped = quoted;
            return -1;
          }
          at = quote + 1;
          if (quoted) continue;
          inString = false;
          if (depth === 0) return at;
        }
      }
      return -1;
    },
    get tooDeep() {
      return deepest > LIMIT.depth;
    },
  };
}
