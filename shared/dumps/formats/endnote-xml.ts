import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import { citedArxiv } from '../cited-arxiv.ts';
import type { Format } from '../format.ts';
import { pageAmong } from '../page-among.ts';
import { saysNothing } from '../said-nothing.ts';
import { listed } from '../tagged/fields.ts';
import { xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';
import { child, children, type XmlElement } from '../xml/tree.ts';

/** EndNote's XML export, also as Zotero, Mendeley, Papers and Bookends write it. */
export const endnoteXml: Format = {
  name: 'endnote-xml',
  title: 'EndNote XML',
  recognises(head) {
    const xml = xmlHead(head);
    return (
      xml !== undefined &&
      /^(?:xml|records)$/.test(xml.root) &&
      ['record', 'titles', 'ref-type'].every((name) => xml.names.has(name))
    );
  },
  read: (sink) => xmlRecordParser(sink, ['record'], paperOf),
};

function paperOf(record: XmlElement): FoundPaper {
  const text = (...path: readonly string[]): string => styled(child(record, ...path)).trim();
  const list = (name: string, ...path: readonly string[]): readonly string[] =>
    children(child(record, ...path), name)
      .map((one) => styled(one).trim())
      .filter((one) => one !== '');
  const abstract = text('abstract');
  const accession = text('accession-num');
  const isPubMed = /pubmed|medline|\bnlm\b/i.test(
    `${text('remote-database-name')} ${text('remote-database-provider')}`,
  );
  const urls = [...list('url', 'urls', 'related-urls'), ...list('url', 'urls', 'web-urls')].filter(isAddress);
  const doi = text('electronic-resource-num');
  return foundPaper({
    title: text('titles', 'title') || text('titles', 'short-title'),
    abstract: saysNothing(abstract) ? undefined : abstract,
    givenId: text('rec-number') || accession,
    ids: [
      ...(doi === '' ? [] : [/^10\./.test(doi) ? `doi:${doi}` : doi]),
      ...(isPubMed && /^\d{4,9}$/.test(accession) ? [`pmid:${accession}`] : []),
      ...(/^PMC\d+$/.test(text('custom2')) ? [text('custom2')] : []),
      ...citedArxiv(text('titles', 'secondary-title'), text('notes')),
      ...urls,
    ],
    authors: list('author', 'contributors', 'authors').flatMap(listed),
    keywords: list('keyword', 'keywords').flatMap(listed),
    published: dateOf(text('dates', 'year'), list('date', 'dates', 'pub-dates')[0]),
    venue: text('titles', 'secondary-title') || text('periodical', 'full-title'),
    url: pageAmong(urls),
    pdf: list('url', 'urls', 'pdf-urls').find(isAddress),
  });
}

function dateOf(year: string, day: string | undefined): string | undefined {
  if (day === undefined || year === '') return year || day;
  return /\d{4}/.test(day) ? day : `${year} ${day}`;
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

const TAG_OF: readonly (readonly [face: RegExp, tag: string])[] = [
  [/\bsubscript\b/, 'sub'],
  [/\bsuperscript\b/, 'sup'],
];

/** Text whose styles are elements; what stands low or high keeps that, as tags that cleaning knows. */
function styled(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((part) => {
      if (typeof part === 'string') return part;
      const inner = styled(part);
      const tag = TAG_OF.find(([face]) => face.test(part.attributes.face ?? ''))?.[1];
      return tag === undefined ? inner : `<${tag}>${inner}</${tag}>`;
    })
    .join('');
}
