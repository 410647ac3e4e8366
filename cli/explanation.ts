import type { Instant } from '../shared/calendar/instant.ts';
import type { Edition, EditionBody, FrozenPaper } from '../shared/editions/edition.ts';
import { listedUpTo, papersOf } from '../shared/editions/listed.ts';
import { mailSections } from '../shared/mail/view/sections.ts';
import type { Reason } from '../shared/matching/reason.ts';
import type { Paper } from '../shared/papers/paper.ts';
import type { Reader } from '../shared/readers/reader.ts';

/** What is known of one paper and one reader. */
export interface Known {
  readonly paper: Paper;
  readonly reader: Reader;
  /** Which of their interests find it now. */
  readonly found: readonly { readonly label: string; readonly score: number; readonly why: readonly Reason[] }[];
  /** The reader's editions since the paper came, oldest first. */
  readonly editions: readonly { readonly edition: Edition; readonly body: EditionBody | undefined }[];
  readonly operator: string;
}

/** The way of a paper to a reader, a sentence a line: seen when, matched by, ranked where, capped, carried, mailed; or why it did not come. */
export function explanation(known: Known): string[] {
  const { paper } = known;
  const told = known.editions.flatMap(({ edition, body }) => (body ? inEdition(paper, edition, body, known) : []));
  return [
    `“${paper.title}” (${paper.keys[0]})`,
    ...seen(paper),
    ...matched(known),
    ...(told.length > 0 ? told : [`In no edition: ${whyNot(known)}`]),
  ];
}

function seen({ firstArrivedAt, dumpId, dumpRecord, otherDumps, arrival, sources }: Paper): string[] {
  const others = otherDumps.length > 0 ? `, and in ${otherDumps.join(', ')}` : '';
  const now =
    arrival === undefined
      ? 'It is no news: backfill, too old by its own date, or taken back.'
      : `It last counted as ${arrival.kind} on ${minute(arrival.at)}.`;
  return [
    `Seen first on ${minute(firstArrivedAt)}, as record ${dumpRecord} of ${dumpId}${others} (${sources.join(', ')}). ${now}`,
  ];
}

function matched({ found, reader }: Known): string[] {
  if (found.length === 0) return ['None of their interests finds it as they are now.'];
  const least = reader.preferences?.minimumScore ?? 0;
  return found.map(({ label, score, why }) => {
    const clauses = why.map(({ clause, field, words }) => `${clause} in the ${field}: ${words.join(', ')}`);
    const low = score < least ? `, below their minimum of ${least}` : '';
    return `Matched by “${label}” with ${Math.round(score)} of 100${low} (${clauses.join('; ')}).`;
  });
}

function inEdition(paper: Paper, edition: Edition, body: EditionBody, { reader, operator, editions }: Known): string[] {
  const papers = papersOf(body);
  const isIt = ({ id }: { readonly id: string }) => id === paper.id || paper.formerIds.includes(id);
  const place = papers.findIndex((one) => isIt(one) || one.copies?.some(isIt));
  if (place < 0) return [];
  const copied = isIt(papers[place]!) ? '' : `, on the card of “${papers[place]!.title}”, which it nearly repeats`;
  const section = body.sections.find((one) => one.papers.includes(papers[place]!));
  const under = section
    ? `place ${section.papers.indexOf(papers[place]!) + 1} of ${section.papers.length} under “${section.interest.label}”`
    : 'among the most upvoted';
  const { arrival } = papers[place]!;
  const as = arrival === 'new' ? '' : `, told as ${arrival}`;
  const cards = reader.preferences?.cards;
  const sections = mailSections(body, { operator, ...(cards !== undefined && { cards }) });
  const shown = sections.some((one) => one.cards.some(({ number }) => number === place + 1))
    ? 'in full'
    : sections.some((one) => one.also.some(({ number }) => number === place + 1))
      ? 'capped: by its title'
      : 'capped: on the edition’s page only';
  return [
    `Edition ${edition.id}, due ${minute(edition.dueAt)}: number ${place + 1} of ${papers.length}, ${under}${copied}${as}, ${shown}${carriedOn(papers[place]!, body, editions)}. ${fate(edition)}`,
  ];
}

/** Of the editions that one carries, those that listed the paper. */
function carriedOn({ id, carried }: FrozenPaper, { carries }: EditionBody, editions: Known['editions']): string {
  if (!carried) return '';
  const listing = editions.filter(({ body }) => body && papersOf(body).some((paper) => paper.id === id));
  const from = carries.filter((carriedId) => listing.some(({ edition }) => edition.id === carriedId));
  return `, carried${from.length > 0 ? ` from ${from.join(', ')}` : ''} (${carried})`;
}

function fate(edition: Edition): string {
  switch (edition.state) {
    case 'SENT':
      return `Mailed on ${minute(edition.sentAt)}.`;
    case 'PLANNED':
    case 'CLAIMED':
      return `Not mailed yet; it is looked at again on ${minute(edition.nextActionAt)}.`;
    case 'EXPIRED':
      return 'Not mailed in time; the next edition carries it.';
    case 'PARKED':
    case 'REFUSED':
    case 'CANCELLED':
      return `Not known to be mailed: ${edition.state.toLowerCase()}, ${edition.reason}.`;
  }
}

function whyNot({ paper, reader, found, editions }: Known): string {
  const { consent, preferences = {}, watermark, nextDueAt } = reader;
  const { arrival } = paper;
  if (consent.state === 'left' || consent.state === 'suppressed') return `they get no mail (${consent.state}).`;
  if (!arrival) return 'what is no news is mailed to nobody.';
  if (found.length === 0) return 'nothing that they ask for finds it.';
  if (found.every(({ score }) => score < (preferences.minimumScore ?? 0))) return 'it fits nothing well enough.';
  const latest = editions.findLast(({ body }) => body)?.body;
  if (listedUpTo(latest).has(paper)) return 'an edition that is no longer kept listed it.';
  if (arrival.kind === 'revised' && paper.firstArrivedAt <= watermark) {
    const { revisions = 'never' } = preferences;
    if (revisions === 'never') return 'it came as a revision, and they want none.';
    if (revisions === 'material' && !arrival.rewrittenAt)
      return 'it came as a revision that changes little, and they want those that are really rewritten.';
  }
  if (arrival.at > watermark)
    return `it came after ${minute(watermark)}, up to when they have been answered; it can come with the next, due ${minute(nextDueAt)}.`;
  if (arrival.at < reader.addedAt)
    return 'it came before they were a reader, and was not among the first that they were shown.';
  return 'it came before they asked for this, or was not among the best that a new interest begins with.';
}

/** `2026-11-22 06:00Z`. */
function minute(at: Instant): string {
  return `${at.slice(0, 16).replace('T', ' ')}Z`;
}
