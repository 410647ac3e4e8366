import type { FoundPaper } from '../format.ts';
import { foundPaper } from '../found-paper.ts';
import { child, children, markupOf, textOf, type XmlElement } from '../xml-tree.ts';

/**
 * A paper of Dublin Core, plain or qualified. Of several descriptions the abstract is the first that is no comment; the arXiv dates the versions of a
 * paper, the earliest is its submission.
 * @param identifier what the archive calls the record
 */
export function dublinCorePaper(element: XmlElement, identifier = ''): FoundPaper {
  const all = (...names: readonly string[]): string[] =>
    names.flatMap((name) => children(element, name)).flatMap((one) => textOf(one).trim() || []);
  const descriptions = [...children(element, 'abstract'), ...children(element, 'description')].map((one) =>
    markupOf(one),
  );
  const comment = descriptions.find((one) => /^\s*Comment:/.test(one));
  const identifiers = [...all('identifier'), ...aboutOf(element)];
  const ids = identifiers.filter((one) => /^(?:https?:|doi:|info:|10\.\d{4,}\/|arXiv:|urn:|pmid:)/i.test(one));
  const dates = all('date', 'issued', 'available', 'created', 'dateSubmitted');
  return foundPaper({
    title: markupOf(child(element, 'title')).trim(),
    givenId: identifier || identifiers[0],
    ids: [...(/^oai:arXiv\.org:/i.test(identifier) ? [identifier.replace(/^oai:arXiv\.org:/i, 'arXiv:')] : []), ...ids],
    authors: all('creator').length > 0 ? all('creator') : all('author'),
    categories: all('subject'),
    abstract: descriptions.find((one) => one !== comment && one.trim() !== ''),
    comment: comment?.replace(/^\s*Comment:\s*/, ''),
    published: dates.sort()[0],
    url: identifiers.find((one) => /^https?:/.test(one)),
    venue: all('source', 'isPartOf')[0],
    withdrawn: (comment !== undefined && /\bwithdrawn\b/i.test(comment)) || undefined,
  });
}

/** What an RDF description is about. */
function aboutOf({ attributes }: XmlElement): readonly string[] {
  const about = attributes['rdf:about'];
  return about === undefined ? [] : [about];
}
