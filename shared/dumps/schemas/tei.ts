import { foundPaper } from '../../papers/found-paper.ts';
import type { Outcome } from '../record.ts';
import { child, children, descendants, lineOf, markupOf, type XmlElement } from '../xml/tree.ts';
import { abstractAmong } from './jats-abstract.ts';
import { isOfWork, typedIdentifier } from './typed-identifier.ts';

/** A paper of the Text Encoding Initiative: the `teiHeader` that GROBID makes of a PDF, or a `biblFull` of HAL's exports. */
export function teiPaper(record: XmlElement): Outcome {
  const file = child(record, 'fileDesc') ?? record;
  const work = child(file, 'sourceDesc', 'biblStruct');
  const [analytic, book] = [child(work, 'analytic'), child(work, 'monogr')];
  const title = mainTitle(child(file, 'titleStmt')) || mainTitle(analytic) || mainTitle(book);
  const identifiers = [analytic, work, book, child(file, 'publicationStmt')].flatMap((one) =>
    children(one, 'idno').filter(isOfWork),
  );
  const profile = child(record, 'profileDesc');
  const abstract = abstractAmong(children(profile, 'abstract'));
  if (analytic === undefined && abstract === undefined) return { skip: 'a text that is no paper', title };
  const dates = [child(book, 'imprint'), child(file, 'publicationStmt')].flatMap((one) => children(one, 'date'));
  return foundPaper({
    title,
    abstract,
    givenId: lineOf(identifiers[0]),
    ids: identifiers.flatMap(typedIdentifier),
    authors: authorsOf(analytic) ?? authorsOf(child(file, 'titleStmt')) ?? authorsOf(book) ?? [],
    keywords: descendants(child(profile, 'textClass'), 'term').map(lineOf),
    published: dates.map((date) => date.attributes.when ?? lineOf(date)).find((date) => date !== ''),
    url: identifiers.map(lineOf).find((id) => /^https?:/.test(id)),
    venue: children(book, 'title')
      .map(lineOf)
      .find((name) => name !== title),
  });
}

/** The title in English where there are several, with its subtitle. */
function mainTitle(element: XmlElement | undefined): string {
  const titles = children(element, 'title');
  const mains = titles.filter(({ attributes: { type, level } }) => type !== 'sub' && level !== 's' && level !== 'j');
  const main = mains.find((title) => /^en/i.test(languageOf(title))) ?? mains[0];
  const sub = titles.find((title) => title.attributes.type === 'sub' && main && languageOf(title) === languageOf(main));
  return [main, sub].flatMap((title) => markupOf(title).trim() || []).join(': ');
}

function languageOf({ attributes }: XmlElement): string {
  return attributes['xml:lang'] ?? '';
}

/** Undefined where nobody is named. */
function authorsOf(element: XmlElement | undefined): readonly string[] | undefined {
  const names = children(element, 'author').flatMap((author) => {
    const person = child(author, 'persName');
    const parts = [...children(person, 'forename'), ...children(person, 'surname')].map(lineOf);
    return (
      parts.join(' ') || lineOf(person ?? child(author, 'orgName') ?? (hasElements(author) ? undefined : author)) || []
    );
  });
  return names.length > 0 ? names : undefined;
}

function hasElements(author: XmlElement): boolean {
  return author.children.some((part) => typeof part !== 'string');
}
