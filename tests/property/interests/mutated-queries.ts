import fc from 'fast-check';
import { code, rowsOf } from '../../unit/interests/language-document.ts';

/** What is pasted from other search boxes, beside what the document says. */
const FROM_ELSEWHERE = [
  '("cancer"[MeSH Terms] OR "cancer"[All Fields]) AND 2019:2021[pdat]',
  'smith j[au] AND "Nature"[jour] AND 10.1000/xyz[aid]',
  'TITLE-ABS-KEY ( machine W/3 learning ) AND PUBYEAR AFT 2010 AND ( LIMIT-TO ( PUBYEAR,2020) )',
  'TS=("graph neural network*" OR GNN*) AND AU=(Smith J* OR Jones K*) NOT PY=2019-2021',
  "'cancer'/exp OR 'cancer':ti,ab,kw AND (cats or dogs).ti,ab. adj5 birds",
  '("Document Title":cats) AND ("Abstract":dogs) AND cats AROUND(3) dogs',
  'search_query=all:electron+AND+au:del_maestro&start=0 submittedDate:[202301010600 TO 202401010600]',
  'doi:10.1002/(SICI)1097-4571(199305)44:4<199::AID-ASI3>3.0.CO;2-8, like:https://pubmed.ncbi.nlm.nih.gov/12345678/',
  'author:"van der Berg" intitle:~deep^2 -"neural net*"~3 cat:q-bio.* date:2020 - 2024',
  "ＴＩ：（拡散モデル　ＯＲ　ＧＡＮ）、TNFα；Alzheimer’s «grand modèle» 「猫」 -O'Brien ＳＯ（３）",
];

const QUERIES = [
  ...[...rowsOf('typed'), ...rowsOf('query'), ...rowsOf('query, given that library')].flatMap(({ cells }) =>
    [...cells.values()].flatMap((cell) => code(cell) ?? []),
  ),
  ...FROM_ELSEWHERE,
];

const GLUE =
  ` | AND | OR | NOT |, |; |\n|  | -|(|)|^2 |"|~|*|^2|~3|:|[ti]|.ti.|\t|\u00a0|　|（|）|：|\u202e|\u200b|\u0301|\ud83d|\0|’|—|−|ti:|au:|like:|date:|=|^-|*|?`.split(
    '|',
  );

const place = fc.double({ min: 0, max: 1, noNaN: true });
interface Change {
  readonly kind: 'cut' | 'glue' | 'double' | 'append' | 'wrap' | 'move' | 'shout';
  /** Between 0 and 1 of the text. */
  readonly from: number;
  readonly to: number;
  readonly glue: string;
  readonly other: string;
}
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('cut', 'glue', 'double', 'append', 'wrap', 'move', 'shout'),
  from: place,
  to: place,
  glue: fc.constantFrom(...GLUE),
  other: fc.constantFrom(...QUERIES),
});

function changed(text: string, { kind, from, to, glue, other }: Change): string {
  const start = Math.floor(Math.min(from, to) * text.length);
  const end = Math.ceil(Math.max(from, to) * text.length);
  const part = text.slice(start, end);
  switch (kind) {
    case 'cut':
      return text.slice(0, start) + text.slice(end);
    case 'glue':
      return text.slice(0, start) + glue + text.slice(start);
    case 'double':
      return text.slice(0, end) + part + text.slice(end);
    case 'append':
      return text + glue + other;
    case 'wrap':
      return `${text.slice(0, start)}(${part})${glue}${text.slice(end)}`;
    case 'move':
      return part + glue + text.slice(0, start) + text.slice(end);
    case 'shout':
      return text.toUpperCase();
  }
}

/** Queries of the document and of other search boxes, a few times cut, glued and turned over: nearly right, which is where readings part. */
export const mutatedQuery: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...QUERIES), fc.array(change, { maxLength: 5 }))
  .map(([query, changes]) => changes.reduce(changed, query));
