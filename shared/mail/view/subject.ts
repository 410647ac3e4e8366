import { HOUR_MS } from '../../calendar/instant.ts';
import type { EditionBody, FrozenPaper } from '../../editions/edition.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { clipGraphemes, graphemeCount } from '../typesetting/clip.ts';
import { safe } from '../typesetting/safe-text.ts';
import { period, shortDate, shortDateTime } from './dates.ts';

/** Graphemes that phones show of a subject. */
const SUBJECT_LIMIT = 60;
const LONGEST_LABEL = 30;
const SHORTEST_LABEL = 12;
/** An edition's window reaches back behind the one before by its overlap and the time that slow writers get. */
const WINDOW_REACH_MS = 3 * HOUR_MS;

/**
 * The subject, one line of at most 60 graphemes: `7 new papers: diffusion, RLHF (14 Mar)`, or `diffusion +2` where the others have no room; one paper is its title; an alert begins with its interest. The date,
 * with the hour when another edition may have come the same day, keeps two running subjects apart; a title has it only where the one before was called so too.
 */
export function subject(body: EditionBody, heading: string, words: Catalogue): string {
  const papers = body.sections.flatMap((section) => section.papers);
  const when = moment(body, words);
  const labels = body.sections
    .filter((section) => section.papers.length > 0)
    .map((section) => clipGraphemes(safe(section.interest.label), LONGEST_LABEL))
    .filter((label) => label !== '');
  if (papers.length === 0 && (body.trending?.length ?? 0) > 0) return words.subject.mostUpvoted(when);
  if (papers.length === 0) {
    return words.subject.quiet(period(words.locale, body.window.from, body.window.to, body.zone));
  }
  const what = papers.length === 1 ? onePaper(papers[0]!, words) : heading;
  const dated = papers.length > 1 || body.sameTitleAsBefore === true ? ` (${when})` : '';
  const [first] = labels;
  if (body.cadence === 'alerts' && first !== undefined) {
    const others = labels.length > 1 ? ` +${labels.length - 1}` : '';
    const room = SUBJECT_LIMIT - graphemeCount(what + dated + others) - 2;
    const label = clipGraphemes(first, Math.max(SHORTEST_LABEL, room));
    return clipBefore(words.subject.alert(label + others, what), dated);
  }
  if (papers.length === 1) return clipBefore(what, dated);
  return withLabels(labels, (named) => words.subject.digest(heading, named, when)) ?? clipBefore(heading, dated);
}

function onePaper(paper: FrozenPaper, words: Catalogue): string {
  const title = safe(paper.title);
  if (paper.arrival === 'revised') return words.subject.revised(title);
  return paper.arrival === 'withdrawn' ? words.subject.withdrawn(title) : title;
}

/** What comes before the date gives way to it. */
function clipBefore(text: string, dated: string): string {
  return clipGraphemes(text, SUBJECT_LIMIT - graphemeCount(dated)) + dated;
}

/** As many interests as there is room for, in their order, and how many others; undefined where there is none for the first. */
function withLabels(labels: readonly string[], write: (named: string) => string): string | undefined {
  for (let named = labels.length; named > 0; named--) {
    const others = named < labels.length ? ` +${labels.length - named}` : '';
    const line = write(labels.slice(0, named).join(', ') + others);
    if (line.length <= SUBJECT_LIMIT || graphemeCount(line) <= SUBJECT_LIMIT) return line;
  }
  return undefined;
}

function moment({ dueAt, window, zone }: EditionBody, { locale }: Catalogue): string {
  const before = new Date(Date.parse(window.from) + WINDOW_REACH_MS).toISOString();
  const day = shortDate(locale, dueAt, zone);
  return shortDate(locale, before, zone) === day ? shortDateTime(locale, dueAt, zone) : day;
}
