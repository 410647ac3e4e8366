/**
 * Words so common that asking for them says nothing; the list of Lucene's EnglishAnalyzer. Beside other words they are not asked for; in
 * quotes they count like any word.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  ),
);
