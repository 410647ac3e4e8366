import { parseDay } from '../../papers/day.ts';
import { foundPaper } from '../../papers/found-paper.ts';
import { earliestOf } from '../named/date-parts.ts';
import type { Outcome } from '../record.ts';
import { child, children, descendants, markupOf, textOf, type XmlElement } from '../xml/tree.ts';

/** Elements that hold title, authors and abstract: of articles, of chapters of books. */
const HEADS = ['head', 'simple-head', 'chapter', 'simple-chapter', 'introduction', 'glossary', 'fb-non-chapter'];

/**
 * A document of Elsevier: an article as its publishing system keeps it, an answer of the ScienceDirect or Scopus API, or one entry of a search there.
 * What describes it (`coredata`, `rdf:Description`, the entry) comes before what it says itself.
 */
export function elsevierDocument(document: XmlElement): Outcome {
  const about = child(document, 'coredata') ?? descendants(document, 'Description')[0] ?? document;
  const head = HEADS.flatMap((name) => descendants(document, name))[0];
  const item = descendants(document, 'item-info')[0];
  const text = (...names: readonly string[]): string | undefined =>
    names.map((name) => textOf(child(about, name)).trim()).find((found) => found !== '');
  if (child(document, 'error') !== undefined) return { skip: 'the search found nothing' };
  const [doi, pii] = [
    text('doi') ?? textOf(child(item, 'doi')).trim(),
    text('pii') ?? textOf(child(item, 'pii')).trim(),
  ];
  const pmid = text('pubmed-id');
  return foundPaper({
    title: titleOf(head) || markupOf(child(about, 'title'), 'ce:').trim(),
    abstract: abstractOf(document, about, head),
    givenId: doi || text('eid') || pii,
    ids: [...(doi ? [`doi:${doi}`] : []), ...(pmid === undefined ? [] : [`pmid:${pmid}`])],
    authors: authorsOf(document, about, head),
    keywords: [
      ...descendants(head, 'keyword'),
      ...descendants(child(document, 'authkeywords'), 'author-keyword'),
      ...(head === undefined ? children(about, 'subject') : []),
    ].flatMap((one) => textOf(child(one, 'text') ?? one).trim() || []),
    published: publishedOf(document, about),
    url: text('url')?.startsWith('https://api.') ? undefined : text('url'),
    venue: text('publicationName'),
  });
}

function titleOf(head: XmlElement | undefined): string {
  const [title, subtitle] = ['title', 'subtitle'].map((name) => markupOf(child(head, name), 'ce:').trim());
  return [title, subtitle].filter(Boolean).join(': ');
}

/** The authors' abstract, not the drawing or the highlights; of API answers the description. In articles a description is a citation. */
function abstractOf(document: XmlElement, about: XmlElement, head: XmlElement | undefined): string | undefined {
  const abstracts = children(head, 'abstract');
  const own = abstracts.find(({ attributes }) => (attributes.class ?? 'author') === 'author');
  if (own !== undefined) return markupOf(own, 'ce:');
  return document.name === 'document' ? undefined : markupOf(child(about, 'description'), 'ce:');
}

function authorsOf(document: XmlElement, about: XmlElement, head: XmlElement | undefined): readonly string[] {
  const groups = [...descendants(head, 'author-group'), ...children(document, 'authors')];
  const inGroups = (name: string) => groups.flatMap((group) => descendants(group, name));
  const people = [...inGroups('author'), ...inGroups('collaboration')].map((one) =>
    one.name === 'collaboration'
      ? textOf(child(one, 'text')).trim()
      : [textOf(child(one, 'given-name')), textOf(child(one, 'surname'))]
          .map((part) => part.trim())
          .filter(Boolean)
          .join(' ') || textOf(child(one, 'authname') ?? child(one, 'indexed-name')).trim(),
  );
  const named = people.filter((name) => name !== '');
  return named.length > 0 ? named : children(about, 'creator').flatMap((creator) => textOf(creator).trim() || []);
}

/**
 * The earlier of the dates online and in print: old volumes came online long after they were printed, new ones come before. The date in print is as exact as it is
 * printed: of "2026" the API makes the first of January.
 */
function publishedOf(document: XmlElement, about: XmlElement): string | undefined {
  const [online, cover, printed] = [
    descendants(document, 'availableOnline')[0],
    child(about, 'coverDate'),
    child(about, 'coverDisplayDate'),
  ].map((date) => parseDay(textOf(date)));
  return earliestOf([online, printed !== undefined && cover?.startsWith(printed) ? printed : (cover ?? printed)]);
}
