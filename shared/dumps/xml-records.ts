import type { Parser, Sink } from './format.ts';
import { GiveUp, LIMIT } from './limits.ts';
import { newlinesIn } from './lines.ts';
import { excerptOf, type Outcome, report } from './record.ts';
import { type EndOf, endOfComment, endOfDoctype, endOfElement, whyUnbalanced } from './xml-ends.ts';
import { parseXml } from './xml-parse.ts';
import type { XmlElement } from './xml-tree.ts';

/** What an XML format makes of one record. `around` tells of the document around the records. */
export type XmlMapping = (record: XmlElement, around: XmlSurroundings) => Outcome;

/** Elements before a record, outside of any, that hold nothing but text: a feed's title, a list's date. */
export interface XmlSurroundings {
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

/**
 * A parser for an XML format: `paperOf` gets each element that is named in `names` (without prefix) and stands in no other of them. Records are
 * cut out first and parsed one by one, so that a broken one costs nobody else; several documents may follow one another.
 * @throws GiveUp when an element runs on without end.
 */
export function xmlRecordParser(sink: Sink, names: readonly string[], paperOf: XmlMapping): Parser {
  const startOf = new RegExp(`<!--|<!DOCTYPE|<((?:[\\w.-]+:)?(?:${names.join('|')}))(?=[\\s/>])`, 'g');
  const surroundings = xmlSurroundings();
  let record = 0;
  let line = 1;
  let held = '';
  /** Where the unread part of `held` begins: at the start of what is open. */
  let at = 0;
  let open: Open | undefined;
  let searched = 0;
  let overrun = 0;

  function pass(to: number): void {
    line += newlinesIn(held.slice(at, to));
    at = to;
    searched = to;
  }

  function reject(reason: string, text: string): void {
    record += 1;
    sink({ kind: 'reject', reason, at: { line, record }, excerpt: excerptOf(text) });
  }

  /** Reads the record that ends at `end`; returns where reading goes on, or -1 when the record is longer. */
  function take(tag: string, end: number): number {
    const text = held.slice(at, end);
    const tree = parseXml(text);
    if (typeof tree === 'string') {
      const why = whyUnbalanced(text, tag);
      if (why === 'longer') return -1;
      if (why !== 'broken') {
        reject('does not close', text.slice(0, why));
        return at + why;
      }
      reject(`is no well-formed XML: ${tree}`, text);
    } else {
      record += 1;
      report(sink, paperOf(tree, surroundings), { line, record }, () => text);
    }
    return end;
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
    const empty = tag === undefined ? undefined : emptyElement(held, at);
    const end = empty ?? endOf(held, searched);
    if (end < 0) {
      searched = Math.max(at, held.length - 200);
      return false;
    }
    const next = tag === undefined || overrun > 0 ? end : take(tag, end);
    if (next < 0) {
      searched = end;
      return true;
    }
    pass(next);
    overrun = 0;
    if (next === end) open = undefined;
    return true;
  }

  /** Lets go of what is open and too long, and waits for its end. */
  function shorten(): void {
    const size = held.length - at;
    if (size <= LIMIT.recordCharacters) return;
    if (open?.tag !== undefined && overrun === 0)
      reject(`is longer than ${LIMIT.recordCharacters >> 20} Mi characters`, held.slice(at));
    overrun += size;
    if (overrun > LIMIT.runawayCharacters)
      throw new GiveUp(
        `An XML element before line ${line} does not close within ${overrun >> 20} Mi characters: this is no list of papers.`,
      );
    pass(held.length - 200);
  }

  return {
    write(text) {
      held = at < held.length ? held.slice(at) + text : text;
      searched -= at;
      at = 0;
      while (open === undefined ? findStart() : findEnd(open)) {}
      shorten();
    },
    end() {
      const rest = held.slice(at);
      if (open === undefined) surroundings.read(rest);
      if (open?.tag !== undefined && overrun === 0) reject('ends early: the last record is cut off', rest);
      else if (open !== undefined || surroundings.unclosed()) reject('ends early: the document is not closed', rest);
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
      for (const [, tag = '', value = ''] of text.matchAll(/<([A-Za-z_][\w.:-]*)[^<>]*>([^<]{1,1000})<\//g)) {
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
