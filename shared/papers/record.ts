import type { Day } from '../calendar/day.ts';
import { stripAbstractLead } from '../text/cleaning/abstract-lead.ts';
import { cleanText } from '../text/cleaning/clean.ts';
import { authorName } from './author.ts';
import { CAP, cut } from './caps.ts';
import { parseDay, parseListDay } from './day.ts';
import type { FoundPaper } from './found-paper.ts';
import { paperKeys } from './identity.ts';
import { linksOf } from './links.ts';
import type { PaperRecord } from './paper.ts';
import { isWithdrawn } from './withdrawn.ts';

/** A record that cannot become a paper, with the reason for the receipt. */
export interface Unusable {
  readonly reject: string;
}

/**
 * The paper that a format found, cleaned, dated, identified and cut to size.
 * @param format the name of the format that found it
 * @param today the day of the drop: lists often print a day without its year
 */
export function toPaperRecord(found: FoundPaper, format: string, today: Day): PaperRecord | Unusable {
  const title = cut(oneLine(cleanText(found.title)), CAP.titleCharacters);
  if (!SAYS_ANYTHING.test(title)) return { reject: 'has no title' };
  const abstract = cut(stripAbstractLead(cleanText(found.abstract ?? '')), CAP.abstractCharacters);
  const written = (found.authors ?? []).map((author) => author.trim()).filter((author) => author !== '');
  const authors = written
    .slice(0, CAP.authors)
    .map((author) => cut(authorName(oneLine(cleanText(author))), CAP.authorCharacters))
    .filter((author) => author !== '');
  const { keys, version: namedVersion } = paperKeys(identifiersOf(found), title, authors, abstract);

  const published = found.published && parseDay(found.published);
  const listedOn = found.listedOn && parseListDay(found.listedOn, today);
  const version = wholeNumber(found.version ?? namedVersion, 1, 999);
  const votes = wholeNumber(found.votes, 0, 1_000_000_000);
  const venue = cut(oneLine(cleanText(found.venue ?? '')), CAP.venueCharacters);
  const comment = cut(oneLine(cleanText(found.comment ?? '')), CAP.commentCharacters);
  return {
    title,
    abstract,
    raw: {
      title: cut(found.title, CAP.rawTitleCharacters),
      abstract: cut(found.abstract ?? '', CAP.rawAbstractCharacters),
    },
    ...(found.givenId && { givenId: cut(found.givenId, CAP.keyCharacters) }),
    keys,
    authors,
    authorCount: written.length,
    categories: terms(found.categories, CAP.categories),
    keywords: terms(found.keywords, CAP.keywords),
    links: linksOf(found, keys),
    ...(published && { published }),
    ...(listedOn && { listedOn }),
    ...(version !== undefined && { version }),
    withdrawn: found.withdrawn === true || isWithdrawn(title, abstract, comment, venue),
    revision: found.revision === true,
    ...(venue && { venue }),
    ...(comment && { comment }),
    ...(votes !== undefined && { votes }),
    source: format,
  };
}

/** Empty braces and dashes stand where a program knew no title. */
const SAYS_ANYTHING = /[^\p{P}\s]/u;

/** Everything that may name the paper: an address of it often is the only identifier that a list gives. */
function identifiersOf({ ids = [], givenId, url, pdf }: FoundPaper): string[] {
  return [...ids, givenId, url, pdf].filter((id) => id !== undefined && id !== '') as string[];
}

function terms(written: readonly string[] | undefined, most: number): string[] {
  const seen = new Set<string>();
  for (const term of written ?? []) {
    if (seen.size === most) break;
    const clean = cut(oneLine(cleanText(term)), CAP.termCharacters);
    if (clean !== '') seen.add(clean);
  }
  return [...seen];
}

/** The number without its fraction, if it is within bounds. */
function wholeNumber(value: number | undefined, least: number, most: number): number | undefined {
  return value !== undefined && value >= least && value <= most ? Math.max(least, Math.trunc(value)) : undefined;
}

function oneLine(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}
