/**
 * Finds where something that begins at `start` ends: the index behind it; `undefined` when its end is not there yet. `from`: no end stands before
 * it. A negative number is the index, negated, of a sibling that begins before this one was closed: it never is.
 */
export type EndOf = (text: string, start: number, from: number) => number | undefined;

export const endOfComment: EndOf = (text, _start, from) => behind(text, '-->', from);

/** The internal subset of a document type is passed over, never read: no entity is defined by it. */
export const endOfDoctype: EndOf = (text, start) => {
  const plain = behind(text, '>', start);
  const subset = text.indexOf('[', start);
  if (subset < 0 || (plain !== undefined && plain < subset)) return plain;
  const end = /\]\s*>/g;
  end.lastIndex = subset;
  return end.test(text) ? end.lastIndex : undefined;
};

/** @param tag the element's name as written, with its prefix. */
export function endOfElement(tag: string): EndOf {
  const name = tag.replaceAll('.', '\\.');
  const opening = new RegExp(`<${name}(?=[\\s/>])`, 'g');
  const closing = new RegExp(`</${name}\\s*>`, 'g');
  const emptyElement = /<[^<>]*\/>/y;

  return (text, start, from) => {
    emptyElement.lastIndex = start;
    if (emptyElement.test(text)) return emptyElement.lastIndex;
    opening.lastIndex = start + 1;
    closing.lastIndex = Math.max(from, start + 1);
    while (closing.test(text)) {
      const end = closing.lastIndex;
      const inside = text.slice(start, end);
      if (inside.lastIndexOf('<![CDATA[') > inside.lastIndexOf(']]>')) continue;
      const nested = opening.exec(text);
      if (nested === null || nested.index >= end) return end;
      // Each element of the same name inside takes one closing tag more, unless it is a child: records are not children of records.
      if (isBalanced(text.slice(start + 1, nested.index))) return -nested.index;
    }
    return undefined;
  };
}

function behind(text: string, end: string, from: number): number | undefined {
  const at = text.indexOf(end, from);
  return at < 0 ? undefined : at + end.length;
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
