import type { Region } from './region.ts';

/** `\u00e9`; with a digit, so that it is no command of an author's. */
const CODE_UNIT = /^\\u(?=[a-fA-F]*\d)([\da-fA-F]{4})/;
/** Line breaks and tabs that were written out, right after a sentence: `done.\nNext`. */
const WHITE_SPACE = /^\\(?:n|[rt](?!\s))(?:[^a-z{]|$)/;
/** Escapes that are spoken of, in quotes or between words: `"\n\n"`, "the \t character". */
const QUOTED = /^(?:\\[nrt0])+(?=["'”’`])/;
const AMONG_WORDS = /^\\[nrt](?=[\s,.;:)']|$)/;
/** Classes of regular expressions and codes of characters: `\d+`, `(\w|\s)`, `\x1b`. */
const PATTERN = /^\\(?:[dwsDWS](?=[+*?)\]|]|\{\d)|x[\da-fA-F]{2})/;
/** A folder of Windows, which keeps its backslashes. */
const DRIVE = /(?:^|[^\p{L}\p{N}])[A-Za-z]:$/u;
const REST_OF_PATH = /^[^\s,;"')]*/;

/** What programs write with a backslash. Says whether it comes next, and then has read it into `region.out`. */
export function escaped(region: Region): boolean {
  const { text } = region.source;
  if (!/[nrtuxdwsDWS]/.test(region.peek(1)) && text[region.at - 1] !== ':') return false;
  const before = text.slice(Math.max(0, region.at - 3), region.at);
  const ahead = text.slice(region.at, Math.min(region.to, region.at + 300));
  const spokenOf =
    (/["'“‘`]$/.test(before) && QUOTED.exec(ahead)?.[0]) ||
    (/(?:^|[^.!?:\s]\s)$/.test(before) && AMONG_WORDS.exec(ahead)?.[0]) ||
    PATTERN.exec(ahead)?.[0];
  const unit = CODE_UNIT.exec(ahead)?.[1];
  if (spokenOf) region.keep(region.at + spokenOf.length);
  else if (unit !== undefined) {
    region.out.add(String.fromCharCode(Number.parseInt(unit, 16)));
    region.at += 6;
  } else if (WHITE_SPACE.test(ahead) && /\S$/.test(before)) {
    region.out.addSpace();
    region.at += 2;
  } else if (DRIVE.test(before)) region.keep(region.at + (REST_OF_PATH.exec(ahead)?.[0].length ?? 0));
  else return false;
  return true;
}
