import type { Query, Word } from '../../interests/query.ts';
import { acronymForm } from '../../text/words/capitals.ts';
import { isCommon } from '../../text/words/common.ts';
import { fold } from '../../text/words/fold.ts';
import type { Library } from '../library/library.ts';
import { sensesUsed, verbsUsed } from './wordings.ts';

/**
 * What a reader may not expect of their query, a sentence each: words that are left out, capitals that count, long and short forms and verbs
 * that are found too. Empty for a query that means what it says.
 */
export function describe(query: Query, library: Library): string[] {
  return [...new Set(sentences(query, library))];
}

function sentences(query: Query, library: Library): string[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.flatMap((part) => sentences(part, library));
    case 'not':
    case 'weight':
      return sentences(query.part, library);
    case 'words':
      return [
        ...(query.words.length > 1 ? query.words.flatMap(commonWord) : []),
        ...query.words.flatMap(capitals),
        ...sensesUsed(query.words, library).flatMap(({ typed, found, short, papers }) =>
          otherForm(typed, found, short, papers),
        ),
        ...verbs(query.words, library),
      ];
    case 'phrase':
      return query.words.flatMap(capitals);
    default:
      return [];
  }
}

function commonWord({ text, form }: Word): string[] {
  if (form !== 'folded' || !isCommon(text)) return [];
  const operator = OPERATORS.get(fold(text));
  return [
    `“${text}” is in nearly every paper and not asked for here; in quotes it counts.`,
    ...(operator ? [`In small letters “${text}” is a word like any other: write ${operator}.`] : []),
  ];
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['and', 'AND for both anywhere'],
  ['or', 'OR for either'],
  ['not', 'NOT for neither'],
]);

function capitals({ text, form }: Word): string[] {
  const acronym = form === 'folded' ? acronymForm(text) : undefined;
  return acronym === undefined
    ? []
    : [`“${acronym}” is found in these capitals only; in small letters it would be found in any.`];
}

function verbs(words: readonly Word[], library: Library): string[] {
  const used = verbsUsed(words, library);
  return used ? [`“${used.typed}” also finds ${listed(used.found)}; quotes would switch that off.`] : [];
}

function listed(forms: readonly string[]): string {
  return forms.map((form) => `“${form}”`).join(', ');
}

function otherForm(typed: string, found: readonly string[], short: string, papers: number): string[] {
  const source = papers === 0 ? 'by its initials' : `so defined in ${papers === 1 ? 'one paper' : `${papers} papers`}`;
  return [
    `“${typed}” also finds ${listed(found)}, ${source}; ${typed === short || fold(typed) === fold(short) ? `=${typed}` : 'quotes'} would switch that off.`,
  ];
}
