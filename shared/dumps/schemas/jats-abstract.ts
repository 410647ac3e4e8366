import { markupOf, textOf, type XmlElement } from '../xml/tree.ts';

/** Kinds of abstracts that stand beside the abstract itself: pictures, teasers, summaries for other readers. */
const BESIDE =
  /graphic|image|video|teaser|toc|web|key-?point|highlight|editor|executive|plain|lay|short|synopsis|question|precis|objective|impact/i;

/**
 * The abstract of a work, of several that JATS elements give: the first that is no teaser or picture, the English one of several languages; with its
 * markup, which cleaning reads. Undefined where there is none.
 */
export function abstractAmong(elements: readonly XmlElement[]): string | undefined {
  const written = elements.filter((one) => textOf(one).trim() !== '');
  const own = written.filter((one) => !BESIDE.test(one.attributes['abstract-type'] ?? ''));
  const candidates = own.length > 0 ? own : written;
  const chosen = candidates.find((one) => /^en/i.test(one.attributes['xml:lang'] ?? '')) ?? candidates[0];
  return chosen === undefined ? undefined : markupOf(withoutHeading(chosen), 'jats:');
}

/** "Abstract" above an abstract says nothing; publishers write it as "A<sc>bstract</sc>" too. */
function withoutHeading(abstract: XmlElement): XmlElement {
  const first = abstract.children.find((one) => typeof one !== 'string');
  const isHeading = first?.name === 'title' && /^(?:abstract|summary)$/i.test(textOf(first).replace(/\P{L}/gu, ''));
  return isHeading ? { ...abstract, children: abstract.children.filter((one) => one !== first) } : abstract;
}
