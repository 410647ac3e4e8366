import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import { isFrontMatter } from '../front-matter.ts';
import { earliestOf } from '../named/date-parts.ts';
import { isNewVersion } from '../notices.ts';
import type { Outcome } from '../record.ts';
import { child, children, descendants, markupOf, textOf, type XmlElement } from '../xml/tree.ts';
import { dateOfElement } from './date-element.ts';
import { abstractAmong } from './jats-abstract.ts';

/** Elements that describe a work, what stands inside others first: a record of a chapter describes its book too. */
const WORKS = [
  'journal_article',
  'conference_paper',
  'content_item',
  'posted_content',
  'dissertation',
  'report-paper_metadata',
  'report-paper_series_metadata',
  'standard_metadata',
  'dataset',
  'book_metadata',
  'book_series_metadata',
];
/** Elements that describe something else, and what it is. */
const OTHERS: Readonly<Record<string, string>> = {
  peer_review: 'a review of a work, no paper',
  sa_component: 'a part of a work, such as a figure, no paper',
  grant: 'a grant, no paper',
  journal_issue: 'an issue of a journal, no paper',
  journal_metadata: 'a journal, no paper',
  proceedings_metadata: 'a volume of proceedings, no paper',
  proceedings_series_metadata: 'a volume of proceedings, no paper',
  book_set_metadata: 'a set of books, no paper',
  error: 'a DOI that Crossref does not know',
};

/** Elements that a dump of Crossref XML is cut into: answers of its queries, and the works of a deposit. */
export const CROSSREF_RECORDS = ['query', 'doi_record', 'peer_review', 'sa_component', ...WORKS];

/**
 * What Crossref's XML (UNIXREF, UNIXSD, deposits) says of one work.
 * @param element a work, or what holds one
 * @param venue where it appeared, if the element is silent on it
 */
export function crossrefWork(element: XmlElement, venue?: string): Outcome {
  const work = [element, ...WORKS.flatMap((name) => descendants(element, name).slice(0, 1))].find(({ name }) =>
    WORKS.includes(name),
  );
  if (work === undefined) return { skip: otherOf(element) };
  const title = titleOf(work);
  const notice = descendants(work, 'update').find(({ attributes }) => !isNewVersion(attributes.type));
  if (notice !== undefined) {
    return { skip: `a notice about another paper (${notice.attributes.type ?? 'update'})`, title };
  }
  const paper = paperOf(work, title, venueOf(element, work) ?? venue);
  return isFrontMatter(title) && paper.abstract === undefined ? { skip: 'front matter, no paper', title } : paper;
}

function otherOf(element: XmlElement): string {
  if (element.attributes.status === 'unresolved') return OTHERS.error as string;
  const name = Object.keys(OTHERS).find((one) => element.name === one || descendants(element, one).length > 0);
  return name === undefined ? 'holds no work' : (OTHERS[name] as string);
}

function paperOf(work: XmlElement, title: string, venue: string | undefined): FoundPaper {
  const doi = textOf(child(work, 'doi_data', 'doi')).trim();
  // What is left are new versions of the same work.
  const former = descendants(work, 'update').map((update) => textOf(update).trim());
  return foundPaper({
    title,
    abstract: abstractAmong(children(work, 'abstract')),
    givenId: doi,
    ids: [...[doi, ...former].flatMap((id) => (id === '' ? [] : `doi:${id}`)), ...sameWork(work)],
    revision: former.length > 0 || undefined,
    authors: authorsOf(work),
    published: publishedOf(work),
    url: doi === '' ? textOf(child(work, 'doi_data', 'resource')).trim() : `https://doi.org/${doi}`,
    venue,
  });
}

function titleOf(work: XmlElement): string {
  const titles = child(work, 'titles');
  const title = markupOf(child(titles, 'title') ?? child(titles, 'original_language_title'), 'jats:').trim();
  const subtitle = markupOf(child(titles, 'subtitle'), 'jats:').trim();
  return subtitle === '' || title.includes(subtitle) ? title : `${title}: ${subtitle}`;
}

function authorsOf(work: XmlElement): readonly string[] {
  const people = (child(work, 'contributors') ?? work).children.filter(
    (one): one is XmlElement => typeof one !== 'string' && (one.name === 'person_name' || one.name === 'organization'),
  );
  return people
    .filter(({ attributes }) => (attributes.contributor_role ?? 'author') === 'author')
    .map((one) =>
      one.name === 'organization'
        ? textOf(one)
        : ['given_name', 'surname', 'suffix']
            .map((part) => textOf(child(one, part)).trim())
            .filter(Boolean)
            .join(' '),
    );
}

/** The earliest of the dates in print, online, or of posting. */
function publishedOf(work: XmlElement): string | undefined {
  const dates = ['publication_date', 'posted_date', 'approval_date', 'database_date'].flatMap((name) =>
    children(work, name),
  );
  return earliestOf(dates.map(dateOfElement));
}

function venueOf(element: XmlElement, work: XmlElement): string | undefined {
  const inTitles = (name: string) => child(descendants(element, name)[0], 'titles', 'title');
  const holder =
    descendants(element, 'full_title')[0] ??
    descendants(element, 'proceedings_title')[0] ??
    (work.name === 'content_item' ? (inTitles('book_metadata') ?? inTitles('book_series_metadata')) : undefined) ??
    child(work, 'institution', 'institution_name');
  return holder === undefined ? undefined : textOf(holder).trim();
}

/** The article of a preprint, and the preprint of an article. */
function sameWork(work: XmlElement): readonly string[] {
  return descendants(work, 'intra_work_relation')
    .filter(({ attributes }) => /^(?:isPreprintOf|hasPreprint)$/.test(attributes['relationship-type'] ?? ''))
    .map((relation) =>
      attributesType(relation) === 'arxiv' ? `arXiv:${textOf(relation).trim()}` : textOf(relation).trim(),
    );
}

function attributesType({ attributes }: XmlElement): string | undefined {
  return attributes['identifier-type'];
}
