import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import type { Format } from '../format.ts';
import { isNotice, isRetracted } from '../notices.ts';
import type { Outcome } from '../record.ts';
import { saysNothing } from '../said-nothing.ts';
import { xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';
import { child, children, markupOf, textOf, type XmlElement } from '../xml/tree.ts';

const RECORDS = ['PubmedArticle', 'PubmedBookArticle', 'MedlineCitation', 'DeleteCitation', 'DeleteDocument'];

/** PubMed's XML: its yearly and daily files, and answers of efetch. */
export const pubmedXml: Format = {
  name: 'pubmed-xml',
  title: 'PubMed XML',
  recognises(head) {
    const xml = xmlHead(head);
    return (
      xml !== undefined &&
      (/^(?:Pubmed\w*|MedlineCitation)Set$/.test(xml.root) || RECORDS.slice(0, 3).some((name) => xml.names.has(name)))
    );
  },
  read: (sink) => xmlRecordParser(sink, RECORDS, outcomeOf),
};

function outcomeOf(record: XmlElement): Outcome {
  if (record.name.startsWith('Delete'))
    return {
      skip: 'lists records that were deleted',
      deleted: children(record, 'PMID').map((id) => `pmid:${text(id)}`),
    };
  const book = child(record, 'BookDocument');
  if (book !== undefined) return ofBook(book);
  const citation = record.name === 'MedlineCitation' ? record : child(record, 'MedlineCitation');
  if (citation === undefined) return { reject: 'holds no article' };
  return ofArticle(citation, child(record, 'PubmedData'));
}

function ofArticle(citation: XmlElement, data: XmlElement | undefined): Outcome {
  const article = child(citation, 'Article');
  const types = children(child(article, 'PublicationTypeList'), 'PublicationType').map(text);
  const journal = child(article, 'Journal');
  const title = titleOf(article);
  if (isNotice(types)) return { skip: 'is a notice about another paper', title };
  return foundPaper({
    ...sharedBy(citation, article),
    title,
    ids: [
      ...pubmedId(citation),
      ...children(article, 'ELocationID')
        .filter(({ attributes }) => attributes.EIdType === 'doi' && attributes.ValidYN !== 'N')
        .map((id) => `doi:${text(id)}`),
      ...articleIds(child(data, 'ArticleIdList')),
    ],
    abstract: abstractOf(child(article, 'Abstract')) ?? otherAbstractOf(citation),
    keywords: [
      ...children(citation, 'KeywordList').flatMap((list) => children(list, 'Keyword').map(text)),
      ...children(child(citation, 'MeshHeadingList'), 'MeshHeading').map((heading) =>
        text(child(heading, 'DescriptorName')),
      ),
    ],
    published: dateOf(child(article, 'ArticleDate')) ?? dateOf(child(journal, 'JournalIssue', 'PubDate')),
    venue: text(child(journal, 'Title')) || text(child(journal, 'ISOAbbreviation')),
    withdrawn: isRetracted(types) || undefined,
  });
}

/** Where an article has no title in English, PubMed writes "[Not Available]." */
function titleOf(article: XmlElement | undefined): string {
  const [title, own] = ['ArticleTitle', 'VernacularTitle'].map((name) => markup(child(article, name))) as [
    string,
    string,
  ];
  return title === '' || (saysNothing(title) && own !== '') ? own : title;
}

function ofBook(book: XmlElement): FoundPaper {
  const whole = child(book, 'Book');
  return foundPaper({
    ...sharedBy(book, child(book, 'AuthorList') === undefined ? whole : book),
    title: markup(child(book, 'ArticleTitle')) || markup(child(whole, 'BookTitle')),
    ids: [...pubmedId(book), ...articleIds(child(book, 'ArticleIdList'))],
    abstract: abstractOf(child(book, 'Abstract')),
    keywords: children(child(book, 'KeywordList'), 'Keyword').map(text),
    published: dateOf(child(book, 'ContributionDate')) ?? dateOf(child(whole, 'PubDate')),
    venue: child(book, 'ArticleTitle') === undefined ? undefined : text(child(whole, 'BookTitle')),
  });
}

function sharedBy(identified: XmlElement, written: XmlElement | undefined): Pick<FoundPaper, 'givenId' | 'authors'> {
  const lists = children(written, 'AuthorList');
  const list = lists.find(({ attributes }) => attributes.Type !== 'editors') ?? lists[0];
  return {
    givenId: text(child(identified, 'PMID')),
    authors: children(list, 'Author')
      .map(nameOf)
      .filter((name) => name !== ''),
  };
}

function nameOf(author: XmlElement): string {
  const part = (name: string): string => text(child(author, name));
  return (
    [part('ForeName') || part('Initials'), part('LastName'), part('Suffix')].filter((one) => one !== '').join(' ') ||
    part('CollectiveName')
  );
}

function pubmedId(element: XmlElement): readonly string[] {
  const id = text(child(element, 'PMID'));
  return id === '' ? [] : [`pmid:${id}`];
}

/** The paper's own; those of what it cites stand deeper. */
function articleIds(list: XmlElement | undefined): readonly string[] {
  return children(list, 'ArticleId').flatMap((id) => {
    if (id.attributes.IdType === 'doi') return [`doi:${text(id)}`];
    return id.attributes.IdType === 'pmc' ? [text(id)] : [];
  });
}

/** Abstracts in other languages or for other readers: the English one, if there is one. */
function otherAbstractOf(citation: XmlElement): string | undefined {
  const others = children(citation, 'OtherAbstract');
  return abstractOf(others.find(({ attributes }) => attributes.Language === 'eng') ?? others[0]);
}

/** Sections keep their labels; "UNLABELLED" is none. */
function abstractOf(abstract: XmlElement | undefined): string | undefined {
  const sections = children(abstract, 'AbstractText').map((section) => {
    const label = (section.attributes.Label ?? '').replace(/\s*:\s*$/, '');
    const words = markup(section);
    return label === '' || /^unlabell?ed$/i.test(label) || words === '' ? words : `${label}: ${words}`;
  });
  const whole = sections.filter((section) => section !== '').join('\n');
  return whole === '' || saysNothing(whole) ? undefined : whole;
}

/** `2026-01-30`, `2026 Jan`, or the words of an old issue: `1998 Dec-1999 Jan`. */
function dateOf(date: XmlElement | undefined): string | undefined {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((name) => text(child(date, name)));
  if (!year) return text(child(date, 'MedlineDate')) || undefined;
  return [year, month, day].filter((part) => part !== '').join(/^\d+$/.test(month ?? '') ? '-' : ' ');
}

function text(element: XmlElement | undefined): string {
  return textOf(element).trim();
}

function markup(element: XmlElement | undefined): string {
  return markupOf(element).trim();
}
