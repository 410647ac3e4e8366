/** What a record says under each tag, in its order; further lines of a value are joined by line ends. */
export interface TaggedFields {
  /** The first value of the first of these tags that says anything. */
  first(...tags: readonly string[]): string | undefined;
  /** All values of these tags that say anything, tag by tag. */
  all(...tags: readonly string[]): readonly string[];
}

export function taggedFields(values: ReadonlyMap<string, readonly string[]>): TaggedFields {
  return {
    // Loops, since each record of a dump is asked for a dozen tags and more, of which it has a few.
    all(...tags) {
      const found: string[] = [];
      for (const tag of tags) for (const value of values.get(tag) ?? NONE) if (value !== '') found.push(value);
      return found;
    },
    first(...tags) {
      for (const tag of tags) {
        const value = values.get(tag)?.find((one) => one !== '');
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
}

const NONE: readonly string[] = [];

/** The names or terms of one value: parted by semicolons, or one a line; without addresses of mail behind names. */
export function listed(written: string): readonly string[] {
  const value = written.includes('@') ? written.replace(/ \([^()\s]{1,200}@[^()\s]{1,200}\)/g, '') : written;
  if (!value.includes(';') && !value.includes('\n')) {
    const only = value.trim();
    return only === '' ? NONE : [only];
  }
  return value
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
