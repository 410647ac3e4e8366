import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MatchablePaper } from '../../shared/matching/matchable-paper.ts';
import { collectionsDir } from '../bench/collections.ts';

/** What was typed, and which papers are about it, by place in the list of papers. */
export interface JudgedInterest {
  readonly id: string;
  readonly typed: string;
  readonly relevant: ReadonlySet<number>;
}

export interface JudgedKeywords {
  readonly papers: readonly MatchablePaper[];
  readonly interests: readonly JudgedInterest[];
}

/** The 40 interests and 150 papers of the keyword collection, their texts from the corpus; undefined where there is no collection. */
export function judgedKeywords(corpus: string): JudgedKeywords | undefined {
  const collections = collectionsDir();
  if (!collections || !existsSync(join(collections, 'keywords'))) return undefined;
  const rows = readFileSync(join(collections, 'keywords', 'papers.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const papers = rows.map((row) => {
    const [, file, arxiv] = row.split('\t') as [string, string, string, string];
    return paperOf(readFileSync(join(corpus, 'hf-text', file), 'utf8'), arxiv);
  });
  const judged = JSON.parse(readFileSync(join(collections, 'keywords', 'interests.json'), 'utf8')) as {
    id: string;
    typed: string;
    rel: Record<string, number>;
  }[];
  const interests = judged.map(({ id, typed, rel }) => ({
    id,
    typed,
    relevant: new Set(Object.keys(rel).map((index) => Number(index) - 1)),
  }));
  return { papers, interests };
}

function paperOf(text: string, arxiv: string): MatchablePaper {
  for (const record of text.split(/^---\s*$/m)) {
    const found = /^\s*Title:\s*(.*?)\nPDF:\s*\S*\/(\S+)\nSummary:\s*([\s\S]*)/.exec(record);
    if (found?.[2] !== arxiv) continue;
    const clean = (part: string) => part.replace(/\s+/g, ' ').trim();
    return {
      ...{ id: arxiv, keys: [`arxiv:${arxiv}`], title: clean(found[1]!), abstract: clean(found[3]!) },
      ...{ authors: [], categories: [], sources: [], withdrawn: false },
    };
  }
  throw new Error(`no text for ${arxiv}`);
}

/**
 * Precision and recall averaged over the interests, as the collection's own scorer has them: nothing found is precision 0 unless there is
 * nothing to find; recall is averaged over interests with something to find.
 */
export function macro(interests: readonly JudgedInterest[], found: readonly ReadonlySet<number>[]) {
  let precision = 0;
  let recall = 0;
  let findable = 0;
  for (const [index, { relevant }] of interests.entries()) {
    const returned = found[index]!;
    const right = [...returned].filter((place) => relevant.has(place)).length;
    precision += returned.size > 0 ? right / returned.size : relevant.size === 0 ? 1 : 0;
    if (relevant.size === 0) continue;
    recall += right / relevant.size;
    findable += 1;
  }
  return { precision: precision / interests.length, recall: recall / findable };
}
