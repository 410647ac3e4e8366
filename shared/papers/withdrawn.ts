/**
 * Whether a paper's own text says that it was taken back: a comment or abstract that states it, a venue that files it so, a title that publishers mark. A mention of
 * something else that was withdrawn does not count.
 */
export function isWithdrawn(title: string, abstract: string, comment: string, venue: string): boolean {
  return MARKED_TITLE.test(title) || STATED.test(comment) || STATED.test(abstract.slice(0, 300)) || FILED.test(venue);
}

const MARKED_TITLE = /^\W*(?:withdrawn|retracted)(?: (?:article|paper|chapter))?\s*[:\]|]/i;
const STATED =
  /^\W*(?:(?:this|the|our) )?(?:\w+ )?(?:paper|article|submission|manuscript|work|preprint|version|note|draft|e-?print)s? (?:has|have|had|is|was|were)(?: now| temporarily)?(?: been)?(?: now| temporarily)? (?:withdrawn|retracted)\b|^\W*(?:paper |article |submission )?withdrawn(?: |[.,;:!)\]]|$)/i;
const FILED = /(?:^|[\W_])withdrawn(?:[\W_]|$)/i;
