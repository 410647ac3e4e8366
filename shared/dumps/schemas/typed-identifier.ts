import { identifierOfKind } from '../named/values.ts';
import { lineOf, type XmlElement } from '../xml/tree.ts';

/** Whether an element with a `type` identifies the work: not the file that was read, nor the journal or book around it. */
export function isOfWork({ attributes }: XmlElement): boolean {
  return !/^(?:md5|e?issn|isbn)$/i.test(attributes.type ?? '');
}

/** The identifier in such an element, if there is one, written so that it is known everywhere. */
export function typedIdentifier(element: XmlElement): readonly string[] {
  const id = lineOf(element);
  return id === '' ? [] : [identifierOfKind(element.attributes.type ?? '', id)];
}
