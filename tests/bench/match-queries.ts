import { readFileSync } from 'node:fs';
import { parseQuery } from '../../shared/interests/parse.ts';
import type { Query, TextField, Word } from '../../shared/interests/query.ts';

export interface QueryLine {
  readonly id: string;
  readonly query: Query;
}

/**
 * The queries of a file, `id<TAB>query` a line: as people type them, or, if every line is so, in Polish notation as generators write it
 * (`t x word`, `p h 2 two words`, `w x pre`, `& 2 … …`, `| 2 … …`, `! …`; x is title or abstract, h is the title).
 * @throws when a line is no query
 */
export function readQueries(file: string): QueryLine[] {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const polish = queryLines(lines, fromPolish);
  return polish.every((line): line is QueryLine => line.query !== undefined) ? polish : queryLines(lines, fromTyped);
}

/** Equal texts are one query. */
function queryLines<Read>(
  lines: readonly string[],
  read: (text: string, id: string) => Read,
): { id: string; query: Read }[] {
  const known = new Map<string, Read>();
  return lines.map((line) => {
    const tab = line.indexOf('\t');
    const [id, text] = [line.slice(0, tab), line.slice(tab + 1)];
    if (!known.has(text)) known.set(text, read(text, id));
    return { id, query: known.get(text)! };
  });
}

function fromTyped(text: string, id: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`query ${id}: ${parsed.error.message} ${text}`);
  return parsed.query;
}

/** Undefined for what is no Polish notation. */
function fromPolish(text: string): Query | undefined {
  const tokens = text.split(' ');
  let at = 0;
  const field = (): TextField => (tokens[at++] === 'h' ? 'title' : 'text');
  const word = (form: Word['form']): Word => ({ text: tokens[at++] ?? '', form });
  const next = (): Query | undefined => {
    switch (tokens[at++]) {
      case 't':
        return { kind: 'words', field: field(), words: [word('folded')] };
      case 'w':
        return { kind: 'words', field: field(), words: [word('prefix')] };
      case 'p': {
        const where = field();
        const words = Array.from({ length: Number(tokens[at++]) || 0 }, () => word('folded'));
        return { kind: 'phrase', field: where, words };
      }
      case '!': {
        const part = next();
        return part && { kind: 'not', part };
      }
      case '&':
        return several('and');
      case '|':
        return several('or');
      default:
        return undefined;
    }
  };
  const several = (kind: 'and' | 'or'): Query | undefined => {
    const parts = Array.from({ length: Number(tokens[at++]) || 0 }, next);
    return parts.length > 0 && parts.every((part) => part !== undefined) ? { kind, parts } : undefined;
  };
  const query = next();
  return at === tokens.length ? query : undefined;
}
