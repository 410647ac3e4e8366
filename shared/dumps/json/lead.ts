/** How a record of this dump begins: where one is broken, the next one is found by it. */
export interface JsonLead {
  /** Index of the next record's opening bracket at or behind `from`, or -1. `anywhere`: also in the middle of a line. */
  find(text: string, from: number, anywhere: boolean): number;
}

/**
 * @param record the first whole record. @param indent the white space before it on its line; undefined when it does not begin a line.
 * @returns undefined when the record is no object with a key.
 */
export function jsonLead(record: string, indent: string | undefined): JsonLead | undefined {
  const start = /^\{\s*"(?:[^"\\]|\\.)*"\s*:/.exec(record)?.[0];
  if (start === undefined) return undefined;
  const pattern = start
    .slice(1, -1)
    .trim()
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const opening = `\\{\\s*${pattern}\\s*:`;
  const atLine = indent === undefined ? undefined : new RegExp(`\\n${indent}(?=${opening})`, 'g');
  const inLine = new RegExp(`[\\]}"]\\s*,?\\s*(?=${opening})`, 'g');

  return {
    find(text, from, anywhere) {
      const search = atLine ?? (anywhere ? inLine : undefined);
      if (search === undefined) return -1;
      search.lastIndex = from;
      return search.exec(text) === null ? -1 : search.lastIndex;
    },
  };
}
