/** Finds where something that began before `from` ends: the index behind it, or -1 when its end is not there yet. */
export type EndOf = (text: string, from: number) => number;

export const endOfComment: EndOf = (text, from) => behind(text, '-->', from);

/** The internal subset of a document type is passed over, never read: no entity is defined by it. */
export const endOfDoctype: EndOf = (text, from) => {
  const plain = behind(text, '>', from);
  const subset = text.indexOf('[', from);
  if (subset < 0 || (plain >= 0 && plain < subset)) return plain;
  const end = /\]\s*>/g;
  end.lastIndex = subset;
  return end.test(text) ? end.lastIndex : -1;
};

/**
 * The first closing tag of that name, or the end of an element without contents. That it is the right one shows when what is before it is parsed.
 * @param tag the name as written, with its prefix.
 */
export function endOfElement(tag: string): EndOf {
  const closing = `</${tag}`;
  return (text, from) => {
    for (let at = text.indexOf(closing, from); at >= 0; at = text.indexOf(closing, at + 1)) {
      const behindName = /\s*>/y;
      behindName.lastIndex = at + closing.length;
      if (behindName.test(text)) return behindName.lastIndex;
    }
    return -1;
  };
}

/**
 * Why a text that ends with an element's first closing tag is not that element: `longer`, the closing tag stands inside CDATA or closes an element of the
 * same name inside; an index, where a sibling begins because this element was never closed; `broken`, something else.
 */
export function whyUnbalanced(text: string, tag: string): 'longer' | 'broken' | number {
  if (text.lastIndexOf('<![CDATA[') > text.lastIndexOf(']]>')) return 'longer';
  const opening = new RegExp(`<${tag.replaceAll('.', '\\.')}(?=[\\s/>])`, 'g');
  opening.lastIndex = 1;
  const nested = opening.exec(text)?.index;
  if (nested === undefined) return 'broken';
  // Records are not children of records.
  return isBalanced(text.slice(1, nested)) ? nested : 'longer';
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
}

/** Whether as many elements open as close. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<\/?[A-Za-z_][^<>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
  }
  return depth <= 0;
}
