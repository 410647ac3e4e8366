import type { Query, TextField, Word } from './query.ts';

/**
 * The query as the language writes it: operators and brackets shown, fields by their short names. Parsing it gives an equal query, always;
 * two queries with the same canonical form mean the same.
 */
export function canonical(query: Query): string {
  switch (query.kind) {
    case 'words':
      return inField(query.field, query.words.map(wordText).join(' '), query.words.length > 1);
    case 'phrase':
      return inField(query.field, phraseText(query.words, query.slop), false);
    case 'author':
      return `au:${value(query.name)}`;
    case 'category':
      return `cat:${value(query.category)}`;
    case 'source':
      return `src:${value(query.source)}`;
    case 'id':
      return `id:${query.id}`;
    case 'doi':
      return `doi:${query.doi}`;
    case 'date':
      return `date:${query.from === query.to ? query.from : `${query.from ?? ''}..${query.to ?? ''}`}`;
    case 'like':
      return `like:${query.paper}`;
    case 'and':
      return query.parts.map(inside).join(' AND ');
    case 'or':
      return query.parts.map(inside).join(' OR ');
    case 'not':
      return `NOT ${inside(query.part)}`;
    case 'weight':
      return `${inside(query.part)}^${query.weight}`;
  }
}

/** As a part of something larger: whatever has a space of its own gets brackets, but for NOT, which binds tightest. */
function inside(query: Query): string {
  const text = canonical(query);
  const needsBrackets =
    query.kind === 'and' ||
    query.kind === 'or' ||
    (query.kind === 'words' && query.field === 'text' && query.words.length > 1);
  return needsBrackets ? `(${text})` : text;
}

const FIELD_PREFIX: Readonly<Record<TextField, string>> = { text: '', title: 'ti:', abstract: 'abs:' };

function inField(field: TextField, text: string, needsBrackets: boolean): string {
  return field !== 'text' && needsBrackets ? `${FIELD_PREFIX[field]}(${text})` : FIELD_PREFIX[field] + text;
}

function wordText({ text, form }: Word): string {
  if (form === 'prefix') return `${text}*`;
  return form === 'exact' ? `=${text}` : form === 'stem' ? `~${text}` : text;
}

/** The mark of exact and stemmed phrases stands before the quote, for all words. */
function phraseText(words: readonly Word[], slop: number | undefined): string {
  const form = words[0]?.form;
  const mark = form === 'exact' ? '=' : form === 'stem' ? '~' : '';
  const text = words.map((word) => (word.form === 'prefix' ? `${word.text}*` : word.text)).join(' ');
  return `${mark}"${text}"${slop === undefined ? '' : `~${slop}`}`;
}

/** A field's value, in quotes where it would otherwise fall apart. */
function value(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*\*?$/u.test(text) ? text : `"${text}"`;
}
