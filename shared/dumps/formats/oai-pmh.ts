import type { FoundPaper } from '../../papers/found-paper.ts';
import type { Format } from '../format.ts';
import type { Outcome } from '../record.ts';
import { crossrefWork } from '../schemas/crossref-xml.ts';
import { dataciteResource } from '../schemas/datacite-xml.ts';
import { dublinCorePaper } from '../schemas/dublin-core.ts';
import { jatsArticle } from '../schemas/jats.ts';
import { modsPaper } from '../schemas/mods.ts';
import { teiPaper } from '../schemas/tei.ts';
import { isOaiPmh, xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';
import { child, children, descendants, textOf, type XmlElement } from '../xml/tree.ts';
import { withoutAsides } from './arxiv-mailing.ts';

/** Answers of an OAI-PMH server: the arXiv's own records (`arXiv`, `arXivRaw`) and Dublin Core of any archive (`oai_dc`). */
export const oaiPmh: Format = {
  name: 'oai-pmh',
  title: 'OAI-PMH records',
  recognises(head) {
    const xml = xmlHead(head);
    return xml !== undefined && isOaiPmh(xml);
  },
  read: (sink) => xmlRecordParser(sink, ['record'], outcomeOf),
};

function outcomeOf(record: XmlElement): Outcome {
  const header = child(record, 'header');
  const identifier = text(header, 'identifier');
  if (header?.attributes.status === 'deleted') return { skip: 'deleted in its archive', deleted: [identifier] };
  const metadata = child(record, 'metadata')?.children.find((one): one is XmlElement => typeof one !== 'string');
  if (metadata === undefined) return { skip: 'a record without metadata' };
  switch (metadata.name) {
    case 'arXiv':
      return arxivPaper(metadata, identifier);
    case 'arXivRaw':
      return rawPaper(metadata, identifier);
    case 'dc':
    case 'qualifieddc':
    case 'thesis':
      return dublinCorePaper(metadata, identifier);
    case 'crossref':
      return crossrefWork(metadata);
    case 'resource':
      return dataciteResource(metadata);
    case 'oai_datacite':
      return dataciteResource(child(metadata, 'payload', 'resource') ?? metadata);
    case 'article':
      return jatsArticle(metadata);
    case 'mods':
      return modsPaper(metadata);
    case 'TEI':
      return teiPaper(descendants(metadata, 'biblFull')[0] ?? child(metadata, 'teiHeader') ?? metadata);
    default:
      return {
        reject: `its metadata is "${metadata.tag}"; Dublin Core and those of the arXiv, Crossref, DataCite, JATS, MODS and TEI are read`,
      };
  }
}

function arxivPaper(metadata: XmlElement, identifier: string): FoundPaper {
  const authors = descendants(metadata, 'author').map((author) =>
    [text(author, 'forenames'), text(author, 'keyname'), text(author, 'suffix')].filter(Boolean).join(' '),
  );
  return {
    ...arxivCommon(metadata, identifier),
    authors,
    ...optional({ published: text(metadata, 'created') }),
  };
}

/** `version` elements carry the dates; the first is the submission. */
function rawPaper(metadata: XmlElement, identifier: string): FoundPaper {
  const versions = children(metadata, 'version');
  return {
    ...arxivCommon(metadata, identifier),
    authors: withoutAsides(text(metadata, 'authors').replace(/\s+/g, ' '))
      .split(/,\s+(?:and\s+)?|\s+and\s+/)
      .flatMap((name) => name.trim() || []),
    ...optional({ published: text(versions[0], 'date') }),
    ...(versions.length > 0 && { version: versions.length }),
  };
}

function arxivCommon(metadata: XmlElement, identifier: string): FoundPaper {
  const id = text(metadata, 'id') || identifier.replace(/^oai:arXiv\.org:/i, '');
  const comment = text(metadata, 'comments');
  return {
    title: textOf(child(metadata, 'title')),
    givenId: id,
    ids: [
      `arXiv:${id}`,
      ...text(metadata, 'doi')
        .split(/[\s,;]+/)
        .flatMap((doi) => (doi === '' ? [] : `doi:${doi}`)),
    ],
    categories: text(metadata, 'categories')
      .split(/\s+/)
      .flatMap((one) => one || []),
    ...optional({ abstract: textOf(child(metadata, 'abstract')), comment, venue: text(metadata, 'journal-ref') }),
  };
}

function text(element: XmlElement | undefined, name: string): string {
  return textOf(child(element, name)).trim();
}

/** Members that say something. */
function optional(fields: Readonly<Record<string, string | undefined>>): Partial<FoundPaper> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value.trim() !== ''));
}
