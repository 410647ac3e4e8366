import { closingBrace, closingQuote, restartsAt, type Scan } from './closing.ts';

/** One entry, as written: names of fields in lower case, values without their delimiters and with their macros put in. */
export interface Entry {
  /** In lower case: `article`. */
  readonly type: string;
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** What one block says for those behind it. */
export interface Known {
  /** What `@string` defines, by names in lower case. */
  readonly macros: Map<string, string>;
  /** Comments whose braces did not close. */
  openComments: number;
}

/** What stands at a place where `@type{` begins, and where reading goes on. */
export type Block =
  | { readonly kind: 'entry'; readonly entry: Entry; readonly end: number }
  /** `@comment`, `@preamble`, `@string`, or text that only looks like an entry. */
  | { readonly kind: 'nothing'; readonly end: number }
  | { readonly kind: 'broken'; readonly reason: string; readonly end: number }
  /** Its end is not there yet. */
  | { readonly kind: 'more' };

const START = /@[ \t]*([A-Za-z][\w-]*)\s*([{(])/y;
const KEY = /[^,={}"\n]*/y;
const BARE = /[^\s,{}"#=%()@]+/y;
/** Text that only looks like an entry has other words behind its `@`. */
const KNOWN_TYPE =
  /^(?:article|artwork|audio|book|booklet|bookinbook|collection|conference|data|dataset|electronic|image|in(?:book|collection|proceedings|reference)|journal|legal|letter|manual|mastersthesis|misc|mv\w+|online|other|patent|periodical|phdthesis|preprint|proceedings|reference|report|review|set|software|standard|supp\w+|techreport|thesis|unpublished|video|webpage|www)$/i;
/** Characters within which a comment closes, and comments that may fail to: looking for the end of each would take for ever. */
const COMMENT_CHARACTERS = 1024 * 1024;
const MOST_OPEN_COMMENTS = 3;
const MOST_MACROS = 10_000;
const MACRO_CHARACTERS = 1000;
/** Characters that macros may add to one value: a bomb of them is no title. */
const EXPANDED_CHARACTERS = 10_000;

const NOT_CLOSED = 'is not closed: a brace or quote is missing';
const MORE: Block = { kind: 'more' };

/**
 * Reads what begins with the `@` at `at`. A brace behind a backslash does not count, as most programs have it; where an entry cannot be read so, every
 * brace counts, as in BibTeX itself.
 * @param last no more text will come.
 */
export function readBlock(text: string, at: number, last: boolean, known: Known): Block {
  const block = readWith({ text, last, escapes: true }, at, known);
  if (block.kind !== 'broken') return block;
  const other = readWith({ text, last, escapes: false }, at, known);
  return other.kind === 'entry' ? other : block;
}

function readWith(scan: Scan, at: number, known: Known): Block {
  const { text } = scan;
  START.lastIndex = at;
  const [start = '', written = '', open = ''] = START.exec(text) ?? [];
  if (start === '') return text.length - at < 100 && !scan.last ? MORE : { kind: 'nothing', end: at + 1 };
  const type = written.toLowerCase();
  if (type === 'comment' || type === 'preamble') return passOver(scan, at + start.length, known);
  const reader = fieldReader(scan, at + start.length, open === '{' ? '}' : ')', known.macros);
  const key = type === 'string' ? '' : reader.key();
  const end = reader.fields();
  if (end === 'more' && !scan.last) return MORE;
  if (typeof end !== 'number') {
    const [reason, from] =
      end === 'more'
        ? (['ends early: the last entry is not closed', text.length] as const)
        : ([end.reason, end.at] as const);
    return KNOWN_TYPE.test(type) || reader.hasFields()
      ? { kind: 'broken', reason, end: from }
      : { kind: 'nothing', end: from };
  }
  if (type !== 'string') return { kind: 'entry', entry: { type, key, fields: reader.found }, end };
  for (const [name, value] of reader.found)
    if (known.macros.size < MOST_MACROS) known.macros.set(name, value.slice(0, MACRO_CHARACTERS));
  return { kind: 'nothing', end };
}

/** A comment whose braces do not close is a line of text. */
function passOver({ text, last, escapes }: Scan, inside: number, known: Known): Block {
  if (known.openComments >= MOST_OPEN_COMMENTS) return { kind: 'nothing', end: inside };
  const limit = inside + COMMENT_CHARACTERS;
  const close = closingBrace({ text: text.slice(0, limit), last, escapes }, inside, false);
  if (typeof close === 'number') return { kind: 'nothing', end: close + 1 };
  if (!last && text.length < limit) return MORE;
  known.openComments += 1;
  return { kind: 'nothing', end: inside };
}

interface Broken {
  readonly reason: string;
  /** Where reading goes on. */
  readonly at: number;
}

/** Reads key and fields of an entry from `from` on. */
function fieldReader(scan: Scan, from: number, close: string, macros: Known['macros']) {
  const { text, last } = scan;
  const found = new Map<string, string>();
  let entered = false;
  let at = from;

  function match(pattern: RegExp): string {
    pattern.lastIndex = at;
    const [part = ''] = pattern.exec(text) ?? [];
    at += part.length;
    return part;
  }

  function passSpace(): void {
    while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  }

  /** White space, commas, and comments up to the end of their line. */
  function passBetween(): void {
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === PERCENT) {
        const lineEnd = text.indexOf('\n', at);
        at = lineEnd < 0 ? text.length : lineEnd;
      } else if (!isSpace(code) && code !== COMMA) return;
    }
  }

  /** One word, or several on one line as Web of Science has them: `Early Access Date = {…}`. */
  function name(): string {
    const start = at;
    while (at < text.length && !endsName(text.charCodeAt(at))) at += 1;
    return text.slice(start, at).trimEnd().toLowerCase();
  }

  function key(): string {
    passSpace();
    const start = at;
    const written = match(KEY).trim();
    if (text[at] === '=') {
      at = start;
      return '';
    }
    return written;
  }

  /** Reads up to the end of the entry and returns the index behind it. */
  function fields(): number | 'more' | Broken {
    for (;;) {
      passBetween();
      if (at >= text.length) return 'more';
      if (text[at] === close) return at + 1;
      if (text[at] === '@') {
        const restart = restartsAt(scan, at);
        if (restart === 'more') return 'more';
        if (restart) return { reason: NOT_CLOSED, at };
      }
      const field = name();
      if (field === '') return { reason: `has "${text[at]}" where a field should begin`, at: at + 1 };
      if (at >= text.length) return 'more';
      const isWord = !/\s/.test(field);
      if (text[at] !== '=' || field.includes('\n')) {
        if (isWord && (text[at] === ',' || text[at] === close)) continue;
        return { reason: `has text behind a value (a brace or quote too many before "${field.slice(0, 30)}")`, at };
      }
      at += 1;
      entered = true;
      const value = readValue();
      if (typeof value !== 'string') return value ?? 'more';
      if ((found.get(field) ?? '') === '') found.set(field, value);
    }
  }

  /** Pieces that `#` joins. Undefined when the text ends before. */
  function readValue(): string | Broken | undefined {
    let value = '';
    for (;;) {
      passSpace();
      const sign = text[at];
      if (sign === undefined) return undefined;
      if (sign === '{' || sign === '"') {
        const end = sign === '{' ? closingBrace(scan, at + 1, true) : closingQuote(scan, at + 1);
        if (end === 'more') return undefined;
        if (typeof end !== 'number') return { reason: NOT_CLOSED, at: end.restart };
        value += text.slice(at + 1, end);
        at = end + 1;
      } else {
        const word = match(BARE);
        if (at >= text.length) return undefined;
        if (value.length < EXPANDED_CHARACTERS) value += macros.get(word.toLowerCase()) ?? word;
      }
      passSpace();
      if (at >= text.length && !last) return undefined;
      if (text[at] !== '#') return value;
      at += 1;
    }
  }

  return { key, fields, found, hasFields: () => entered };
}

const PERCENT = 0x25;
const COMMA = 0x2c;

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0;
}

const SIGNS = new Set(Array.from('=,{}"#%()@\\', (sign) => sign.charCodeAt(0)));

function endsName(code: number): boolean {
  return code < 0x80 && SIGNS.has(code);
}
