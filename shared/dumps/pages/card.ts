import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';

/** A paper on a page while its lines are being read. */
export interface Card {
  readonly line: number;
  readonly title: string;
  /** Its paragraphs. */
  readonly abstract: string[];
  abstractCharacters: number;
  readonly authors: string[];
  readonly ids: string[];
  readonly listedOn: string | undefined;
  url?: string;
  /** Number of a link whose address comes at the end of the page. */
  reference?: string;
  code?: string;
  votes?: number;
  published?: string;
  /** The page said how many authors it has: whatever its title looks like, it is a paper. */
  proven?: true;
}

export function newCard(line: number, title: string, listedOn: string | undefined): Card {
  return { line, title, abstract: [], abstractCharacters: 0, authors: [], ids: [], listedOn };
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
  return foundPaper({ title, abstract: abstract.join('\n\n'), authors, ids, url, code, votes, published, listedOn });
}
