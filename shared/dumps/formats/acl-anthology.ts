import { foundPaper } from '../../papers/found-paper.ts';
import type { Format } from '../format.ts';
import type { Outcome } from '../record.ts';
import { xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';
import { child, children, markupOf, textOf, type XmlElement } from '../xml/tree.ts';

/** The data of the ACL Anthology: a collection of volumes, or a volume in the form that it had before 2019. */
export const aclAnthology: Format = {
  name: 'acl-anthology',
  title: 'ACL Anthology (XML)',
  recognises(head) {
    const xml = xmlHead(head);
    if (xml === undefined || !xml.names.has('volume') || !(xml.root === 'collection' || xml.root === 'volume'))
      return false;
    return xml.names.has('paper') || xml.names.has('frontmatter');
  },
  read(sink) {
    let volume: XmlElement | undefined;
    return xmlRecordParser(sink, ['meta', 'frontmatter', 'paper'], (record) => {
      if (record.name === 'paper') return paperOf(record, volume);
      if (record.name === 'meta') volume = record;
      return { skip: record.name === 'meta' ? 'the head of a volume, no paper' : 'front matter, no paper' };
    });
  },
};

function paperOf(paper: XmlElement, volume: XmlElement | undefined): Outcome {
  const text = (name: string): string => textOf(child(paper, name)).trim();
  const [address, doi] = [text('url'), text('doi')];
  const isOwn = /^(?:[A-Z]\d\d-\d{4,5}|\d{4}\.[\w-]+\.\w+)$/i.test(address);
  return foundPaper({
    title: markupOf(plain(child(paper, 'title')), 'x:').trim(),
    abstract: markupOf(plain(child(paper, 'abstract')), 'x:'),
    givenId: isOwn ? address : text('bibkey') || paper.attributes.id,
    ids: [isOwn ? `acl:${address}` : address, doi && `doi:${doi}`].filter((id) => id !== ''),
    authors: children(paper, 'author').flatMap((author) => nameOf(author) || []),
    published: dateOf(paper) ?? dateOf(volume),
    url: isOwn ? `https://aclanthology.org/${address}` : address,
    code: child(paper, 'pwccode')?.attributes.url,
    venue: textOf(child(volume, 'booktitle') ?? child(paper, 'booktitle')).trim(),
    withdrawn: child(paper, 'retracted') !== undefined || child(paper, 'removed') !== undefined || undefined,
  });
}

/** Letters that keep their case in BibTeX are marked; for a reader the mark means nothing. */
function plain(element: XmlElement | undefined): XmlElement | undefined {
  if (element === undefined) return undefined;
  const parts = element.children.flatMap((one) =>
    typeof one !== 'string' && one.name === 'fixed-case' ? one.children : [one],
  );
  return { ...element, children: parts.map((one) => (typeof one === 'string' ? one : (plain(one) as XmlElement))) };
}

function nameOf(author: XmlElement): string {
  const parts = ['first', 'last'].map((name) => textOf(child(author, name)).trim()).filter((part) => part !== '');
  return parts.length > 0
    ? parts.join(' ')
    : author.children.every((one) => typeof one === 'string')
      ? textOf(author).trim()
      : '';
}

/** The month, where one is named; else the year. */
function dateOf(element: XmlElement | undefined): string | undefined {
  const year = textOf(child(element, 'year')).trim();
  const month = /^\p{L}+$/u.exec(textOf(child(element, 'month')).trim())?.[0];
  return year === '' ? undefined : month === undefined ? year : `${month} ${year}`;
}
