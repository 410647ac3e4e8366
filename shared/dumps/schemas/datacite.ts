import { earliestOf } from '../named/date-parts.ts';

/** Relations of DataCite that tie two identifiers of one work. */
export const SAME_WORK: ReadonlySet<string> = new Set(['IsIdenticalTo', 'IsVersionOf', 'IsVariantFormOf']);

/** Kinds of dates on which a resource came out, in the words of DataCite; all others are of what it is about. */
const OUT = /^(?:Issued|Available|Submitted|Accepted)$/;

/** The earliest of these dates on which a resource came out, else was made, else of the year that it is filed under. */
export function dateAmong(
  dates: readonly { readonly type: string; readonly date: string }[],
  year: string | undefined,
): string | undefined {
  const of = (isKind: (type: string) => boolean) =>
    dates.filter(({ type, date }) => isKind(type) && /^\d{4}/.test(date)).map(({ date }) => date);
  const out = of((type) => OUT.test(type));
  return earliestOf([...(out.length > 0 ? out : of((type) => type === 'Created')), year]);
}

/** Whether a title is one of the codes that DataCite has for a value that is missing. */
export function isTitleCode(title: string): boolean {
  return /^\(?:(?:unac|unal|unap|unas|unav|unkn|none|null|tba|etal)\)?$/i.test(title.trim());
}
