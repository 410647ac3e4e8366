import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import { child, children, descendants, markupOf, textOf, type XmlElement } from '../xml/tree.ts';

/**
 * A paper of Dublin Core, plain or qualified. Of several descriptions the abstract is the first that is no comment; the arXiv dates the versions of a
 * paper, the earliest is its submission.
 * @param identifier what the archive calls the record
 */
export function dublinCorePaper(element: XmlElement, identifier = ''): FoundPaper {
  const all = (...names: readonly string[]): string[] =>
    names.flatMap((name) => children(element, name)).flatMap((one) => textOf(one).trim() || []);
  const descriptions = [...children(element, 'abstract'), ...children(element, 'description')]
    .sort((one, other) => Number(isEnglish(other)) - Number(isEnglish(one)))
    .map((one) => markupOf(one));
  const titles = children(element, 'title');
  const comment = descriptions.find((one) => /^\s*Comment:/.test(one));
  const journal = child(element, 'isPartOf');
  // Zotero keeps an article's DOI with its journal.
  const withJournal = descendants(journal, 'identifier').flatMap(
    (one) => /^DOI\s+(\S+)/.exec(textOf(one).trim())?.[1] ?? [],
  );
  const identifiers = [...all('identifier', 'doi'), ...withJournal, ...aboutOf(element)];
  const people = [...children(element, 'authors'), ...children(element, 'creator')].flatMap(peopleIn);
  const ids = identifiers.filter((one) => /^(?:https?:|doi[: ]|info:|10\.\d{4,}\/|arXiv:|urn:|pmid:)/i.test(one));
  const dates = all('date', 'issued', 'available', 'created', 'dateSubmitted');
  return foundPaper({
    title: markupOf(titles.find(isEnglish) ?? titles[0]).trim(),
    givenId: identifier || identifiers[0],
    ids: [...(/^oai:arXiv\.org:/i.test(identifier) ? [identifier.replace(/^oai:arXiv\.org:/i, 'arXiv:')] : []), ...ids],
    authors: people.length > 0 ? people : all('creator').length > 0 ? all('creator') : all('author'),
    categories: all('subject'),
    abstract: descriptions.find((one) => one !== comment && one.trim() !== ''),
    comment: comment?.replace(/^\s*Comment:\s*/, ''),
    published: dates.sort()[0],
    url: identifiers.find((one) => /^https?:/.test(one)),
    venue: all('source')[0] ?? (textOf(descendants(journal, 'title')[0]).trim() || textOf(journal).trim()),
  });
}

/** Archives of journals have title and abstract in several languages. */
function isEnglish({ attributes }: XmlElement): boolean {
  return /^en/i.test(attributes['xml:lang'] ?? '');
}

/** People with their names in parts, as FOAF has them. */
function peopleIn(element: XmlElement): readonly string[] {
  return descendants(element, 'Person').flatMap((person) => {
    const [given, family] = [
      ['givenName', 'givenname'],
      ['surname', 'familyName'],
    ].map((names) => names.map((name) => textOf(child(person, name)).trim()).find((text) => text !== ''));
    return [given, family].filter((part) => part !== undefined).join(' ') || [];
  });
}

/** What an RDF description is about. */
function aboutOf({ attributes }: XmlElement): readonly string[] {
  const about = attributes['rdf:about'];
  return about === undefined ? [] : [about];
}
