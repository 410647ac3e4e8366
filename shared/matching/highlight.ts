import { merged } from './ranges.ts';
import type { Range, Reason } from './reason.ts';

/** What to set in bold: the ranges of all reasons in the title and in the abstract as shown, sorted and disjoint. */
export function highlight(reasons: readonly Reason[]): { readonly title: Range[]; readonly abstract: Range[] } {
  return {
    title: merged(reasons.flatMap(({ title }) => title)),
    abstract: merged(reasons.flatMap(({ abstract }) => abstract)),
  };
}
