/** A text, as far as it is there, and how its braces count. */
export interface Scan {
  readonly text: string;
  /** No more text will come. */
  readonly last: boolean;
  /** A brace behind a backslash does not count. */
  readonly escapes: boolean;
}

/** Index of what closes; `more` when that is not there yet; or where another entry begins, since this one was never closed. */
type Closing = number | 'more' | { readonly restart: number };

const OPEN = 0x7b;
const CLOSE = 0x7d;
const BACKSLASH = 0x5c;
const AT = 0x40;
const QUOTE = 0x22;
/** A search passes text in half the time of a look at each character, but each begins slowly: it is for text that has shown to have few signs. */
const SIGN = /[{}\\@]/g;
const QUIET = 16;

/** The brace that closes one that was opened just before `from`. @param entries a line that begins an entry shows that this one was not closed. */
export function closingBrace(scan: Scan, from: number, entries: boolean): Closing {
  const { text, escapes } = scan;
  let depth = 1;
  let quiet = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CLOSE) {
      depth -= 1;
      if (depth === 0) return at;
    } else if (code === OPEN) depth += 1;
    else if (code === BACKSLASH) {
      if (escapes) at += 1;
    } else if (code === AT && entries) {
      const restart = restartsAt(scan, at);
      if (restart === 'more') return 'more';
      if (restart) return { restart: at };
    } else if (++quiet === QUIET) {
      quiet = 0;
      SIGN.lastIndex = at + 1;
      if (!SIGN.test(text)) return 'more';
      at = SIGN.lastIndex - 2;
    }
  }
  return 'more';
}

/** The quote that closes one that was opened just before `from`: outside of braces, and with the end of a value behind it. */
export function closingQuote(scan: Scan, from: number): Closing {
  const { text, last, escapes } = scan;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE && depth <= 0) {
      const behind = endsValue(text, at + 1, last);
      if (behind === 'more') return 'more';
      if (behind) return at;
    } else if (code === CLOSE) depth -= 1;
    else if (code === OPEN) depth += 1;
    else if (code === BACKSLASH) {
      if (escapes && text.charCodeAt(at + 1) !== QUOTE) at += 1;
    } else if (code === AT) {
      const restart = restartsAt(scan, at);
      if (restart === 'more') return 'more';
      if (restart) return { restart: at };
    }
  }
  return 'more';
}

/** Whether the `@` at `at` begins another entry, at the start of its line; `more` when that does not show yet. */
export function restartsAt({ text, last }: Scan, at: number): boolean | 'more' {
  return beginsLine(text, at) && startsEntry(text, at, last);
}

function beginsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before -= 1;
  return before < 0 || text[before] === '\n';
}

/** `@type{key, field =`, or one of the commands. */
const ENTRY =
  /^@[ \t]*(?:(?:comment|string|preamble)\s*[{(]|[A-Za-z][\w-]*\s*[{(]\s{0,20}(?:[^\s,={}"][^,={}"\n]*)?,\s*[A-Za-z][\w:.+ -]*=)/i;
/** Characters within which that shows. */
const ENTRY_CHARACTERS = 600;

function startsEntry(text: string, at: number, last: boolean): boolean | 'more' {
  if (ENTRY.test(text.slice(at, at + ENTRY_CHARACTERS))) return true;
  return text.length - at < ENTRY_CHARACTERS && !last ? 'more' : false;
}

/** What may stand behind a value: the end of the entry, another piece, another field (its comma may be missing at the end of a line). */
const BEHIND = /[ \t]*(?:[})#]|(?:,|\n)\s*(?:[A-Za-z][\w:.+ -]*(?:=|$)|[,})#%]|$)|$)/y;

function endsValue(text: string, at: number, last: boolean): boolean | 'more' {
  BEHIND.lastIndex = at;
  if (!BEHIND.test(text)) return false;
  return BEHIND.lastIndex === text.length && !last && !/[})#=%]/.test(text[text.length - 1]!) ? 'more' : true;
}
