/** What sources write where they have no text. */
const NOTHING =
  /^\W*(?:na|n\/a|nan|none(?: available)?|null|undefined|tba|no abstract(?: is)?(?: available| provided| supplied)?|abstract (?:is )?(?:not|un) ?available(?: for this article)?|(?:not |un)available|not provided|no summary)\W*$/i;

/** Whether a text stands for none: `[No abstract available]`, `NA`, `N/A`, a dash. */
export function saysNothing(text: string): boolean {
  return text.length < 80 && (NOTHING.test(text) || !/[\p{L}\p{N}]/u.test(text));
}
