import type { Lexeme } from './lexeme.ts';
import type { Query, TextField, Word } from './query.ts';

/** The field that words stand behind, alone or in a bracket: `ti:(…)`. */
export type Context = 'ti' | 'abs' | 'au' | 'cat' | 'src';

const TEXT_FIELDS: Readonly<Partial<Record<Context, TextField>>> = { ti: 'title', abs: 'abstract' };

/** The leaf that words side by side make. */
export function wordsQuery(words: readonly Word[], context: Context | undefined): Query {
  return nameLeaf(words, context) ?? { kind: 'words', field: textField(context), words };
}

/** The leaf that a phrase makes. */
export function phraseQuery({ words, slop }: Lexeme & { kind: 'phrase' }, context: Context | undefined): Query {
  return nameLeaf(words, context) ?? { kind: 'phrase', field: textField(context), words, ...(slop ? { slop } : {}) };
}

/** Whether words carry a mark where a name stands, which takes none but a star at its end. */
export function isMarkedName(words: readonly Word[], context: Context | undefined): context is Context {
  if (context === undefined || TEXT_FIELDS[context]) return false;
  return words.some(({ form }, index) => form !== 'folded' && (form !== 'prefix' || index < words.length - 1));
}

function textField(context: Context | undefined): TextField {
  return (context && TEXT_FIELDS[context]) ?? 'text';
}

/** Authors, categories and sources are names: words of one value, however they were typed. */
function nameLeaf(words: readonly Word[], context: Context | undefined): Query | undefined {
  const begun = (text: string) => `${words.length > 1 ? text.replace(/[._-]+$/, '') : text}*`;
  const value = words.map(({ text, form }) => (form === 'prefix' ? begun(text) : text)).join(' ');
  if (context === 'au') return { kind: 'author', name: value };
  if (context === 'cat') return { kind: 'category', category: value };
  return context === 'src' ? { kind: 'source', source: value } : undefined;
}
