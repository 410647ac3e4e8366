import type { Parser, Sink } from '../format.ts';
import { LIMIT, TOO_LONG } from '../limits.ts';
import { newlinesIn } from '../lines.ts';
import { excerptOf, type Outcome, report } from '../record.ts';
import { type EndOf, elementsInside, endOfComment, endOfDoctype, endOfElement } from './ends.ts';
import { parseXml } from './parse.ts';
import type { XmlElement } from './tree.ts';

/** What an XML format makes of one record. `around` tells of the document around the records. */
export type XmlMapping = (record: XmlElement, around: XmlSurroundings) => Outcome;

/** Elements before a record, outside of any, that hold nothing but text: a feed's title, a list's date. */
interface XmlSurroundings {
  /** The latest text of such an element, entities unresolved. @param tag with its prefix, as written. */
  text(tag: string): string | undefined;
}

interface Open {
  /** The name of a record's element; absent for what is passed over. */
  readonly tag?: string;
  readonly endOf: EndOf;
}

const COMMENT: Open = { endOf: endOfComment };
const DOCTYPE: Open = { endOf: endOfDoctype };

/** Characters of an open record that are looked at again with what comes next: longer than any closing tag. */
const TAIL = 200;
/** Closing tags of one name that may stand inside one record before it is taken for broken. */
const MOST_ATTEMPTS = 4;

/**
 * A parser for an XML format: `paperOf` gets each element that is named in `names` (without prefix) and stands in no other of them. Records are
 * cut out first and parsed one by one, so that a broken one costs nobody else; several documents may follow one another.
 */
export function xmlRecordParser(sink: Sink, names: readonly string[], paperOf: XmlMapping): Parser {
  const startOf = new RegExp(`<!--|<!DOCTYPE|<((?:[\\w.-]+:)?(?:${names.join('|')}))(?=[\\s/>])`, 'g');
  const surroundings = xmlSurroundings();
  let record = 0;
  let line = 1;
  /** What is not read yet: from the start of what is open, but for the part of a long record that is in `stored`. */
  let held = '';
  let at = 0;
  let stored = '';
  let open: Open | undefined;
  /** No end of what is open stands before this index of `held`. */
  let searched = 0;
  let attempts = 0;
  let isTooLong = false;

  function pass(to: number): void {
    line += newlinesIn(stored) + newlinesIn(held.slice(at, to));
    stored = '';
    at = to;
    searched = to;
    attempts = 0;
  }

  function reject(reason: string, text: string): void {
    record += 1;
    sink({ kind: 'reject', reason, at: { line, record }, excerpt: excerptOf(text) });
  }

  /** Reads the record that ends at `end`. Returns false when it may be longer than that. */
  function take(tag: string, end: number): boolean {
    const text = stored + held.slice(at, end);
    const tree = parseXml(text);
    if ('fault' in tree) {
      const { starts, siblings } = elementsInside(text, tag);
      // The closing tag stands in CDATA, or closes an element of the same name further inside.
      if (tree.unclosed && siblings === 0 && attempts++ < MOST_ATTEMPTS) return false;
      if (starts.length > 0) {
        // What was taken for longer holds whole records; else only the last one can be whole.
        restart(text, siblings > 0 ? starts.slice(0, siblings) : tree.unclosed ? starts.slice(0, 1) : starts, end);
        return true;
      }
      reject(`is no well-formed XML: ${tree.fault}`, text);
    } else {
      record += 1;
      report(sink, paperOf(tree, surroundings), { line, record }, () => text);
    }
    pass(end);
    open = undefined;
    return true;
  }

  /** Rejects the records that were never closed and goes on with the last of those that begin at `starts`. */
  function restart(text: string, starts: readonly number[], end: number): void {
    let from = 0;
    for (const start of starts) {
      const unclosed = text.slice(from, start);
      reject('does not close', unclosed);
      line += newlinesIn(unclosed);
      from = start;
    }
    // What lies in one piece stays where it is: copying what follows for each record would be quadratic.
    if (stored === '') at += from;
    else {
      held = text.slice(from) + held.slice(end);
      at = 0;
      stored = '';
    }
    searched = at;
    attempts = 0;
  }

  function findStart(): boolean {
    startOf.lastIndex = at;
    const found = startOf.exec(held);
    // Without one, a tag at the end may be cut in two, and a leaf may be.
    const to = found?.index ?? Math.max(lastOpening(held, at), held.length - 2000);
    surroundings.read(held.slice(at, to));
    pass(to);
    if (found === null) return false;
    const tag = found[1];
    if (tag !== undefined) surroundings.opened(tag);
    open = tag !== undefined ? { tag, endOf: endOfElement(tag) } : found[0] === '<!--' ? COMMENT : DOCTYPE;
    return true;
  }

  function findEnd({ tag, endOf }: Open): boolean {
    const empty = tag === undefined || stored !== '' ? undefined : emptyElement(held, at);
    const end = empty ?? endOf(held, searched);
    if (end < 0) return false;
    if (tag !== undefined && !isTooLong) {
      if (!take(tag, end)) searched = end;
      return true;
    }
    pass(end);
    isTooLong = false;
    open = undefined;
    return true;
  }

  /** Puts the part of a long record aside, but for its last characters; lets go of it when it is too long, and waits for its end. */
  function store(): void {
    // Whether the element is empty shows at the end of its opening tag, which is looked for from its start.
    const isTagOpen = stored === '' && held.indexOf('>', at) < 0 && held.length - at < LIMIT.headCharacters;
    const to = isTagOpen ? at : Math.max(at, held.length - TAIL);
    stored += held.slice(at, to);
    held = held.slice(to);
    at = 0;
    searched = Math.max(0, searched - to);
    if (stored.length <= LIMIT.recordCharacters) return;
    if (open?.tag !== undefined && !isTooLong) reject(TOO_LONG.record, stored);
    isTooLong = true;
    line += newlinesIn(stored);
    stored = '';
  }

  return {
    write(text) {
      held = at < held.length ? held.slice(at) + text : text;
      searched = Math.max(0, searched - at);
      at = 0;
      while (open === undefined ? findStart() : findEnd(open)) {}
      if (open !== undefined) store();
    },
    end() {
      while (open?.tag !== undefined && !isTooLong) {
        const text = stored + held.slice(at);
        const { starts } = elementsInside(text, open.tag);
        if (starts.length === 0 || endOfElement(open.tag)(text, starts[0] as number) < 0) {
          reject('ends early: the last record is cut off', text);
          return;
        }
        restart(text, starts.slice(0, 1), held.length);
        while (open === undefined ? findStart() : findEnd(open)) {}
      }
      const rest = stored + held.slice(at);
      if (open === undefined) surroundings.read(rest);
      if (open !== undefined || surroundings.unclosed()) reject('ends early: the document is not closed', rest);
    },
  };
}

