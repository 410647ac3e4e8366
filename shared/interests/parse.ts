import { isShouted } from '../text/words/capitals.ts';
import { parseLexemes } from './grammar.ts';
import { lex } from './lex.ts';
import type { Lexeme } from './lexeme.ts';
import { checkLength, checkSize } from './limits.ts';
import type { Parsed, QueryError } from './query.ts';
import { Refused } from './refused.ts';

/**
 * What a typed query means, or where and why it is not understood. Never throws. A repair that comes with an error parses.
 * The language is docs/query-language.md.
 */
export function parseQuery(text: string): Parsed {
  const parsed = read(text);
  if (parsed.ok || parsed.error.repair === undefined) return parsed;
  const { repair, ...error } = parsed.error;
  const whole = repairedThroughout(repair);
  return { ok: false, error: whole === undefined ? error : { ...error, repair: whole } };
}

function read(text: string): Parsed {
  try {
    checkLength(text);
    const typed = halfWidth(text);
    const query = parseLexemes(calmed(lex(typed)), typed);
    checkSize(query, typed);
    return { ok: true, query };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: inside(error.error, text) };
    throw error;
  }
}

/** Letters and signs of an East Asian keyboard as those of any other; every place stays where it is. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Words typed with the shift key stuck are in small letters; operators and fields stay. */
function calmed(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const words = lexemes.flatMap((lexeme) =>
    lexeme.kind === 'word' ? [lexeme.text] : lexeme.kind === 'phrase' ? lexeme.words.map(({ text }) => text) : [],
  );
  if (!isShouted(words.join(' '))) return lexemes;
  return lexemes.map((lexeme) => {
    if (lexeme.kind === 'word') return { ...lexeme, text: lexeme.text.toLowerCase() };
    if (lexeme.kind !== 'phrase') return lexeme;
    return { ...lexeme, words: lexeme.words.map((word) => ({ ...word, text: word.text.toLowerCase() })) };
  });
}

/** A query with several mistakes gets the repair of all of them, or none. */
function repairedThroughout(repair: string): string | undefined {
  let text = tidied(repair);
  for (let mistakes = 0; mistakes < MOST_MISTAKES; mistakes++) {
    const parsed = read(text);
    if (parsed.ok) return text;
    if (parsed.error.repair === undefined || parsed.error.repair === text) return undefined;
    text = tidied(parsed.error.repair);
  }
  return undefined;
}

const MOST_MISTAKES = 8;

/** Without the blanks that repairs leave behind. */
function tidied(text: string): string {
  return text
    .trim()
    .replace(/[^\S\n]+/g, ' ')
    .replace(/([,;])(?: *[,;])+/g, '$1')
    .replace(/\( | \)/g, (bracket) => bracket.trim());
}

/** The error with its range inside the text: a caret has something to stand under. */
function inside(error: QueryError, text: string): QueryError {
  const start = Math.max(0, Math.min(error.start, text.length - 1));
  return { ...error, start, end: Math.max(start, Math.min(error.end, text.length)) };
}
