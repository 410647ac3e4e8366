import type { PaperKey } from './paper.ts';

/** An identifier in canonical form, and the version that its spelling names. */
export interface Identifier {
  readonly key: PaperKey;
  readonly version?: number;
}

/** Schemes of identifiers, strongest first: how sure it is that two records with this identifier are one work. */
export const ID_SCHEMES = ['arxiv', 'doi', 'pmid', 'pmcid', 'openreview', 'acl', 's2', 'openalex'] as const;

/**
 * What an identifier or address names, in any of the spellings of arXiv (old and new, with archive, version, in every kind of address), DOI, PubMed, PubMed
 * Central, OpenReview, ACL Anthology, Semantic Scholar and OpenAlex; undefined for anything else. Case, percent-encoding and surrounding punctuation do not matter.
 */
export function parseIdentifier(written: string): Identifier | undefined {
  const text = decodePercent(written.trim()).slice(0, 2000).toWellFormed();
  for (const parse of PARSERS) {
    const found = parse(text);
    if (found) return found;
  }
  return undefined;
}

const PARSERS: readonly ((text: string) => Identifier | undefined)[] = [
  arxiv,
  doi,
  // Feeds of bioRxiv and medRxiv name the end of the DOI only.
  (text) =>
    match(
      text,
      /\b(?:bio|med)rxiv\.org\/cgi\/content\/(?:short|long|abstract|full)\/(\d[\d.]{5,30}\d)/i,
      'doi',
      (id) => `10.1101/${id}`,
    ),
  (text) =>
    match(
      text,
      /(?:^|\b)(?:pmid[:\s]*|pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed\/|europepmc\.org\/(?:abstract|article)\/med\/)(\d{1,9})\b/i,
      'pmid',
    ),
  (text) => match(text, /(?:^|\/|\bpmcid:?\s*|\bpmc:\s*)PMC(\d{1,9})\b/i, 'pmcid'),
  (text) =>
    match(
      text,
      /(?:openreview\.net\/(?:forum|pdf|attachment)\?(?:[^#]*&)?id=|^openreview:\s*)([\w-]{6,20})/i,
      'openreview',
    ),
  (text) => match(text, ACL, 'acl', (id) => id.toLowerCase()),
  (text) => match(text, /(?:^|\b)CorpusI[dD]:\s*(\d{1,12})\b/, 's2'),
  (text) =>
    match(text, /semanticscholar\.org\/(?:paper|arxiv)\/(?:[^?#]*\/)?([0-9a-f]{40})\b/i, 's2', (id) =>
      id.toLowerCase(),
    ),
  (text) =>
    match(text, /(?:openalex\.org\/(?:works\/)?|^openalex:\s*)(W\d{2,12})\b/i, 'openalex', (id) => id.toUpperCase()),
];

const ACL =
  /(?:aclanthology\.org\/|aclweb\.org\/anthology\/(?:papers\/\w\/\w+\/)?|^acl:\s*)((?:[A-Z]\d\d-\d{4,5})|(?:\d{4}\.[a-z0-9]+-[a-z0-9_]+\.\d+))/i;

function match(text: string, pattern: RegExp, scheme: string, form = (id: string) => id): Identifier | undefined {
  const id = pattern.exec(text)?.[1];
  return id === undefined ? undefined : { key: `${scheme}:${form(id)}` };
}

/** Since April 2007: two digits of the year, two of the month, four digits, from 2015 on five (arxiv.org/help/arxiv_identifier). */
const NEW_STYLE = String.raw`(?<fresh>(?:0[7-9]|[1-9]\d)(?:0[1-9]|1[0-2])\.\d{4,5})`;
/** Before: archive, perhaps a subject class that is no part of the identity, and a number. */
const OLD_STYLE = String.raw`(?<archive>acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con)(?:\.[a-z-]{2,})?\/(?<number>\d{2}(?:0[1-9]|1[0-2])\d{3})`;
const ID = `(?:${NEW_STYLE}|${OLD_STYLE})(?:v(?<version>\\d{1,3}))?(?!\\d)`;
const ARXIV_BARE = new RegExp(
  `^(?:oai:)?(?:arxiv(?:\\.org)?\\s*:\\s*)*${ID}(?:\\.pdf)?(?:\\s*\\[[^\\]]*\\])?[\\s.,;]*$`,
  'i',
);
/** arXiv, its mirrors and the sites that keep its ids in their paths. */
const ARXIV_HOST =
  /(?:^|[/.])(?:arxiv\.org|xxx\.[a-z]|ar5iv\.org|alphaxiv\.org|arxiv-vanity\.com|huggingface\.co|scirate\.com|paperswithcode\.com|semanticscholar\.org|arxivxplorer\.com|catalyzex\.com)/i;
const ID_IN_PATH = new RegExp(`[/:=]${ID}`, 'i');
const ARXIV_DOI = new RegExp(`10\\.48550/(?:arxiv\\.)?${ID}`, 'i');

function arxiv(text: string): Identifier | undefined {
  const groups = (ARXIV_BARE.exec(text) ?? ARXIV_DOI.exec(text) ?? inAddress(text))?.groups;
  if (!groups) return undefined;
  const id = groups.fresh ?? `${groups.archive?.toLowerCase()}/${groups.number}`;
  return withVersion(`arxiv:${id}`, groups.version);
}

/** The id behind the first of those hosts in a word. Not one expression for both: it would look behind each of many hosts in one word. */
function inAddress(text: string): RegExpExecArray | null {
  for (const word of text.split(/(?=\s)/)) {
    const host = ARXIV_HOST.exec(word);
    const id = host === null ? null : ID_IN_PATH.exec(word.slice(host.index + host[0].length));
    if (id !== null) return id;
  }
  return null;
}

const DOI = /(?:^|doi[:\s=]*|[/=(\s])(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>]+(?:<[^\s"]*>[^\s"<>]*)*)/i;
/** What the addresses of publishers put behind the DOI. */
const DOI_TAIL =
  /(?:\/(?:full|abstract|pdf|epdf|html|meta|fulltext|summary|full\.pdf|full\.html)|\.full(?:\.pdf)?|\.pdf)$|[?#].*$/;
const MOST_TAILS = 4;
/** Servers that give each version of a preprint a DOI of its own, or an address that looks like one: the work is what stands before. */
const DOI_VERSION = [
  /^(10\.(?:1101|64898)\/[\d.]+)v(\d+)(?:\..*|\/.*)?$/,
  /^(10\.21203\/rs\.3\.rs-\d+)\/v(\d+)$/,
  /^(10\.20944\/preprints[\d.]+)\.v(\d+)$/,
  /^(10\.26434\/chemrxiv.+?)[-.]v(\d+)$/,
  /^(10\.6084\/m9\.figshare\.(?:c\.)?\d+)\.v(\d+)$/,
];

function doi(text: string): Identifier | undefined {
  const [whole, found] = DOI.exec(text) ?? [];
  if (whole === undefined || found === undefined) return undefined;
  // One of several parameters of an address: Scopus' links have it so.
  const alone = whole.at(-found.length - 1) === '=' ? found.replace(/&.*$/, '') : found;
  let id = trimPunctuation(alone.toLowerCase());
  for (let tails = 0; tails < MOST_TAILS && DOI_TAIL.test(id); tails += 1)
    id = trimPunctuation(id.replace(DOI_TAIL, ''));
  const anthology = /^10\.(?:18653\/v1|3115\/v1)\/([a-z]\d\d-\d{4,5}|\d{4}\.[a-z0-9]+-[a-z0-9_]+\.\d+)$/.exec(id)?.[1];
  if (anthology) return { key: `acl:${anthology}` };
  for (const pattern of DOI_VERSION) {
    const [, work, version] = pattern.exec(id) ?? [];
    if (work) return withVersion(`doi:${work}`, version);
  }
  return id.endsWith('/') ? undefined : { key: `doi:${id}` };
}

/** A sentence's punctuation behind an identifier; a closing bracket only when nothing opened it. */
function trimPunctuation(id: string): string {
  const unopened: Record<string, number> = {
    ')': count(id, ')') - count(id, '('),
    ']': count(id, ']') - count(id, '['),
  };
  let end = id.length;
  for (; end > 0; end--) {
    const last = id[end - 1] as string;
    if ('.,;:\'"*}'.includes(last)) continue;
    if ((unopened[last] ?? 0) <= 0) break;
    unopened[last] = (unopened[last] as number) - 1;
  }
  return id.slice(0, end);
}

function count(text: string, character: string): number {
  let n = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) n += 1;
  return n;
}

function withVersion(key: PaperKey, version: string | undefined): Identifier {
  const number = Number(version);
  return number > 0 ? { key, version: number } : { key };
}

function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
