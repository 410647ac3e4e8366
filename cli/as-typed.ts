/**
 * An argument as commander should read it. `-owl hawk` is a query that begins with what it excludes, and no option: those hold no blanks, colons, quotes or
 * brackets. A blank before it says so, and means nothing in a query.
 */
export function asTyped(argument: string): string {
  return /^-[^-].*[\s:"“(]/.test(argument) ? ` ${argument}` : argument;
}
