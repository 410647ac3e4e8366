import { CAP } from './caps.ts';
import { parseIdentifier } from './identifier.ts';
import type { PaperKey, PaperLinks } from './paper.ts';

/** Where each scheme shows a paper and, where it is known, its PDF. */
const PAGES: Readonly<Record<string, (id: string) => PaperLinks>> = {
  arxiv: (id) => ({ abstract: `https://arxiv.org/abs/${id}`, pdf: `https://arxiv.org/pdf/${id}` }),
  doi: (id) => ({ abstract: `https://doi.org/${encodeURIComponent(id).replaceAll('%2F', '/')}` }),
  pmid: (id) => ({ abstract: `https://pubmed.ncbi.nlm.nih.gov/${id}/` }),
  pmcid: (id) => ({ abstract: `https://pmc.ncbi.nlm.nih.gov/articles/PMC${id}/` }),
  openreview: (id) => ({
    abstract: `https://openreview.net/forum?id=${id}`,
    pdf: `https://openreview.net/pdf?id=${id}`,
  }),
  acl: (id) => ({
    abstract: `https://aclanthology.org/${anthologyId(id)}/`,
    pdf: `https://aclanthology.org/${anthologyId(id)}.pdf`,
  }),
  s2: (id) => ({
    abstract:
      id.length === 40
        ? `https://www.semanticscholar.org/paper/${id}`
        : `https://api.semanticscholar.org/CorpusID:${id}`,
  }),
  openalex: (id) => ({ abstract: `https://openalex.org/${id}` }),
};

/**
 * A paper's links: the source's own where they are http(s) addresses (one that names a known identifier becomes that identifier's page), and else what the strongest
 * identifier gives.
 */
export function linksOf(
  own: { readonly url?: string | undefined; readonly pdf?: string | undefined; readonly code?: string | undefined },
  keys: readonly PaperKey[],
): PaperLinks {
  const made = keys.map(pagesOf);
  const abstract =
    pagesOf(parseIdentifier(own.url ?? '')?.key)?.abstract ??
    webAddress(own.url) ??
    made.find((links) => links?.abstract)?.abstract;
  const pdf = webAddress(own.pdf) ?? made.find((links) => links?.pdf)?.pdf;
  const code = webAddress(own.code);
  return { ...(abstract && { abstract }), ...(pdf && { pdf }), ...(code && { code }) };
}

/** The address as a browser would write it, if it is one of the web: http or https, without a password in it. */
function webAddress(written: string | undefined): string | undefined {
  if (!written || written.length > CAP.linkCharacters) return undefined;
  const address = URL.parse(
    /^(?:www\.|[\w-]+(?:\.[\w-]+)+\/)/.test(written.trim()) ? `https://${written.trim()}` : written.trim(),
  );
  if (
    !address ||
    !/^https?:$/.test(address.protocol) ||
    address.username ||
    address.password ||
    !address.hostname.includes('.')
  )
    return undefined;
  return address.href.length <= CAP.linkCharacters ? address.href : undefined;
}

/** How well an address serves a reader, for choosing between sources: free and lasting ones first. */
export function linkRank(address: string): number {
  const rank = LASTING.findIndex((start) => address.startsWith(start));
  return rank < 0 ? LASTING.length : rank;
}

const LASTING = [
  'https://arxiv.org/',
  'https://aclanthology.org/',
  'https://openreview.net/',
  'https://pubmed.ncbi.nlm.nih.gov/',
  'https://doi.org/',
  'https://',
];

function pagesOf(key: PaperKey | undefined): PaperLinks | undefined {
  if (key === undefined) return undefined;
  const colon = key.indexOf(':');
  return PAGES[key.slice(0, colon)]?.(key.slice(colon + 1));
}

/** The old ids of the Anthology are written with a capital. */
function anthologyId(id: string): string {
  return /^[a-z]\d\d-/.test(id) ? id.toUpperCase() : id;
}
