import type { Lexeme } from './lexeme.ts';
import { Refused, replaced } from './refused.ts';

/** What the grammar says of a piece that stands where it cannot stand. Each gives the refusal to throw. */

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A refusal of one piece, with what to write in its stead. */
function instead(text: string, { start, end }: Place, by: string, message: string, expected: string): Refused {
  return new Refused({ message, start, end, expected, repair: replaced(text, start, end, by) });
}

export function closesNothing(text: string, bracket: Place): Refused {
  return instead(text, bracket, ' ', 'This bracket closes nothing.', 'an opening bracket before it, or no bracket');
}

export function neverClosed(text: string, { start, end }: Place): Refused {
  const repair = `${text.trimEnd()})`;
  return new Refused({ message: 'This bracket is never closed.', start, end, expected: 'a closing bracket', repair });
}

export function emptyBracket(text: string, bracket: Place): Refused {
  return instead(text, bracket, ' ', 'There is nothing in this bracket.', 'words in the bracket');
}

export function noWord(text: string): Refused {
  const expected = 'words to look for, such as: diffusion models';
  return new Refused({ message: 'There is no word in this query.', start: 0, end: text.length, expected });
}

export function missing(text: string, piece: Place, where: 'before' | 'after'): Refused {
  const message = `Something to look for is missing ${where} “${text.slice(piece.start, piece.end)}”.`;
  return instead(text, piece, ' ', message, 'a word, a phrase, a field or a bracket');
}

export function nestedField(text: string, field: Place, outer: string): Refused {
  return instead(text, field, '', 'A field cannot stand inside another.', `words to look for in ${outer}:`);
}

/** @param next what stands there instead; `ti:-cats` meant `-ti:cats` */
export function fieldWithoutValue(text: string, field: Place, next: Lexeme | undefined): Refused {
  const expected = 'a word, a phrase or a bracket right after the colon';
  const message = 'This field has no value.';
  if (next?.kind === 'minus' || next?.kind === 'not') {
    const sign = text.slice(next.start, next.end).replace('NOT', 'NOT ');
    const turned = sign + text.slice(field.start, field.end);
    const repair = replaced(text, field.start, next.end, turned);
    return new Refused({ message, start: field.start, end: field.end, expected, repair });
  }
  return instead(text, field, ' ', message, expected);
}

/** @param name the pieces with a mark before them or among them */
export function markedName(text: string, name: Place, field: string): Refused {
  const expected = `the name as it is written, as in ${field}:name, or its beginning and a star`;
  const bare = text.slice(name.start, name.end).replace(/(?<![\p{L}\p{N}])[=~]+|\*+(?=[\s\S]*[\p{L}\p{N}])/gu, '');
  return instead(text, name, bare, 'A name takes no mark.', expected);
}

/** @param beside what else the query has: `"big cats" or "dogs"` meant OR, and `"cats" by "dogs"` can do without the word */
export function commonWords(
  text: string,
  place: Place,
  words: string,
  beside: { readonly before: boolean; readonly after: boolean },
): Refused {
  const operator = /^(?:and|or|not)$/i.test(words) && beside.after && (beside.before || /not/i.test(words));
  if (operator)
    return instead(
      text,
      place,
      words.toUpperCase(),
      `In small letters “${words}” is a word like any other.`,
      `${words.toUpperCase()} in capitals`,
    );
  const expected = 'a rarer word, or quotes if exactly this is meant';
  const meant = beside.before || beside.after ? ' ' : `"${words}"`;
  return instead(text, place, meant, `“${words}” is in nearly every paper.`, expected);
}

export function strayWeight(text: string, weight: Place): Refused {
  const expected = 'a word, phrase or bracket before the weight';
  return instead(text, weight, '', 'A weight belongs behind one clause, once.', expected);
}

/** `big cats^2 dogs`: the weight goes behind all of them. @param run the words from the first to the last, with the weight among them */
export function weightInside(text: string, weight: Place, run: Place): Refused {
  const words = text.slice(run.start, weight.start) + text.slice(weight.end, run.end);
  return new Refused({
    message: 'A weight counts for all the words side by side.',
    ...{ start: weight.start, end: weight.end },
    expected: 'the weight behind the last of them, or operators between them',
    repair: replaced(text, run.start, run.end, `(${words})${text.slice(weight.start, weight.end)}`),
  });
}

export function isOperator({ kind }: Lexeme): boolean {
  return kind === 'and' || kind === 'or' || kind === 'not' || kind === 'minus';
}
