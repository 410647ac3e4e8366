import type { EditionBody, EditionSection } from '../../shared/editions/edition.ts';
import { editionId } from '../../shared/editions/identity.ts';
import { editionLinks } from '../../shared/editions/links.ts';
import { sectionFor, type Wanted } from './papers.ts';

export const CONTINUAL: Wanted = {
  id: 'continual',
  label: 'continual learning',
  query: 'continual learning',
  words: /\b(?:continual|lifelong)\s+(?:learning|instruction tuning)\b/gi,
};
export const RETRIEVAL: Wanted = {
  id: 'rag',
  label: 'retrieval-augmented generation',
  query: '"retrieval-augmented generation" OR RAG',
  words: /\bretrieval[- ]augmented generation\b|\bRAG\b|\bretriev\w+ (?:documents|passages)\b/gi,
};
export const ENERGY: Wanted = {
  id: 'energy',
  label: 'energy-based models',
  query: 'energy-based models',
  words: /\benergy-based models?\b|\benerg(?:y|ies) function\w*\b/gi,
};
export const ROBOTS: Wanted = {
  id: 'robots',
  label: 'robot manipulation',
  query: 'robot manipulation OR "legged locomotion"',
  words: /\brobot (?:manipulation|arm)\b|\blegged locomotion\b/gi,
};
export const QUANTUM: Wanted = {
  id: 'quantum',
  label: 'quantum error correction',
  query: 'quantum error correction',
  words: /\bquantum error correction\b|\bsurface codes?\b/gi,
};

const KEY = { id: '1', secret: new Uint8Array(32) };
const READER = '00a1b2c3d4e5f60718293a4b5c';
const DUE = '2026-11-22T06:00:00.000Z';
const EDITION = editionId(READER, DUE, 3);

/** An edition of 22 November 2026, seven in the morning in Berlin. */
export function anEdition(sections: readonly EditionSection[], with_: Partial<EditionBody> = {}): EditionBody {
  return {
    id: EDITION,
    readerId: READER,
    dueAt: DUE,
    sendBefore: '2026-11-22T18:00:00.000Z',
    readerVersion: 3,
    cadence: 'daily',
    zone: 'Europe/Berlin',
    window: { from: '2026-11-21T03:58:00.000Z', to: '2026-11-22T05:58:00.000Z' },
    considered: 62,
    sections,
    links: editionLinks(KEY, 'https://papers.offprint.example', { readerId: READER, editionId: EDITION, dueAt: DUE }),
    carries: [],
    listedBefore: [],
    ...with_,
  };
}

/** The first `count` of the papers under one interest, whether its words stand in them or not. */
export function manyUnder(wanted: Wanted, papers: Parameters<typeof sectionFor>[1], count: number): EditionSection {
  const section = sectionFor(wanted, papers);
  const listed = new Set(section.papers.map((paper) => paper.id));
  const rest = papers.filter((paper) => !listed.has(paper.id));
  return { ...section, papers: [...section.papers, ...rest].slice(0, count) };
}
