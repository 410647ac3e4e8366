import { dayOf } from '../../calendar/day.ts';
import type { EditionBody, FrozenPaper } from '../../editions/edition.ts';
import { LONGEST_LABEL } from '../../readers/choices.ts';
import type { Catalogue, Counts } from '../catalogue/catalogue.ts';
import { catalogueOf } from '../catalogue/languages.ts';
import { clip } from '../typesetting/clip.ts';
import { href } from '../typesetting/href.ts';
import { safe } from '../typesetting/safe-text.ts';
import { count, dayLabel, list, longDate, period } from './dates.ts';
import type { EditionContext, EditionView, LinkView } from './edition-view.ts';
import { invitationView } from './invitation.ts';
import { preheader } from './preheader.ts';
import { mailSections, mostUpvotedLabel, pageSections } from './sections.ts';
import { subject } from './subject.ts';
import { summary } from './summary.ts';

const LABELS_SHOWN = 6;
const LONGEST_QUERY = 200;

/** The edition as its mail shows it: cards with excerpts, then titles, then what is left to the web. */
export function editionView(body: EditionBody, context: EditionContext): EditionView {
  return view(body, context, mailSections(body, context));
}

/** The edition as its page shows it: every paper with its whole abstract. */
export function editionPageView(body: EditionBody, context: EditionContext): EditionView {
  return view(body, context, pageSections(body));
}

function view(body: EditionBody, context: EditionContext, sections: EditionView['sections']): EditionView {
  const words = catalogueOf(body.language);
  const papers = body.sections.flatMap((section) => section.papers);
  const heading = headingOf(papers, body, words);
  const line = subject(body, heading, words);
  const quiet = papers.length === 0 && (body.trending?.length ?? 0) === 0;
  const facts = quiet ? quietSummary(body, words) : summary(body, words);
  return {
    language: words.language,
    htmlLang: words.htmlLang,
    page: body.links.page,
    subject: line,
    preheader: preheader(line, sections, facts),
    heading,
    summary: facts,
    ...(context.invitation ? { invitation: invitationView(context.invitation, body, context, words) } : {}),
    sections,
    ...(quiet ? { quiet: quietNote(body, words) } : {}),
    footer: footer(body, context, words),
  };
}

function headingOf(papers: readonly FrozenPaper[], body: EditionBody, words: Catalogue): string {
  if (papers.length === 0)
    return (body.trending?.length ?? 0) > 0 ? mostUpvotedLabel(body, words) : words.quiet.heading;
  const withdrawn = papers.filter((paper) => paper.arrival === 'withdrawn').length;
  const revised = papers.filter((paper) => paper.arrival === 'revised').length;
  const counts: Counts = { fresh: papers.length - withdrawn - revised, revised, withdrawn };
  return words.heading(counts, (n) => count(words.locale, n));
}

function quietSummary({ considered, window, zone, dueAt }: EditionBody, words: Catalogue): string[] {
  const { locale } = words;
  return [
    longDate(locale, dueAt, zone),
    words.quiet.explanation(count(locale, considered), period(locale, window.from, window.to, zone)),
  ];
}

function quietNote(body: EditionBody, words: Catalogue): NonNullable<EditionView['quiet']> {
  const interests = body.sections.map(({ interest }) => ({
    label: clip(safe(interest.label), LONGEST_LABEL),
    query: clip(safe(interest.query), LONGEST_QUERY),
  }));
  return { youAskFor: words.quiet.youAskFor, interests, widen: words.quiet.widen };
}

function footer(body: EditionBody, { operator }: EditionContext, words: Catalogue): EditionView['footer'] {
  const from = body.sections.filter(({ papers }) => papers.length > 0);
  const labels = from.map(({ interest }) => clip(safe(interest.label), LONGEST_LABEL));
  const hidden = labels.length - LABELS_SHOWN;
  const shown = [
    ...labels.slice(0, LABELS_SHOWN),
    ...(hidden > 0 ? [words.footer.andMore(count(words.locale, hidden))] : []),
  ];
  const links = [
    { text: words.footer.web, href: href(body.links.page) },
    { text: words.footer.change, href: href(body.links.steer) ?? changeAddress(operator, words) },
    { text: words.footer.unsubscribe, href: href(body.links.leave) },
  ];
  return {
    ...(shown.length > 0 ? { fromTopics: words.footer.fromTopics(list(words.locale, shown)) } : {}),
    stale: (body.stale ?? []).map(({ name, since }) =>
      words.footer.stale(safe(name), dayLabel(words.locale, dayOf(since), body.dueAt)),
    ),
    links: links.filter((link): link is LinkView => link.href !== undefined),
    sender: words.footer.sender(safe(operator)),
  };
}

/** Who has no page of their own yet writes to the operator. */
function changeAddress(operator: string, words: Catalogue): string | undefined {
  return href(`mailto:${operator}?subject=${encodeURIComponent(words.footer.changeSubject)}`);
}