/** Where an element without contents (`<a/>`) ends that begins at `from`; undefined when it has contents. */
function emptyElement(text: string, from: number): number | undefined {
  const end = text.indexOf('>', from);
  return end > 0 && text[end - 1] === '/' ? end + 1 : undefined;
}

/** Where the last tag begins that a later piece may finish, or whose text it may close. */
function lastOpening(text: string, from: number): number {
  let at = text.lastIndexOf('<');
  while (at > from && (at === text.length - 1 || text[at + 1] === '/')) at = text.lastIndexOf('<', at - 1);
  return Math.max(at, from);
}

function xmlSurroundings(): XmlSurroundings & {
  read(text: string): void;
  opened(tag: string): void;
  unclosed(): boolean;
} {
  const leaves = new Map<string, string>();
  let root: string | undefined;
  let closed = false;
  return {
    text: (tag) => leaves.get(tag),
    read(text) {
      root ??= /<([A-Za-z_][\w.:-]*)/.exec(text)?.[1];
      if (root !== undefined && text.includes(`</${root}`)) closed = true;
      for (const [, tag = '', value = ''] of text.matchAll(/<([A-Za-z_][\w.:-]*)(?=[\s/>])[^<>]*>([^<]{1,1000})<\//g)) {
        if (leaves.size < 200 || leaves.has(tag)) leaves.set(tag, value.trim());
      }
    },
    /** A record at the very top is its own root, and says itself whether it is closed. */
    opened(tag) {
      if (root === undefined) closed = true;
      root ??= tag;
    },
    unclosed: () => root !== undefined && !closed,
  };
}
