import { describe, expect, it } from 'vitest';
import { csvHead } from '../../../../shared/dumps/csv/head.ts';
import { rowParser } from '../../../../shared/dumps/csv/rows.ts';
import { headOf } from '../../../fixtures/read-dump.ts';

function read(text: string, delimiter = ',', pieceLength = text.length) {
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const broken: (readonly [number, string])[] = [];
  const parser = rowParser(
    { delimiter, escapedBy: '"' },
    {
      row(cells, line) {
        rows.push(cells);
        lines.push(line);
      },
      broken: (reason, _, line) => broken.push([line, reason]),
    },
  );
  for (let at = 0; at < text.length; at += pieceLength) parser.write(text.slice(at, at + pieceLength));
  parser.end();
  return { rows, lines, broken };
}

describe('rows of a table', () => {
  it('follow RFC 4180: quotes, quotes inside quotes, delimiters and line ends inside quotes', () => {
    const { rows, lines } = read('a,b\n"x, ""y""","one\ntwo"\n,\n"",z');
    expect(rows).toEqual([
      ['a', 'b'],
      ['x, "y"', 'one\ntwo'],
      ['', ''],
      ['', 'z'],
    ]);
    expect(lines).toEqual([1, 2, 4, 5]);
  });

  it.each([
    ['inside an unquoted cell', 'a,5" pipe', ['a', '5" pipe']],
    ['around the first word of a cell', '"Almost" tidal,b', ['"Almost" tidal', 'b']],
    ['that nobody escaped', '"He said "hello, world" to me",b', ['He said "hello, world" to me', 'b']],
    ['behind a space', 'a, "b, c"', ['a', 'b, c']],
    ['that is not closed', 'a,"b', ['a', 'b']],
  ])('keep a quote %s', (_, text, cells) => {
    expect(read(`name,more\n${text}\nx,y\n`).rows).toEqual([['name', 'more'], cells, ['x', 'y']]);
  });

  it('keep quotes that nobody escaped over several lines', () => {
    expect(read('a,b,c\n1,"He said "hi" and\nleft, then",2026\n').rows[1]).toEqual([
      '1',
      'He said "hi" and\nleft, then',
      '2026',
    ]);
  });

  it('are none on blank lines', () => {
    expect(read('a,b\n\n\nc,d\n').lines).toEqual([1, 4]);
  });

  it('lose nothing but one line to a quote that is not closed (I2)', () => {
    const { rows, broken } = read('id,title,abstract\n1,"One","a"\n2,"Two,"b"\n3,"Three","c"\n4,"Four","d"\n');
    expect(rows.slice(1)).toEqual([
      ['1', 'One', 'a'],
      ['2', 'Two', 'b'],
      ['3', 'Three', 'c'],
      ['4', 'Four', 'd'],
    ]);
    expect(broken).toEqual([]);
    const worse = read('id,title,abstract\n1,"One","a"\n2,Two,more,"b\n3,"Three","c"\n4,"Four","d"\n');
    expect(worse.rows.map(([id]) => id)).toEqual(['id', '1', '3', '4']);
    expect(worse.broken).toEqual([[3, 'has a quote that is not closed']]);
  });

  it('say that the end came inside a quote', () => {
    const { rows, broken } = read('id,title\n1,"One"\n2,"Tw');
    expect(rows.length).toBe(2);
    expect(broken).toEqual([[3, 'ends early: a quote is not closed']]);
  });

  it('are the same however the text comes, also where quotes mislead (I3)', () => {
    const long = 'x'.repeat(300_000);
    const text = `a,b,c\n1,"${long}\n${long}",3\n1,"lost ${long}\n2,"${long}",3\n3,"He said "no" and\n${long}",4\n5,6,7\n`;
    const whole = read(text);
    expect(whole.rows.map(([first]) => first)).toEqual(['a', '2', '3', '5']);
    for (const length of [1000, 65_536, 700_001]) expect(read(text, ',', length)).toEqual(whole);
  });
});

describe('the beginning of a table', () => {
  it.each([',', ';', '\t', '|'])('shows that %j parts its cells', (delimiter) => {
    const rows = [
      ['title', 'abstract', 'year'],
      ['"One, two"', '"a; b"', '2026'],
    ];
    expect(csvHead(headOf(rows.map((cells) => cells.join(delimiter)).join('\n')))).toEqual({
      dialect: { delimiter, escapedBy: '"' },
      columns: ['title', 'abstract', 'year'],
      lead: 1,
    });
  });

  it('is none where rows have other numbers of cells', () => {
    expect(
      csvHead(headOf('Well, this is prose.\nIt has, here and there, commas.\nNot always.\nBut, often, many, more.\n')),
    ).toBeUndefined();
  });
});
