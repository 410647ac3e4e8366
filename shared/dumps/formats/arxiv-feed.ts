import type { Format } from '../format.ts';
import type { Outcome } from '../record.ts';
import { xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';
import { child, children, textOf, type XmlElement } from '../xml/tree.ts';

/** What the arXiv puts before each abstract in its feeds: number, announcement, the word. */
const LEAD = /^\s*arXiv:\s*(\S+)\s+Announce Type:\s*(\S+)\s*(?:Abstract:\s*)?/i;

/** The arXiv's RSS and Atom feeds of a day, and the answers of its API. A feed without entries (weekends) is a feed. */
export const arxivFeed: Format = {
  name: 'arxiv-feed',
  title: 'arXiv feed (RSS, Atom or API)',
  recognises(head) {
    const xml = xmlHead(head);
    if (xml === undefined || !['feed', 'rss', 'RDF'].includes(xml.root)) return false;
    return (
      [...xml.namespaces].some((address) => /\/\/arxiv\.org\/schemas/.test(address)) ||
      /updates on arXiv\.org|<id>\s*https?:\/\/(?:export\.)?arxiv\.org\/api\//.test(head.text)
    );
  },
  read: (sink) => xmlRecordParser(sink, ['entry', 'item'], paperOf),
};

function paperOf(entry: XmlElement): Outcome {
  const summary = textOf(child(entry, 'summary') ?? child(entry, 'description'));
  const lead = LEAD.exec(summary);
  const announced = (textOf(child(entry, 'announce_type')) || lead?.[2] || 'new').trim();
  const links = children(entry, 'link').map(({ attributes }) => attributes);
  const pdf = links.find(({ type, title }) => type === 'application/pdf' || title === 'pdf')?.href;
  const page = links.find(({ rel }) => rel === 'alternate')?.href ?? textOf(child(entry, 'link')).trim();
  const id = (textOf(child(entry, 'id')) || textOf(child(entry, 'guid')) || lead?.[1] || page).trim();
  // "incorrect id format for …" comes as an entry that is called "Error".
  if (/\/api\/errors/.test(id)) return { reject: `is an error of the arXiv's API: ${summary.trim().slice(0, 200)}` };
  const doi = textOf(child(entry, 'doi')).trim();
  const optional = {
    abstract: lead ? summary.slice(lead[0].length) : summary,
    published: textOf(child(entry, 'published') ?? child(entry, 'pubDate')).trim(),
    comment: textOf(child(entry, 'comment')).trim(),
    venue: textOf(child(entry, 'journal_ref') ?? child(entry, 'journal_reference')).trim(),
    url: page,
    pdf,
  };
  const said = Object.entries(optional).filter(([, value]) => value !== undefined && value !== '');
  return {
    title: textOf(child(entry, 'title')).replace(/(?<!\s)\s*\(arXiv:\S+ \[[^\]]*\](?: UPDATED)?\)\s*$/, ''),
    givenId: id.replace(/^(?:oai:arXiv\.org:|https?:\/\/arxiv\.org\/abs\/)/, ''),
    ids: [id.replace(/^oai:arXiv\.org:/, 'arXiv:'), ...(doi === '' ? [] : [`doi:${doi}`])],
    authors: authorsOf(entry),
    categories: children(entry, 'category').flatMap((one) => (one.attributes.term ?? textOf(one)).trim() || []),
    ...(announced.startsWith('replace') && { revision: true }),
    ...Object.fromEntries(said),
  };
}

/** The API names each author; feeds name all in one `dc:creator`, in RSS 1.0 as links. */
function authorsOf(entry: XmlElement): readonly string[] {
  const named = children(entry, 'author').flatMap((author) => textOf(child(author, 'name')).trim() || []);
  if (named.length > 0) return named;
  return children(entry, 'creator').flatMap((creator) =>
    textOf(creator)
      .replace(/<[^<>]*>/g, '')
      .split(/,\s+|\n/)
      .flatMap((name) => name.trim() || []),
  );
}
