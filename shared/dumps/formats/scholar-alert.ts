import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import { decodeEntities } from '../../text/cleaning/entities.ts';
import type { Format, Parser, Sink } from '../format.ts';
import { GiveUp, LIMIT } from '../limits.ts';
import { newlinesIn } from '../lines.ts';
import { report } from '../record.ts';

/** The class that Google Scholar gives the title of each result in its mails. */
const TITLE = 'gse_alrt_title';
/** The class of the words of a result. */
const SNIPPET = 'gse_alrt_sni';
/** Results begin with a heading; so do the notes below them, which have no title of that class. */
const RECORD = '<h3';

/** Alerts of Google Scholar: the HTML of the mail, alone or as a mail or mailbox has it. */
export const scholarAlert: Format = {
  name: 'scholar-alert',
  title: 'Google Scholar alert (HTML of a mail)',
  recognises: ({ text }) => /^\s*</.test(text) && text.includes(TITLE),
  read: (sink) => alertParser(sink),
};

function alertParser(sink: Sink): Parser {
  let held = '';
  let line = 1;
  let record = 0;
  let searched = 0;

  /** Reads what stands before `end`: a result, or what is around the results. */
  function take(end: number, isLast: boolean): void {
    const text = held.slice(0, end);
    if (text.startsWith(RECORD) && text.includes(TITLE)) {
      record += 1;
      const at = { line, record };
      const cut = isLast && !isWhole(text);
      report(sink, cut ? { reject: 'ends early: the last record is cut off' } : paperOf(text), at, () => text);
    }
    line += newlinesIn(text);
    held = held.slice(end);
    searched = RECORD.length;
  }

  return {
    write(text) {
      held += text;
      for (let next = held.indexOf(RECORD, searched); next >= 0; next = held.indexOf(RECORD, searched))
        take(next, false);
      searched = Math.max(RECORD.length, held.length - RECORD.length);
      if (held.length > LIMIT.recordCharacters)
        throw new GiveUp(`A result before line ${line} does not end: this is no alert.`);
    },
    end: () => take(held.length, true),
  };
}

/** Whether a result goes on to the end of its words, or of the line below its title where it has none. */
function isWhole(html: string): boolean {
  return html.indexOf('</div>', html.indexOf(SNIPPET)) >= 0;
}

/** A linked title, a line "authors - venue, year - publisher", and some words of the text. */
function paperOf(html: string): FoundPaper {
  const title = elementAt(html, html.lastIndexOf('<', html.indexOf(TITLE)), 'a');
  const below = html.indexOf('</h3>');
  const byline = plain(elementAt(html, html.indexOf('<div', below), 'div').inside);
  const words = html.indexOf(SNIPPET, below);
  const snippet = words < 0 ? '' : elementAt(html, html.lastIndexOf('<', words), 'div').inside;
  const [authors = '', venue = ''] = byline.split(/ - /);
  const arxiv = /\barXiv:\s*([^\s,]+)/i.exec(venue)?.[1];
  return foundPaper({
    title: title.inside,
    abstract: snippet.replace(/<br\b[^<>]*>/gi, ' ').trim(),
    ids: arxiv === undefined ? [] : [`arXiv:${arxiv}`],
    authors: authors.split(',').flatMap((name) => name.replaceAll('…', '').trim() || []),
    published: /\b(?:19|20)\d\d$/.exec(venue)?.[0],
    url: target(/\bhref\s*=\s*"([^"]*)"/.exec(title.tag)?.[1] ?? ''),
    venue: venue.replace(/,? ?(?:19|20)\d\d$/, ''),
  });
}

/** The opening tag at this index, and what stands between it and the next closing one of that name. */
function elementAt(html: string, at: number, name: string): { readonly tag: string; readonly inside: string } {
  const end = at < 0 ? -1 : html.indexOf('>', at);
  if (end < 0) return { tag: '', inside: '' };
  const close = html.indexOf(`</${name}>`, end);
  return { tag: html.slice(at, end), inside: html.slice(end + 1, close < 0 ? html.length : close) };
}

/** Links lead through Google; where to, they say themselves. */
function target(written: string): string | undefined {
  const link = URL.parse(decodeEntities(written));
  const isRedirect = link !== null && /\/scholar_url$/.test(link.pathname);
  return (isRedirect ? link.searchParams.get('url') : link?.href) ?? undefined;
}

function plain(html: string): string {
  return decodeEntities(html.replace(/<[^<>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}
