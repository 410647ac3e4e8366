import { parseIdentifier } from '../../papers/identifier.ts';

/** A link in Markdown or HTML, or a bare address. */
export interface MarkdownLink {
  /** What is shown, without pictures and marks of emphasis; '' for a picture or a bare address. */
  readonly label: string;
  readonly address: string;
  readonly from: number;
  readonly to: number;
}

/** `[label](address "title")`, where the label may hold one level of brackets (a picture, `[[paper]](…)`); `<a href="…">label</a>`; an address alone. */
const LINK =
  /\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?(https?:\/\/[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?[^()]{0,200}\)|<a\b[^<>]*\bhref\s*=\s*["']?(https?:\/\/[^\s"'<>]*)[^<>]*>((?:[^<]|<(?!\/?a\b))*)<\/a>|<?(https?:\/\/[^\s()[\]<>|]+)>?/gi;

/** The web links of a text, in their order. */
export function linksIn(text: string): readonly MarkdownLink[] {
  if (!text.includes('://')) return [];
  return Array.from(text.matchAll(LINK), ({ 0: whole, 1: label, 2: target, 3: href, 4: shown, 5: bare, index }) => ({
    label: plainText((label ?? shown ?? '').replace(/!\[[^[\]]*\](?:\([^()]*\))?|<img\b[^<>]*>/gi, '')),
    address: (target ?? href ?? bare ?? '').replace(/(?<![.,;:])[.,;:]+$/, ''),
    from: index,
    to: index + whole.length,
  }));
}

/** The text without links' addresses, tags and marks of emphasis, on one line. */
export function plainText(text: string): string {
  const shown = text.includes('://')
    ? text.replace(
        LINK,
        (_, label?: string, _target?: string, _href?: string, inside?: string) => label ?? inside ?? '',
      )
    : text;
  const untagged = shown.includes('<') ? shown.replace(/<[^<>]*>/g, ' ') : shown;
  const unmarked = /[*`_\\]/.test(untagged)
    ? untagged.replace(/\*+|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|\\(?=[[\]*_|])/gu, '')
    : untagged;
  return unmarked.replace(/\s+/g, ' ').trim();
}

/** The same of a text of sentences: an address in one is part of it, unless there are links. */
export function proseOf(text: string): string {
  return text.includes('](')
    ? plainText(text)
    : text
        .replace(/<\/?[a-z][^<>]*>|(?<![\p{L}\p{N}*])\*\*?(?=[\p{L}\p{N}])|(?<=\S)\*\*?(?![\p{L}\p{N}*])/giu, ' ')
        .replace(/\s+/g, ' ')
        .trim();
}

/** Places where papers lie, besides those whose addresses name an identifier. */
const PAPER_SITES =
  /\.pdf(?:[?#]|$)|\/\/(?:[\w-]+\.)*(?:openreview\.net|openaccess\.thecvf\.com|(?:papers|proceedings)\.(?:nips|neurips|iclr)\.cc|cv-foundation\.org|direct\.mit\.edu|vldb\.org|ndss-symposium\.org|lrec-conf\.org|iopscience\.iop\.org|journals\.aps\.org|plos\.org|elifesciences\.org|researchsquare\.com|proceedings\.mlr\.press|jmlr\.org|ijcai\.org|ojs\.aaai\.org|ieeexplore\.ieee\.org|dl\.acm\.org|link\.springer\.com|sciencedirect\.com|nature\.com|science\.org|onlinelibrary\.wiley\.com|tandfonline\.com|mdpi\.com|frontiersin\.org|biorxiv\.org|medrxiv\.org|chemrxiv\.org|ssrn\.com|usenix\.org|isca-speech\.org|isca-archive\.org|roboticsproceedings\.org|ecva\.net|bmvc\w*|eprint\.iacr\.org|hal\.science|semanticscholar\.org|paperswithcode\.com|papers\.ssrn\.com|cell\.com|pnas\.org|academic\.oup\.com|aclanthology\.org)\//i;

/** Whether a paper lies at this address, as far as the address shows. */
export function isPaperAddress(address: string): boolean {
  return (
    parseIdentifier(address) !== undefined || (PAPER_SITES.test(address) && !/openreview\.net\/group\b/i.test(address))
  );
}

/** Whether this is where programs, models and data lie. */
export function isCodeAddress(address: string): boolean {
  return /\/\/(?:www\.)?(?:github|gitlab|bitbucket)\.(?:com|org)\/[^/]+\/[^/]/i.test(address);
}

const GENERIC =
  /^\W*(?:the |our |official |full |project |supplementary |unofficial |hugging ?|web ?|home ?|data ?|open ?|blog ?)?(?:paper|pdf|arxiv|preprint|abs(?:tract)?|link|url|doi|code|github|repo|repository|project|page|site|website|text|demo|sets?|dataset|data|models?|weights|slides?|video|poster|talk|blog|post|bib(?:tex)?|cite|material|supp|supplement|review|face|html|source|here|pytorch|tensorflow|jax|tutorial|news|media|null|none)s?\W*\d*\W*$/i;
/** A venue with its year, a date, an identifier: what stands in front of titles. */
const TAG =
  /^\W*(?:[A-Za-z+&/' -]{2,25}\W?(?:19|20)?\d\d(?:\.\d{1,2})?|[\d./-]{4,10}|(?:arxiv:?\s*)?\d{4}\.\d{4,5}(?:v\d+)?)\W*$/i;

/** Whether a label says what a link leads to, not what a paper is called: "paper", "[PDF]", "CVPR 2026", "2601.00001". */
export function isGeneric(label: string): boolean {
  if (!/\p{L}/u.test(label)) return true;
  return label.length < 60 && (GENERIC.test(label) || TAG.test(label) || /\bet al\b.{0,6}\d{4}\W*$/.test(label));
}
