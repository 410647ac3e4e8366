import { describe, expect, it } from 'vitest';
import { canonical } from '../../../shared/interests/canonical.ts';
import { errorWithCaret } from '../../../shared/interests/explain-error.ts';
import { parseQuery } from '../../../shared/interests/parse.ts';
import { EMPTY_LIBRARY, type Library, libraryOf } from '../../../shared/matching/library/library.ts';
import { match } from '../../../shared/matching/match.ts';
import { aPaper } from '../matching/a-paper.ts';
import { code, documentLibrary, quoted, rowsOf, shownError } from './language-document.ts';

describe('docs/query-language.md', () => {
  for (const { line, cells } of rowsOf('typed', 'understood as')) {
    const typed = code(cells.get('typed')!)!;
    it(`line ${line}: understands ${typed}`, () => {
      const parsed = parseQuery(typed);
      expect(parsed.ok ? canonical(parsed.query) : parsed.error.message).toBe(code(cells.get('understood as')!));
    });
  }

  for (const { line, cells } of rowsOf('typed', 'refused because', 'meant')) {
    const typed = code(cells.get('typed')!)!;
    it(`line ${line}: refuses ${typed}`, () => {
      const parsed = parseQuery(typed);
      expect(parsed.ok ? canonical(parsed.query) : parsed.error.message).toBe(cells.get('refused because'));
      expect(parsed.ok ? undefined : parsed.error.repair).toBe(code(cells.get('meant')!));
    });
  }

  for (const { line, cells } of rowsOf('query', 'finds', 'misses'))
    says(line, cells.get('query')!, cells, EMPTY_LIBRARY);

  const library = libraryOf(documentLibrary().map((abstract) => aPaper({ abstract })));
  const withLibrary = rowsOf('query, given that library', 'finds', 'misses');
  for (const { line, cells } of withLibrary) says(line, cells.get('query, given that library')!, cells, library);

  it('shows an error as it is shown', () => {
    const parsed = parseQuery('titel:cats');
    expect(parsed.ok ? '' : errorWithCaret('titel:cats', parsed.error)).toBe(shownError());
  });
});

function says(line: number, cell: string, cells: ReadonlyMap<string, string>, library: Library): void {
  const typed = code(cell)!;
  const finds = (text: string) => {
    const parsed = parseQuery(typed);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return (
      match([{ id: 'interest', query: parsed.query }], [aPaper({ title: '', abstract: text })], library).length > 0
    );
  };
  for (const text of quoted(cells.get('finds')!))
    it(`line ${line}: ${typed} finds “${text}”`, () => expect(finds(text)).toBe(true));
  for (const text of quoted(cells.get('misses')!))
    it(`line ${line}: ${typed} misses “${text}”`, () => expect(finds(text)).toBe(false));
}
