import type { Parser, Sink } from '../format.ts';
import { LIMIT, TOO_LONG } from '../limits.ts';
import { lineParser } from '../lines.ts';
import { excerptOf, type Outcome, report } from '../record.ts';
import { type TaggedFields, taggedFields } from './fields.ts';

/** How a format of tags at the start of lines is written. */
export interface TagGrammar {
  /** The tag of a line, in its canonical form, and what stands behind it; undefined for a line that goes on with the value before it. */
  read(line: string): readonly [tag: string, text: string] | undefined;
  /** Whether a record begins with this tag. @param afterBlank a blank line stands before it. */
  starts(tag: string, afterBlank: boolean): boolean;
  /** The tag that whole records end with. */
  readonly lastTag?: string;
  /** That tag is no field: what comes behind it is outside of the record. */
  readonly lastTagEnds?: true;
  /** Tags of the file, not of a record. */
  readonly outside?: ReadonlySet<string>;
  /** Whether this record should end with that tag, whatever the others do; undefined where they tell. */
  promisesLast?(fields: TaggedFields): boolean | undefined;
  /** Tags of titles and abstracts. */
  readonly texts: ReadonlySet<string>;
}

interface OpenRecord {
  readonly line: number;
  readonly values: Map<string, string[]>;
  /** Its lines until there are enough for an excerpt. */
  start: string;
  characters: number;
  lines: number;
  /** Began without the tag that begins records. */
  readonly stray: boolean;
  broken?: string;
}

/** What is left on a page's edge when a list is printed or copied: its number. */
const PAGE_EDGE = /^\s*(?:Page \d+(?: of \d+)?|-\s*\d+\s*-)\s*$/i;

/**
 * A parser for records of tagged lines. A record without its end goes on until the next one begins; the last one was cut off when it should have an end
 * (unless none has), or when the dump breaks off in the middle of a title or an abstract. Lines outside of records that have no tag say nothing; tags there are a record that
 * has lost its first line, if a title is among them.
 */
export function taggedRecordParser(
  sink: Sink,
  grammar: TagGrammar,
  paperOf: (fields: TaggedFields) => Outcome,
): Parser {
  const { lastTag = '', outside } = grammar;
  let open: OpenRecord | undefined;
  let current: string[] | undefined;
  let tag = '';
  let afterBlank = true;
  let record = 0;
  let ended = 0;
  let unended = 0;
  let lastUnfinished = false;

  function begin(line: number, stray: boolean): OpenRecord {
    open = { line, values: new Map(), start: '', characters: 0, lines: 0, stray };
    return open;
  }

  function close(reason?: string): void {
    const closed = open;
    open = undefined;
    current = undefined;
    if (closed === undefined) return;
    if (tag === lastTag) ended += 1;
    else unended += 1;
    const broken = closed.broken ?? reason;
    const paper = closed.broken === undefined ? paperOf(taggedFields(closed.values)) : undefined;
    if (closed.stray && paper !== undefined && 'title' in paper && paper.title?.trim() === '') return;
    record += 1;
    const outcome = paper === undefined || broken !== undefined ? { reject: String(broken) } : paper;
    report(sink, outcome, { line: closed.line, record }, () => closed.start);
  }

  function grow(to: OpenRecord, line: string): void {
    if (to.start.length < 400) to.start += `${line}\n`;
    to.characters += line.length + 1;
    to.lines += 1;
    if (to.characters <= LIMIT.recordCharacters && to.lines <= LIMIT.recordLines) return;
    to.broken ??= to.lines > LIMIT.recordLines ? TOO_LONG.lines : TOO_LONG.record;
    to.values.clear();
    current = undefined;
  }

  function goOn(line: string): void {
    if (open === undefined || current === undefined || PAGE_EDGE.test(line)) return;
    const more = line.trim();
    const last = current.length - 1;
    current[last] = current[last] === '' ? more : `${current[last]}\n${more}`;
    grow(open, line);
  }

  return lineParser({
    line(line, number, unfinished) {
      lastUnfinished = unfinished;
      const tagged = grammar.read(line);
      if (tagged === undefined) {
        if (line.trim() === '') afterBlank = true;
        else goOn(line);
        return;
      }
      const [name, text] = tagged;
      if (outside?.has(name)) close();
      else {
        if (grammar.starts(name, afterBlank)) {
          close();
          begin(number, false);
        }
        if (name === lastTag && grammar.lastTagEnds) {
          tag = name;
          close();
        } else add(open ?? begin(number, true), name, text, line);
      }
      afterBlank = false;
    },
    tooLong(number, excerpt) {
      const to = open ?? begin(number, false);
      to.broken = TOO_LONG.line;
      to.start += excerptOf(excerpt);
    },
    end() {
      close(isCutOff() ? 'ends early: the last record is cut off' : undefined);
    },
  });

  function add(to: OpenRecord, name: string, text: string, line: string): void {
    tag = name;
    if (to.broken !== undefined) return;
    const value = text.trim();
    current = to.values.get(name) ?? [];
    if (current.push(value) === 1) to.values.set(name, current);
    grow(to, line);
  }

  function isCutOff(): boolean {
    if (open === undefined || tag === lastTag) return false;
    const promised = grammar.promisesLast?.(taggedFields(open.values));
    if (promised ?? (ended > 0 || (grammar.lastTagEnds && unended === 0))) return true;
    return lastUnfinished && grammar.texts.has(tag) && !/[.!?。！？)\]"”’]\s*$/.test(current?.at(-1) ?? '');
  }
}
