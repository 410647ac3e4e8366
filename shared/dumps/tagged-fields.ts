/** What a record says under each tag, in its order; further lines of a value are joined by line ends. */
export interface TaggedFields {
  /** The first value of the first of these tags that says anything. */
  first(...tags: readonly string[]): string | undefined;
  /** All values of these tags that say anything, tag by tag. */
  all(...tags: readonly string[]): readonly string[];
}

export function taggedFields(values: ReadonlyMap<string, readonly string[]>): TaggedFields {
  const all = (...tags: readonly string[]): readonly string[] =>
    tags.flatMap((tag) => values.get(tag)?.filter((value) => value !== '') ?? []);
  return {
    all,
    first(...tags) {
      for (const tag of tags) {
        const value = values.get(tag)?.find((one) => one !== '');
        if (value !== undefined) return value;
      }
      return undefined;
    },
  };
}

/** The names or terms of one value: parted by semicolons, or one a line. */
export function listed(value: string): readonly string[] {
  return value
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
