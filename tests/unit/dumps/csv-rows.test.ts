import { describe, expect, it } from 'vitest';
import { csvHead } from '../../../shared/dumps/csv-head.ts';
import { rowParser } from '../../../shared/dumps/csv-rows.ts';
import { GiveUp, LIMIT } from '../../../shared/dumps/limits.ts';
import { headOf } from '../../fixtures/read-dump.ts';

function read(text: string, delimiter = ',') {
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const broken: (readonly [number, string])[] = [];
  const parser = rowParser(delimiter, {
    row(cells, line) {
      rows.push(cells);
      lines.push(line);
    },
    broken: (reason, _, line) => broken.push([line, reason]),
  });
  parser.write(text);
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

  it('keep a quote inside an unquoted cell, and what follows a closing quote', () => {
    expect(read('a,5" pipe\n"b" c,d').rows).toEqual([
      ['a', '5" pipe'],
      ['b c', 'd'],
    ]);
  });

  it('are none on blank lines', () => {
    expect(read('a,b\n\n\nc,d\n').lines).toEqual([1, 4]);
  });

  it('lose one line to a quote that is not closed (I2)', () => {
    const { rows, broken } = read('id,title,abstract\n1,"One","a"\n2,"Two,"b"\n3,"Three","c"\n4,"Four","d"\n');
    expect(rows.map(([id]) => id)).toEqual(['id', '1', '2', '3', '4']);
    expect(broken).toEqual([]);
    const worse = read('id,title,abstract\n1,"One","a"\n2,Two,"b\n3,"Three","c"\n4,"Four","d"\n');
    expect(worse.rows.map(([id]) => id)).toEqual(['id', '1', '3', '4']);
    expect(worse.broken).toEqual([[3, 'has a quote that is not closed']]);
  });

  it('say that the end came inside a quote', () => {
    const { rows, broken } = read('id,title\n1,"One"\n2,"Tw');
    expect(rows.length).toBe(2);
    expect(broken).toEqual([[3, 'ends early: a quote is not closed']]);
  });

  it('are given up when one line runs on', () => {
    const parser = rowParser(',', { row: () => {}, broken: () => {} });
    const piece = 'x'.repeat(64 * 1024);
    expect(() => {
      for (let size = 0; size < 2 * LIMIT.runawayCharacters; size += piece.length) parser.write(piece);
    }).toThrow(GiveUp);
  });
});

describe('the beginning of a table', () => {
  it.each([',', ';', '\t', '|'])('shows that %j parts its cells', (delimiter) => {
    const text = ['title;x'.replace(';x', ''), 'abstract', 'year'].join(delimiter);
    const head = csvHead(headOf(`${text}\n${['One, two', 'a', '2026'].map((cell) => `"${cell}"`).join(delimiter)}\n`));
    expect(head).toMatchObject({
      delimiter,
      columns: ['title', 'abstract', 'year'],
      rows: [['One, two', 'a', '2026']],
    });
  });

  it('is none where rows have other numbers of cells', () => {
    expect(
      csvHead(headOf('Well, this is prose.\nIt has, here and there, commas.\nNot always.\nBut, often, many, more.\n')),
    ).toBeUndefined();
  });
});
