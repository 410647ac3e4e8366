/** Relations of DataCite that tie two identifiers of one work. */
export const SAME_WORK: ReadonlySet<string> = new Set(['IsIdenticalTo', 'IsVersionOf', 'IsVariantFormOf']);

/** Whether a title is one of the codes that DataCite has for a value that is missing. */
export function isTitleCode(title: string): boolean {
  return /^\(?:(?:unac|unal|unap|unas|unav|unkn|none|null|tba|etal)\)?$/i.test(title.trim());
}
