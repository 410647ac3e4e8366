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
  const text = plain(decodePercent(written.trim()).slice(0, 2000).toWellFormed());
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
  (text) => match(text, PUBMED, 'pmid'),
  (text) => match(text, PUBMED_CENTRAL, 'pmcid'),
  (text) =>
    match(
      text,
      /(?:openreview\.net\/(?:forum|pdf|attachment|revisions|notes)\/?\?(?:[^#]*&)?id=|^openreview:\s*)([\w-]{6,20})/i,
      'openreview',
    ),
  (text) => match(text, ACL, 'acl', (id) => id.toLowerCase()),
  (text) => match(text, /(?:\bCorpusID:\s*|semanticscholar\.org\/p\/|^s2:)(\d{1,12})\b/i, 's2'),
  (text) =>
    match(text, /(?:semanticscholar\.org\/(?:[^?#]*\/)?|^s2:)([0-9a-f]{40})\b/i, 's2', (id) => id.toLowerCase()),
  (text) =>
    match(text, /(?:openalex\.org\/(?:works\/)?|^openalex:\s*)(W\d{2,12})\b/i, 'openalex', (id) => id.toUpperCase()),
];

const PUBMED = new RegExp(
  [
    String.raw`(?:\bpmid[-:\s/]{0,3}|\bpubmed(?:\s?id)?:\s?|\bmed(?:line)?:\s?)(?<label>\d{1,9})\b`,
    String.raw`(?:\bpubmed\.(?:ncbi\.nlm\.nih\.)?gov|ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed|europepmc\.org\/(?:abstract|article)\/med)\/(?<page>\d{1,9})\b`,
    String.raw`nih\.gov\/\S*[?&](?:term|list_uids)=(?<search>\d{1,9})(?=$|[&[#])`,
    String.raw`^(?<field>\d{1,9})\s?\[(?:pmid|uid)\]`,
  ].join('|'),
  'i',
);
const PUBMED_CENTRAL =
  /(?:^\W*PMC\s?|\/PMC|\bpmc(?:id)?:\s*(?:PMC)?|nih\.gov\/(?:pmc\/)?articles\/|\bpubmedcentral\.nih\.gov:(?:PMC)?)(\d{1,9})\b/i;
/** The old form of the Anthology's ids is too short to be known by itself. */
const ACL =
  /(?:(?:aclanthology\.[a-z.-]+|aclweb\.org\/anthology)\/(?:[\w-]+\/){0,5}|^acl:\s*)([A-Z]\d\d-\d{4,5}|\d{4}\.[a-z0-9]+-[a-z0-9_]+\.\d+)|^(\d{4}\.[a-z0-9]+-[a-z0-9_]+\.\d+)$/i;

function match(text: string, pattern: RegExp, scheme: string, form = (id: string) => id): Identifier | undefined {
  const id = pattern
    .exec(text)
    ?.slice(1)
    .find((group) => group !== undefined);
  return id === undefined ? undefined : { key: `${scheme}:${form(id)}` };
}

/** Since April 2007: two digits of the year, two of the month, four digits, from 2015 on five (arxiv.org/help/arxiv_identifier). */
const NEW_STYLE = String.raw`(?<fresh>(?:0[7-9]|[1-9]\d)(?:0[1-9]|1[0-2])\.\d{4,5})`;
/** Before: archive, perhaps a subject class that is no part of the identity, and a number. */
const OLD_STYLE = String.raw`(?<archive>acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con)(?:\.[a-z-]{2,})?\/(?<number>\d{2}(?:0[1-9]|1[0-2])\d{3})`;
const ID = `(?:${NEW_STYLE}|${OLD_STYLE})(?:v(?<version>\\d{1,3}))?(?!\\d)`;
const ARXIV_BARE = new RegExp(
  `^[\\s"'“<([{]*(?:oai:)?(?:arxiv(?:\\.org)?\\s*:\\s*)*${ID}(?:\\.pdf)?(?:\\s*\\[[^\\]]*\\])?[\\s.,;:"'”>)\\]}]*$`,
  'i',
);
/** `arXiv preprint arXiv:2601.04321 (2026)`, `CoRR abs/2601.04321`, `papers.cool/arxiv/2601.04321`. */
const ARXIV_NAMED = new RegExp(
  `(?:\\barxiv(?:\\.org)?(?:\\s(?:e-?prints?|preprint|id))?[\\s:./]{1,3}|(?:^|\\s)abs/)${ID}`,
  'i',
);
/** arXiv, its mirrors and the sites that keep its ids in their paths. */
const ARXIV_HOST =
  /(?:^|[/.])(?:arxiv\.org|xxx\.[a-z]|ar5iv\.org|alphaxiv\.org|arxiv-vanity\.com|(?:huggingface|hf)\.co\/(?:api\/)?papers|emergentmind\.com|scirate\.com|paperswithcode\.com|semanticscholar\.org|arxivxplorer\.com|catalyzex\.com)/i;
const ID_IN_PATH = new RegExp(`[/:=]${ID}`, 'i');
const ARXIV_DOI = new RegExp(`10\\.48550/(?:arxiv\\.)?${ID}`, 'i');

function arxiv(text: string): Identifier | undefined {
  const groups = (ARXIV_BARE.exec(text) ?? ARXIV_DOI.exec(text) ?? inAddress(text) ?? ARXIV_NAMED.exec(text))?.groups;
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

/** Angle brackets are part of it only as SICI has them: `49:8<693::aid-asi4>3.0.co;2-o`. */
const DOI = /(?:^|doi|[^\w.+-])(10\.\d{4,9}(?:\.\d+)*\/[^\s"“”<>]+(?:<[^\s"<>/]*\d[^\s"<>]*>[^\s"“”<>]*)*)/i;
/** What the addresses of publishers put behind the DOI. */
const DOI_TAIL =
  /(?:\/(?:full|abstract|pdf|epdf|html|meta|fulltext|summary|full\.pdf|full\.html)|\.full(?:\.pdf)?|\.pdf)$|[?#].*$/;
const MOST_TAILS = 4;
/** Servers that give each version of a preprint a DOI of its own, or an address that looks like one: the work is what stands before. */
const DOI_VERSION = [
  /^(10\.(?:1101|64898)\/[\d.]+)v(\d+)(?:\..*|\/.*)?$/,
  /^(10\.(?:21203\/rs\.3\.rs-|22541\/au\.)[\d.]+)\/v(\d+)$/,
  /^(10\.20944\/preprints[\d.]+)\.v(\d+)$/,
  /^(10\.(?:26434\/chemrxiv|33774\/).+?)[-.]v(\d+)$/,
  /^(10\.36227\/techrxiv\.[\d.]+)\.v(\d+)$/,
  /^(10\.\d+\/osf\.io\/[a-z0-9]+)_v(\d+)$/,
  /^(10\.(?:12688\/\w+\.|7554\/elife\.)\d+)\.(\d{1,2})$/,
  /^(10\.6084\/m9\.figshare\.(?:c\.)?\d+)\.v(\d+)$/,
];

function doi(text: string): Identifier | undefined {
  const match = DOI.exec(text);
  const found = match?.[1];
  if (!match || found === undefined) return undefined;
  const before = text.slice(0, match.index + match[0].length - found.length);
  // One of several parameters of an address: Scopus' links have it so, and those of Google Scholar's alerts.
  const alone = /[?=]/.test(before) ? found.replace(/&.*$/, '') : found;
  let id = trimPunctuation(alone.toLowerCase());
  for (let tails = 0; tails < MOST_TAILS && DOI_TAIL.test(id); tails += 1)
    id = trimPunctuation(id.replace(DOI_TAIL, ''));
  // Oxford's addresses have the article's own number behind it.
  if (/\boup\.com\//i.test(before)) id = id.replace(/\/\d{5,}$/, '');
  const anthology = /^10\.(?:18653\/v1|3115\/v1)\/([a-z]\d\d-\d{4,5}|\d{4}\.[a-z0-9]+-[a-z0-9_]+\.\d+)$/.exec(id)?.[1];
  if (anthology) return { key: `acl:${anthology}` };
  for (const pattern of DOI_VERSION) {
    const [, work, version] = pattern.exec(id) ?? [];
    if (work) return withVersion(`doi:${work}`, version);
  }
  return id.includes('/') ? { key: `doi:${id}` } : undefined;
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
    if ('.,;:\'"*}/。、”’'.includes(last)) continue;
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

const SIGNS: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '\\textless': '<',
  '\\textgreater': '>',
};

/** As a keyboard writes it: full width, signs that nobody sees and hyphens of print come along when people copy; databases write `<` as `&lt;`, reference managers as `\textless`. */
function plain(text: string): string {
  const typed = /^[\0-\x7f]*$/.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/\p{Cf}/gu, '')
        .replaceAll('\u2010', '-');
  return /[&\\]/.test(typed) ? typed.replace(/&(?:lt|gt|amp);|\\text(?:less|greater)/g, (sign) => SIGNS[sign]!) : typed;
}

function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
