import type { FrozenPaper } from '../../editions/edition.ts';

/** What people call the place that an address leads to. */
const BY_HOST = new Map([
  ['arxiv.org', 'arXiv'],
  ['huggingface.co', 'Hugging Face'],
  ['openreview.net', 'OpenReview'],
  ['aclanthology.org', 'ACL Anthology'],
  ['biorxiv.org', 'bioRxiv'],
  ['medrxiv.org', 'medRxiv'],
  ['chemrxiv.org', 'ChemRxiv'],
  ['pubmed.ncbi.nlm.nih.gov', 'PubMed'],
  ['semanticscholar.org', 'Semantic Scholar'],
  ['proceedings.mlr.press', 'PMLR'],
]);

/** What people call the place that a format of dump comes from, by the beginning of its name. Forms that anybody may write name no place. */
const BY_FORMAT: readonly (readonly [string, string])[] = [
  ['hf-', 'Hugging Face Papers'],
  ['arxiv', 'arXiv'],
  ['pubmed', 'PubMed'],
  ['medline', 'PubMed'],
  ['openreview', 'OpenReview'],
  ['biorxiv', 'bioRxiv'],
  ['acl', 'ACL Anthology'],
  ['wos', 'Web of Science'],
  ['scopus', 'Scopus'],
  ['openalex', 'OpenAlex'],
];

/** Where a reader would say the paper is from, or undefined when nothing tells. */
export function sourceName(paper: Pick<FrozenPaper, 'links' | 'source'>): string | undefined {
  return BY_HOST.get(hostOf(paper.links.abstract)) ?? placeOf(paper.source);
}

/** The place that dumps of a format come from, or undefined for a form that anybody may write. */
export function placeOf(format: string): string | undefined {
  return BY_FORMAT.find(([prefix]) => format.startsWith(prefix))?.[1];
}

function hostOf(address: string | undefined): string {
  return /^https?:\/\/(?:www\.|export\.)?([^/?#:@]+)/i.exec(address ?? '')?.[1]?.toLowerCase() ?? '';
}
