import type { Parser } from './format.ts';
import { LIMIT } from './limits.ts';
import { excerptOf } from './record.ts';

/** Gets each line without its line end. Lines count from 1. */
export interface LineTaker {
  /** @param unfinished it is the last one and no line end closes it: perhaps cut off. */
  line(text: string, number: number, unfinished: boolean): void;
  /** A line beyond the limit of one record, which is not handed over; `excerpt` is its start. */
  tooLong(number: number, excerpt: string): void;
  /** Called once after the last line. `number` is the number of that line. */
  end(number: number): void;
}

/**
 * Splits text into lines. The last line is handed over whether or not a line end closes it; a line end at the very end makes no further, empty line.
 */
export function lineParser(taker: LineTaker): Parser {
  let number = 0;
  let held = '';
  let isTooLong = false;

  function hold(text: string): void {
    if (isTooLong) return;
    if (held.length + text.length <= LIMIT.recordCharacters) held += text;
    else {
      isTooLong = true;
      held = excerptOf(held + text.slice(0, 1000));
    }
  }

  function close(rest: string, unfinished: boolean): void {
    hold(rest);
    const text = held;
    held = '';
    number += 1;
    if (isTooLong) taker.tooLong(number, text);
    else taker.line(text, number, unfinished);
    isTooLong = false;
  }

  return {
    write(text) {
      let from = 0;
      let to = text.indexOf('\n');
      if (to < 0) return hold(text);
      close(text.slice(0, to), false);
      for (from = to + 1, to = text.indexOf('\n', from); to >= 0; from = to + 1, to = text.indexOf('\n', from)) {
        number += 1;
        taker.line(text.slice(from, to), number, false);
      }
      hold(text.slice(from));
    },
    end() {
      if (held !== '') close('', true);
      taker.end(number);
    },
  };
}

/** How many line ends the text has. */
export function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
