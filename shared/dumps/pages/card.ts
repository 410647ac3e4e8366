import type { FoundPaper } from '../format.ts';

/** A paper on a page while its lines are being read. */
export interface Card {
  readonly line: number;
  readonly title: string;
  readonly abstract: string[];
  readonly authors: string[];
  readonly ids: string[];
  url?: string;
  /** Number of a link whose address comes at the end of the page. */
  reference?: string;
  code?: string;
  votes?: number;
  published?: string;
  listedOn?: string;
}

export function newCard(line: number, title: string): Card {
  return { line, title, abstract: [], authors: [], ids: [] };
}

/** Gives an address that stood on the card its place. */
export function addLink(card: Card, address: string): void {
  const url = address.startsWith('/') ? `https://huggingface.co${address}` : address;
  if (!/^https?:\/\//i.test(url)) return;
  if (/^https?:\/\/(?:www\.)?(?:github|gitlab)\.com\//i.test(url)) card.code ??= url;
  else if (/\/papers\/|arxiv\.org|doi\.org|openreview\.net|aclanthology\.org/i.test(url))
    card.url ??= url.replace(/#.*$/, '');
}

export function paperOfCard({
  title,
  abstract,
  authors,
  ids,
  url,
  code,
  votes,
  published,
  listedOn,
}: Card): FoundPaper {
  return {
    title,
    ...(abstract.length > 0 && { abstract: abstract.join('\n\n') }),
    ...(authors.length > 0 && { authors }),
    ...(ids.length > 0 && { ids }),
    ...(url && { url }),
    ...(code && { code }),
    ...(votes !== undefined && { votes }),
    ...(published && { published }),
    ...(listedOn && { listedOn }),
  };
}
