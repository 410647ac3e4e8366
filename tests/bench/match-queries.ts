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
    let query = known.get(text);
    if (query === undefined && !known.has(text)) {
      query = read(text, id);
      known.set(text, query);
    }
    return { id, query: query! };
  });
}

function fromTyped(text: string, id: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`query ${id}: ${parsed.error.message} ${text}`);
  return parsed.query;
}

/** Undefined for what is no Polish notation. */
function fromPolish(text: string): Query | undefined {
  const reader = new PolishReader(text.split(' '));
  const query = reader.next();
  return reader.isAtEnd ? query : undefined;
}

class PolishReader {
  private at = 0;
  private readonly tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  next(): Query | undefined {
    switch (this.tokens[this.at++]) {
      case 't':
        return { kind: 'words', field: this.field(), words: [this.word('folded')] };
      case 'w':
        return { kind: 'words', field: this.field(), words: [this.word('prefix')] };
      case 'p':
        return this.phrase();
      case '!': {
        const part = this.next();
        return part && { kind: 'not', part };
      }
      case '&':
        return this.several('and');
      case '|':
        return this.several('or');
      default:
        return undefined;
    }
  }

  private phrase(): Query {
    const field = this.field();
    const words: Word[] = [];
    for (let left = this.count(); left > 0; left--) words.push(this.word('folded'));
    return { kind: 'phrase', field, words };
  }

  private several(kind: 'and' | 'or'): Query | undefined {
    const parts: Query[] = [];
    for (let left = this.count(); left > 0; left--) {
      const part = this.next();
      if (!part) return undefined;
      parts.push(part);
    }
    return parts.length > 0 ? { kind, parts } : undefined;
  }

  private count(): number {
    return Number(this.tokens[this.at++]) || 0;
  }

  private field(): TextField {
    return this.tokens[this.at++] === 'h' ? 'title' : 'text';
  }

  private word(form: Word['form']): Word {
    return { text: this.tokens[this.at++] ?? '', form };
  }
}
