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
 * Where elements of that tag begin inside the text of one that is broken, in order. `siblings`: how many of them, from the first on, are siblings: all before
 * them is closed but the record itself, and records are not children of records.
 */
export function elementsInside(
  text: string,
  tag: string,
): { readonly starts: readonly number[]; readonly siblings: number } {
  const starts = Array.from(
    text.matchAll(new RegExp(`<${tag.replaceAll('.', '\\.')}(?=[\\s/>])`, 'g')),
    ({ index }) => index,
  );
  let siblings = 0;
  while (siblings + 1 < starts.length && isBalanced(text.slice((starts[siblings] as number) + 1, starts[siblings + 1])))
    siblings += 1;
  return { starts: starts.slice(1), siblings };
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
