import type { Parser } from '../format.ts';
import { LIMIT, TOO_LONG } from '../limits.ts';
import { newlinesIn } from '../lines.ts';
import { type Entry, type Known, readBlock } from './block.ts';

/** Gets each entry, in order. Lines count from 1. @param text the entry as written. */
export interface EntryTaker {
  entry(entry: Entry, line: number, text: string): void;
  broken(reason: string, line: number, text: string): void;
}

/** Where an entry may begin: not in an address (`me@host`), and not in a line that is commented out. */
const START = /(?<![\w.@-])@[ \t]*[A-Za-z][\w-]*\s*[{(]/g;
/** Characters within which a start shows. */
const START_CHARACTERS = 200;
const LINE_CHARACTERS = 10_000;

/**
 * Finds the entries of a BibTeX file. All else between them is text that says nothing, as BibTeX has it. A broken entry ends where the next one begins.
 * Linear: an entry that is not whole yet is looked at again only when twice as much text is there.
 */
export function entryParser(taker: EntryTaker): Parser {
  const known: Known = { macros: new Map(), openComments: 0 };
  let held = '';
  let line = 1;
  let wait = 0;

  function readAll(last: boolean): void {
    let at = 0;
    for (let start = nextStart(held, at); start >= 0; start = nextStart(held, at)) {
      const block = readBlock(held, start, last, known);
      const limit = start + LIMIT.recordCharacters;
      const tooLong = block.kind === 'more' ? held.length > limit : block.end > limit;
      if (block.kind === 'more' && !tooLong) {
        wait = (held.length - start) * 2;
        line += newlinesIn(held.slice(at, start));
        held = held.slice(start);
        return;
      }
      const end = block.kind === 'more' || tooLong ? limit : block.end;
      const text = held.slice(start, end);
      line += newlinesIn(held.slice(at, start));
      if (tooLong) taker.broken(TOO_LONG.record, line, text);
      else if (block.kind === 'entry') taker.entry(block.entry, line, text);
      else if (block.kind === 'broken') taker.broken(block.reason, line, text);
      line += newlinesIn(text);
      at = end;
    }
    // The last line may begin an entry that the next piece shows.
    const kept = last ? held.length : Math.max(at, lastLine(held));
    line += newlinesIn(held.slice(at, kept));
    held = held.slice(kept);
    wait = 0;
  }

  return {
    write(text) {
      held += text;
      if (held.length >= wait) readAll(false);
    },
    end() {
      readAll(true);
    },
  };
}

/** Where the line begins in which a start may be cut off; of a very long line only its end is kept. */
function lastLine(text: string): number {
  const lineStart = text.lastIndexOf('\n', text.length - START_CHARACTERS) + 1;
  return text.length - lineStart > LINE_CHARACTERS ? text.length - START_CHARACTERS : lineStart;
}

function nextStart(text: string, from: number): number {
  START.lastIndex = from;
  for (let found = START.exec(text); found !== null; found = START.exec(text)) {
    const at = found.index;
    const before = text.slice(from, at);
    if (!before.includes('%', before.lastIndexOf('\n') + 1)) return at;
  }
  return -1;
}
