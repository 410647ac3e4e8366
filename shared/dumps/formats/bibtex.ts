import { MONTHS } from '../../papers/day.ts';
import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import type { Entry } from '../bibtex/block.ts';
import { withoutCaseBraces } from '../bibtex/case-braces.ts';
import { entryParser } from '../bibtex/entries.ts';
import { namesIn } from '../bibtex/names.ts';
import { citedArxiv } from '../cited-arxiv.ts';
import type { Format } from '../format.ts';
import { excerptOf, type Outcome, report } from '../record.ts';
import { saysNothing } from '../said-nothing.ts';

/** BibTeX and BibLaTeX, entry by entry. TeX in values is left as it is, but for braces in titles that only keep capitals. */
export const bibtex: Format = {
  name: 'bibtex',
  title: 'BibTeX',
  recognises: ({ text }) => {
    const start = ENTRY.exec(text) ?? EMPTY.exec(text);
    return start !== null && !hasProse(text.slice(0, start.index));
  },
  read(sink) {
    let record = 0;
    return entryParser({
      entry(entry, line, text) {
        record += 1;
        report(sink, outcomeOf(entry), { line, record }, () => text);
      },
      broken(reason, line, text) {
        record += 1;
        sink({ kind: 'reject', reason, at: { line, record }, excerpt: excerptOf(text) });
      },
    });
  },
};

/** In round brackets only the types that are as old as these brackets: others are decorators of Python. */
const ENTRY =
  /(?:^|\n)[ \t]*@[ \t]*(?:[a-z][\w-]*\s*\{|(?:article|book|conference|in\w{4,20}|manual|mastersthesis|misc|phdthesis|proceedings|string|techreport|unpublished)\s*\()\s{0,20}(?:(?:[^\s,={}"][^,={}"\n]{0,200})?[,\n])?\s{0,100}(?:%[^\n]{0,200}\n\s{0,100}){0,3}[a-z][\w:.+ -]{0,60}\s{0,20}=\s*[{"\w]/i;
const EMPTY =
  /(?:^|\n)[ \t]*@comment\{jabref-meta:|(?:^|\n)[ \t]*@(?:article|book|inbook|misc|proceedings|inproceedings|techreport)\{\s{0,20}(?:[^\s,={}"][^,={}"\n]{0,200})?,?\s{0,100}\}/i;

/** Some lines that are no comment and no command may stand above the first entry; more are a text that cites something. */
function hasProse(text: string): boolean {
  const lines = text.split('\n').filter((line) => /\p{L}/u.test(line) && !/^\s*(?:%|@)/.test(line));
  return lines.length > 5 && !/^[ \t]*@(?:string|comment|preamble)\s*[{(]/im.test(text);
}

/** What is no part of a book but the book. */
const VOLUME = /^(?:mv)?(?:book|collection|proceedings|periodical)$/;

/** What BibLaTeX keeps for other entries to refer to. */
const NO_PAPER = /^(?:set|xdata)$/;

function outcomeOf(entry: Entry): Outcome {
  return NO_PAPER.test(entry.type) ? { skip: `@${entry.type} is no paper` } : paperOf(entry);
}

function paperOf({ type, key, fields }: Entry): FoundPaper {
  const field = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = fields.get(name);
      if (value !== undefined && value.trim() !== '') return value;
    }
    return undefined;
  };
  const title = field('title', 'maintitle') ?? (VOLUME.test(type) ? field('booktitle') : undefined);
  const subtitle = field('subtitle');
  const abstract = field('abstract', 'abstractnote');
  return foundPaper({
    title: withoutCaseBraces(title !== undefined && subtitle !== undefined ? `${title}: ${subtitle}` : (title ?? '')),
    abstract: abstract === undefined || saysNothing(abstract) ? undefined : abstract,
    givenId: key,
    ids: identifiers(field),
    authors: namesIn(field('author', 'authors') ?? ''),
    categories: list(field('primaryclass', 'eprintclass')),
    keywords: [...list(field('author_keywords', 'author-keywords')), ...list(field('keywords', 'keyword'))],
    published: dateOf(field),
    venue: field('journal', 'journaltitle', 'booktitle', 'journal-iso'),
    comment: field('note', 'addendum'),
    url: address(field('url', 'adsurl', 'ee', 'link', 'biburl')),
    pdf: address(field('pdf', 'pdfurl')),
  });
}

type Lookup = (...names: readonly string[]) => string | undefined;

function identifiers(field: Lookup): readonly string[] {
  const eprint = field('eprint', 'arxivid', 'arxiv');
  const archive = field('archiveprefix', 'eprinttype') ?? '';
  const pmid = field('pmid', 'pubmedid', 'pubmed_id');
  const pmcid = field('pmcid', 'pmc');
  return [
    ...prefixed('doi', field('doi')),
    ...(eprint === undefined
      ? []
      : /pubmed/i.test(archive)
        ? prefixed('pmid', eprint)
        : /^(?:arxiv)?$/i.test(archive)
          ? [eprint]
          : []),
    ...prefixed('pmid', pmid),
    ...prefixed('pmcid', pmcid),
    ...citedArxiv(field('journal'), field('volume'), field('note'), field('howpublished')),
    ...[field('bdsk-url-1'), field('ee')].filter((value) => value !== undefined),
  ];
}

function prefixed(scheme: string, value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  const plain = value.replace(/[{}\s]/g, '').replace(/\\([_%&#])/g, '$1');
  return [/^[a-z]+:/i.test(plain) ? plain : `${scheme}:${plain}`];
}

function list(written: string | undefined): readonly string[] {
  if (written === undefined) return [];
  // Web of Science puts each value into braces twice.
  const plain = written.replace(/^\s*\{([^{}]*)\}\s*$/, '$1');
  return plain
    .split(plain.includes(';') ? ';' : ',')
    .map((term) => term.trim())
    .filter((term) => term !== '');
}

/** `date`, or what year, month and day say together: `2026 jan 30`. */
function dateOf(field: Lookup): string | undefined {
  const year = field('year', 'issue_date');
  const date =
    field('date') ?? (year === undefined ? undefined : [year, month(field('month')), field('day')].join(' '));
  return date?.replace(/[{}]/g, '').trim();
}

function month(written: string | undefined): string | undefined {
  const number = /^\W*(\d{1,2})\b/.exec(written ?? '')?.[1];
  return number === undefined ? written?.replace(/[~.]/g, ' ') : MONTHS[Number(number) - 1];
}

function address(written: string | undefined): string | undefined {
  const found = written
    ?.replace(/^\s*\\url\s*\{|[{}]/g, '')
    .replace(/\\([_%&#~])/g, '$1')
    .trim();
  return found !== undefined && /^https?:\/\//i.test(found) ? found : undefined;
}
