import { DatabaseSync } from 'node:sqlite';
import type { MatchablePaper } from '../../shared/matching/matchable-paper.ts';
import type { Prepared } from '../../shared/matching/meaning/prepare.ts';
import type { Peer } from './match-peer.ts';
import { plainWords } from './match-plain.ts';

/** What SQLite FTS5 finds the reverse way, query by query over an index of all papers. It cannot be asked for a NOT with nothing before it, a window, a fact. */
export function fts5Matches(conditions: readonly Prepared[], papers: readonly MatchablePaper[]): Peer {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE VIRTUAL TABLE paper USING fts5(title, abstract, tokenize = ascii)');
  const insert = database.prepare('INSERT INTO paper (rowid, title, abstract) VALUES (?, ?, ?)');
  for (const [place, { title, abstract }] of papers.entries())
    insert.run(place, plainWords(title).join(' '), plainWords(abstract).join(' '));
  const select = database.prepare('SELECT rowid FROM paper WHERE paper MATCH ?');
  const expressions = conditions.map(expressionOf);
  const start = process.threadCpuUsage();
  const found = expressions.map((expression) =>
    expression === undefined ? undefined : select.all(expression).map(({ rowid }) => Number(rowid)),
  );
  const { user, system } = process.threadCpuUsage(start);
  return { usPerPaper: (user + system) / papers.length, found };
}

function expressionOf(query: Prepared): string | undefined {
  switch (query.kind) {
    case 'text': {
      const { units, within } = query.wordings[0]!;
      if (within !== 'in order' && units.length > 1) return undefined;
      const words = units.flatMap((unit) => unit[0]!);
      const last = words.at(-1)!;
      const phrase = `"${words.map((word) => (word.kind === 'prefix' ? word.prefix : word.kind === 'term' ? word.term : '')).join(' ')}"`;
      return `${query.field === 'text' ? '' : `${query.field}:`}${phrase}${last.kind === 'prefix' ? ' *' : ''}`;
    }
    case 'or':
      return joined(query.parts, ' OR ');
    case 'and': {
      const asked = joined(
        query.parts.filter(({ kind }) => kind !== 'not'),
        ' AND ',
      );
      const not = query.parts.flatMap((part) => (part.kind === 'not' ? [expressionOf(part.part)] : []));
      return asked === undefined || not.includes(undefined) ? undefined : `(${[asked, ...not].join(' NOT ')})`;
    }
    case 'weight':
      return expressionOf(query.part);
    default:
      return undefined;
  }
}

function joined(parts: readonly Prepared[], operator: string): string | undefined {
  const expressions = parts.map(expressionOf);
  return expressions.length === 0 || expressions.includes(undefined) ? undefined : `(${expressions.join(operator)})`;
}
