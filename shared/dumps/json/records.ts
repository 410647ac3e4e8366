import type { Head, Parser, Place, Sink } from '../format.ts';
import { LIMIT, TOO_LONG } from '../limits.ts';
import { lineParser } from '../lines.ts';
import { excerptOf, type Outcome, report } from '../record.ts';
import { isObject, type JsonObject, jsonHead } from './head.ts';
import { parseJson } from './start.ts';
import { jsonValueParser } from './values.ts';

/** What a JSON format makes of one record. `name`: the key under which an object held it. */
export type JsonMapping = (record: JsonObject, name: string | undefined) => Outcome;

/**
 * A parser for a JSON format: `paperOf` gets each record, wherever the head shows that the records are. A record that is no valid JSON is read as
 * careless programs write it, else rejected.
 * @param path the way to the records, where the format knows it better than the head shows.
 */
export function jsonRecordParser(sink: Sink, head: Head, paperOf: JsonMapping, path?: readonly string[]): Parser {
  const shape = jsonHead(head);
  let record = 0;

  function broken(reason: string, text: string, line: number): void {
    record += 1;
    const at: Place = { line, record };
    // Some sources answer a list of identifiers with a list that has a null for each that they do not know.
    if (text.trim() === 'null') sink({ kind: 'skip', reason: 'null: its source knows no such paper', at });
    else sink({ kind: 'reject', reason, at, excerpt: excerptOf(text) });
  }

  /** Lists in lists without end, which the mapping follows into the depth, cost their record only. */
  function outcomeOf(value: JsonObject, name: string | undefined): Outcome {
    try {
      return paperOf(value, name);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return { reject: `is nested deeper than ${LIMIT.depth} levels` };
    }
  }

  /** Returns false when the text is no JSON at all. */
  function take(text: string, line: number, name: string | undefined): boolean {
    const value = parseJson(text);
    if (value === undefined) return false;
    if (!isObject(value)) broken('is no JSON object', text, line);
    else {
      record += 1;
      const at: Place = { line, record };
      report(sink, outcomeOf(value, name), at, () => text);
    }
    return true;
  }

  if (!shape?.lines || path !== undefined) return jsonValueParser(path ?? shape?.path ?? [], { value: take, broken });
  return lineParser({
    line(text, line, unfinished) {
      const json = text.trim();
      if (json === '' || take(json.endsWith(',') ? json.slice(0, -1) : json, line, undefined)) return;
      broken(unfinished ? 'ends early: the last record is cut off' : 'is no valid JSON', text, line);
    },
    tooLong: (line, excerpt) => broken(TOO_LONG.record, excerpt, line),
    end() {},
  });
}
