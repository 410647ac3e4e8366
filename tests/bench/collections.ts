import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A text that is ranked, with its id in the collection. */
export interface Document {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A description of what somebody wants, and what they judged to be it. */
export interface Topic {
  readonly id: string;
  readonly text: string;
  /** Where it was judged: ids of the only documents to rank; absent for all of them. */
  readonly pool?: ReadonlySet<string>;
  /** Grade by id of document; absent is 0. */
  readonly grades: ReadonlyMap<string, number>;
  /** Documents that are relevant to the same subject, judged elsewhere (in another week), and not in the pool. */
  readonly elsewhere: readonly string[];
}

export interface Collection {
  readonly name: string;
  readonly documents: readonly Document[];
  /** Only those with something relevant. */
  readonly topics: readonly Topic[];
}

export const COLLECTIONS = ['cacm', 'med', 'npl', 'hf-topics'] as const;

/** The folder of judged collections, or undefined where there is none: OFFPRINT_COLLECTIONS, else beside the repository. */
export function collectionsDir(): string | undefined {
  const folder = resolve(process.env.OFFPRINT_COLLECTIONS ?? '../shared/collections');
  return existsSync(folder) ? folder : undefined;
}

/** Reads corpus.jsonl, queries.jsonl and qrels.tsv of a collection. */
export function readCollection(folder: string, name: string): Collection {
  const lines = (file: string) =>
    readFileSync(join(folder, name, file), 'utf8')
      .trim()
      .split('\n');
  const grades = new Map<string, Map<string, number>>();
  for (const line of lines('qrels.tsv').slice(1)) {
    const [topic, document, grade] = line.split('\t') as [string, string, string];
    if (Number(grade) > 0) grades.set(topic, (grades.get(topic) ?? new Map()).set(document, Number(grade)));
  }
  const documents = lines('corpus.jsonl').map((line) => {
    const { _id, title, text } = JSON.parse(line) as { _id: string; title: string; text: string };
    return { id: _id, title, text };
  });
  const queries = lines('queries.jsonl').map((line) => JSON.parse(line) as Query);
  const topics = queries.flatMap((query): Topic[] => {
    const judged = grades.get(query._id);
    if (!judged) return [];
    const text = query.description === undefined ? query.text : `${query.text}. ${query.description}`;
    const others = queries.filter((one) => one !== query && query.topic !== undefined && one.topic === query.topic);
    const pool = query.pool && new Set(query.pool);
    const elsewhere = others.flatMap(({ _id }) => [...(grades.get(_id)?.keys() ?? [])]).filter((id) => !pool?.has(id));
    return [{ id: query._id, text, ...(pool && { pool }), grades: judged, elsewhere: [...new Set(elsewhere)] }];
  });
  return { name, documents, topics };
}

interface Query {
  readonly _id: string;
  readonly text: string;
  readonly description?: string;
  /** What the query is about, where several are about the same. */
  readonly topic?: string;
  readonly pool?: readonly string[];
}
