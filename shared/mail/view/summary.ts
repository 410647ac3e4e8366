import type { Day } from '../../calendar/day.ts';
import type { EditionBody, FrozenPaper } from '../../editions/edition.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { count, dayLabel, list, longDate } from './dates.ts';
import { sourceName } from './source.ts';

const DAYS_NAMED = 2;
const SOURCES_NAMED = 3;

/**
 * The line under the heading: the date; `7 of 412 new papers match`; `in the dump of 22 Nov` where papers carry no date of their own; and where they
 * come from, with the newest day of each source where papers do carry one.
 */
export function summary(body: EditionBody, words: Catalogue): string[] {
  const matched = body.sections.flatMap((section) => section.papers);
  const papers = [...matched, ...(body.trending ?? [])];
  return [
    longDate(words.locale, body.dueAt, body.zone),
    matchedOf(matched, body, words),
    dumps(papers, body, words),
    sources(papers, body, words),
  ].filter((part) => part !== undefined);
}

/** Only of what is new in the window: what was carried, looked back at, revised or withdrawn is not of those that were counted. */
function matchedOf(
  papers: readonly FrozenPaper[],
  { considered, window }: EditionBody,
  words: Catalogue,
): string | undefined {
  const fresh = papers.filter(
    ({ arrival, arrivedAt, carried }) =>
      arrival !== 'revised' && arrival !== 'withdrawn' && carried === undefined && arrivedAt > window.from,
  ).length;
  if (fresh === 0 || considered < fresh) return undefined;
  return words.summary.matched(count(words.locale, fresh), count(words.locale, considered));
}

function dumps(papers: readonly FrozenPaper[], { dueAt }: EditionBody, words: Catalogue): string | undefined {
  if (papers.some((paper) => paper.published !== undefined)) return undefined;
  const days = [...new Set(papers.flatMap((paper) => paper.listedOn ?? []))].sort();
  if (days.length === 0) return undefined;
  const named = days.map((day) => dayLabel(words.locale, day, dueAt));
  const shown = days.length <= DAYS_NAMED ? list(words.locale, named) : `${named[0]} – ${named.at(-1)}`;
  return words.summary.inDump(shown, days.length === 1);
}

function sources(papers: readonly FrozenPaper[], { dueAt }: EditionBody, words: Catalogue): string | undefined {
  const newest = new Map<string, { papers: number; day: Day | undefined }>();
  for (const paper of papers) {
    const name = sourceName(paper);
    if (name === undefined) continue;
    const known = newest.get(name) ?? { papers: 0, day: undefined };
    const later = known.day === undefined || (paper.published ?? '') > known.day;
    newest.set(name, { papers: known.papers + 1, day: later ? paper.published : known.day });
  }
  const named = [...newest]
    .sort(([, one], [, other]) => other.papers - one.papers)
    .slice(0, SOURCES_NAMED)
    .map(([name, { day }]) =>
      day === undefined ? name : words.summary.sourceWithDay(name, dayLabel(words.locale, day, dueAt)),
    );
  return named.length === 0 ? undefined : words.summary.from(list(words.locale, named));
}
