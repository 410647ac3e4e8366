import { foundPaper } from '../../papers/found-paper.ts';
import type { Outcome } from '../record.ts';
import { child, children, markupOf, textOf, type XmlElement } from '../xml/tree.ts';
import { dateAmong, isTitleCode, SAME_WORK } from './datacite.ts';

/** A `resource` of DataCite's schema, of any version: a paper, or a data set or program with a title of its own. */
export function dataciteResource(resource: XmlElement): Outcome {
  const text = (element: XmlElement | undefined): string => textOf(element).trim();
  const within = (outer: string, inner: string) => children(child(resource, outer), inner);
  const titles = within('titles', 'title');
  const main = titles.find(({ attributes }) => attributes.titleType === undefined) ?? titles[0];
  const subtitle = text(titles.find(({ attributes }) => attributes.titleType === 'Subtitle'));
  const title = markupOf(main).trim();
  if (isTitleCode(title)) return { reject: `has no title, but the code "${title}"` };
  const related = within('relatedIdentifiers', 'relatedIdentifier').filter(({ attributes }) =>
    SAME_WORK.has(attributes.relationType ?? ''),
  );
  const identifiers = [
    ...children(resource, 'identifier'),
    ...within('alternateIdentifiers', 'alternateIdentifier'),
    ...related,
  ];
  const own = text(child(resource, 'identifier'));
  const descriptions = within('descriptions', 'description');
  return foundPaper({
    title: subtitle === '' || subtitle === title || title.includes(subtitle) ? title : `${title}: ${subtitle}`,
    // OpenAIRE, which repositories in Europe follow, has descriptions and dates without lists around them.
    abstract: markupOf(
      descriptions.find(({ attributes }) => attributes.descriptionType === 'Abstract') ??
        child(resource, 'description'),
    ),
    givenId: own,
    url: /^10\.\d{4,}\//.test(own) ? `https://doi.org/${own}` : undefined,
    ids: [...new Set(identifiers.map(text).filter(Boolean))],
    authors: within('creators', 'creator').flatMap((creator) => text(child(creator, 'creatorName')) || []),
    keywords: within('subjects', 'subject').flatMap((one) => text(one) || []),
    published: dateAmong(
      [...within('dates', 'date'), ...children(resource, 'date')].map((one) => ({
        type: one.attributes.dateType ?? '',
        date: text(one),
      })),
      text(child(resource, 'publicationYear')),
    ),
    venue: text(child(resource, 'publisher')),
  });
}
