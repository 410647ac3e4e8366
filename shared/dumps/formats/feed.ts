import { foundPaper } from '../../papers/found-paper.ts';
import { withoutTitleLead } from '../feeds/lead.ts';
import { feedAbstract } from '../feeds/text.ts';
import type { Format } from '../format.ts';
import { isFrontMatter } from '../front-matter.ts';
import { peopleOfValue } from '../named/values.ts';
import type { Outcome } from '../record.ts';
import { xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';
import { child, children, markupOf, textOf, type XmlElement } from '../xml/tree.ts';

/** RSS (0.9 to 2.0) and Atom of a journal, a search or a blog. */
export const feed: Format = {
  name: 'feed',
  title: 'RSS or Atom feed',
  general: true,
  recognises(head) {
    const xml = xmlHead(head);
    if (xml === undefined) return false;
    return xml.root === 'rss' || xml.root === 'feed' || (xml.root === 'RDF' && xml.names.has('channel'));
  },
  read: (sink) => xmlRecordParser(sink, ['entry', 'item'], outcomeOf),
};

function outcomeOf(entry: XmlElement): Outcome {
  const text = (...names: readonly string[]): string | undefined =>
    names.map((name) => markupOf(child(entry, name)).trim()).find((found) => found !== '');
  const title = withoutTitleLead(text('title') ?? '');
  if (title === '') return { skip: 'an entry without a title' };
  const whole = text('encoded', 'content');
  // Of two descriptions one may be that of the issue.
  const abstract =
    feedAbstract(text('description', 'summary'), whole) ??
    feedAbstract(markupOf(children(entry, 'description')[1]).trim() || undefined, whole);
  if (abstract === undefined && isFrontMatter(title)) return { skip: 'front matter, no paper', title };
  const ids = ['identifier', 'doi', 'guid', 'id'].flatMap((name) => children(entry, name));
  return foundPaper({
    title,
    abstract,
    givenId: text('guid', 'id') ?? entry.attributes['rdf:about'],
    ids: [...new Set(ids.flatMap((one) => textOf(one).trim() || []))],
    authors: authorsOf(entry),
    keywords: children(entry, 'category').flatMap((one) => one.attributes.term ?? (textOf(one).trim() || [])),
    published: text('published', 'pubDate', 'date', 'publicationDate', 'issued', 'updated'),
    url: pageOf(entry),
    venue: text('publicationName', 'source'),
  });
}

/** Atom links by attribute, RSS by text, some by their id alone. */
function pageOf(entry: XmlElement): string | undefined {
  const links = children(entry, 'link');
  const page = links.find(
    ({ attributes }) => attributes.href !== undefined && (attributes.rel ?? 'alternate') === 'alternate',
  );
  const address = (element: XmlElement): boolean => /^\s*(?:https?:|www\.)/.test(textOf(element));
  return page?.attributes.href ?? textOf(links.find(address) ?? children(entry, 'guid').find(address)).trim();
}

/** Atom names each author; IEEE has all in one element; RSS has an address with the name in brackets, or Dublin Core's creators, one or many in a line. */
function authorsOf(entry: XmlElement): readonly string[] {
  const named = children(entry, 'author').flatMap((author) => {
    const name = textOf(child(author, 'name') ?? author)
      .trim()
      .slice(0, 1000);
    return /^[^\s@]+@[^\s(]+\s*\(([^()]*)\)$/.exec(name)?.[1] ?? (name.includes('@') ? [] : name || []);
  });
  const creators = children(entry, 'creator').flatMap((creator) =>
    peopleOfValue(
      textOf(creator)
        .replace(/<[^<>]*>/g, ' ')
        .trim(),
    ),
  );
  const all = peopleOfValue(textOf(child(entry, 'authors')).trim());
  return [creators, all].find((names) => names.length > 0) ?? named.flatMap((name) => peopleOfValue(name));
}
