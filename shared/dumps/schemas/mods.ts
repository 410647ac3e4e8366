import { foundPaper } from '../../papers/found-paper.ts';
import { earliestOf } from '../named/date-parts.ts';
import type { Outcome } from '../record.ts';
import { child, children, lineOf, markupOf, type XmlElement } from '../xml/tree.ts';
import { abstractAmong } from './jats-abstract.ts';
import { isOfWork, typedIdentifier } from './typed-identifier.ts';

/** A `mods` of the Library of Congress' Metadata Object Description Schema (loc.gov/standards/mods), of any version. */
export function modsPaper(mods: XmlElement): Outcome {
  const titles = children(mods, 'titleInfo');
  const host = children(mods, 'relatedItem').find(({ attributes }) => attributes.type === 'host');
  const identifiers = children(mods, 'identifier').filter((one) => isOfWork(one) && one.attributes.invalid !== 'yes');
  const recordId = lineOf(child(mods, 'recordInfo', 'recordIdentifier'));
  return foundPaper({
    title: titleOf(titles.find(({ attributes }) => attributes.type === undefined) ?? titles[0]),
    abstract: abstractAmong(children(mods, 'abstract')),
    givenId: recordId || lineOf(identifiers[0]),
    ids: identifiers.flatMap(typedIdentifier),
    authors: children(mods, 'name').flatMap(authorOf),
    keywords: children(mods, 'subject').flatMap((subject) => children(subject, 'topic').map(lineOf)),
    published: earliestOf([...datesOf(mods), ...datesOf(host)]),
    url: [...children(child(mods, 'location'), 'url'), ...identifiers].map(lineOf).find((one) => /^https?:/.test(one)),
    venue: titleOf(child(host, 'titleInfo')) || lineOf(child(mods, 'originInfo', 'publisher')),
  });
}

/** Sorting skips the article at the front; reading does not. */
function titleOf(title: XmlElement | undefined): string {
  const [article, main, subtitle] = ['nonSort', 'title', 'subTitle'].map((name) => markupOf(child(title, name)).trim());
  return [[article, main].filter(Boolean).join(' '), subtitle].filter(Boolean).join(': ');
}

/** Who wrote it, in codes of loc.gov/marc/relators or words. */
const AUTHOR = /^(?:aut|cre|ctb|author|creator|contributor|writer|)$/i;

function authorOf(name: XmlElement): readonly string[] {
  const roles = children(name, 'role').flatMap((role) => children(role, 'roleTerm').map(lineOf));
  if (roles.length > 0 && !roles.some((role) => AUTHOR.test(role))) return [];
  const parts = children(name, 'namePart').filter(
    ({ attributes }) => !/date|termsOfAddress/.test(attributes.type ?? ''),
  );
  const named = (type: string) => parts.filter(({ attributes }) => attributes.type === type).map(lineOf);
  const whole =
    [...named('given'), ...named('family')].join(' ') ||
    parts.map(lineOf).join(' ') ||
    lineOf(child(name, 'displayForm'));
  return whole === '' ? [] : [whole];
}

function datesOf(item: XmlElement | undefined): readonly string[] {
  const [origin, part] = [child(item, 'originInfo'), child(item, 'part')];
  return [...children(origin, 'dateIssued'), ...children(origin, 'dateCreated'), ...children(part, 'date')].map(lineOf);
}
