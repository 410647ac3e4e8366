import { describe, expect, it } from 'vitest';
import { json } from '../../../../shared/dumps/formats/json.ts';
import { jsonValueParser } from '../../../../shared/dumps/json/values.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const ONE = { title: 'One', abstract: 'a "quoted" [bracket] {brace} \\ backslash', authors: [{ name: 'Ada' }] };
const TWO = { title: 'Two', topics: { deep: [[1], [2]] } };
const BOTH = ['One', 'Two'];

function titles(text: string): readonly string[] {
  expect(json.recognises(headOf(text))).toBe(true);
  return parseWith(json, text).papers.map(({ title }) => title);
}

describe('JSON in any layout', () => {
  const list = [ONE, TWO];
  const page = { status: 'ok', message: { total: 2, facets: [{ name: 'x' }], items: list, next: null } };
  it.each([
    ['a list', list],
    ['an object that holds the list', { count: 2, papers: list }],
    ['an object deep in which the list is', page],
    ['a list in a list of pages', [{ results: [ONE] }, { results: [TWO] }]],
    ['an object by name', { one: ONE, two: TWO }],
    ['a feed with a title of its own', { title: 'A feed', version: '1', items: list }],
  ])('%s gives its records, indented or not', (_, value) => {
    expect(titles(JSON.stringify(value, null, 2))).toEqual(BOTH);
    expect(titles(`${JSON.stringify(value)}\n`)).toEqual(BOTH);
  });

  it('objects one after another, with or without something between them, are records', () => {
    for (const between of ['', '\n', ' ', ',\n', '\n\n\n']) {
      expect(titles([ONE, TWO].map((one) => JSON.stringify(one, null, 1)).join(between))).toEqual(BOTH);
    }
  });

  it('one object is one record, and lists inside it are its own', () => {
    const record = { ...ONE, references: [{ title: 'Another' }], related: [{ title: 'A third' }] };
    expect(titles(JSON.stringify(record, null, 2))).toEqual(['One']);
  });

  it('calls a record by the key under which an object holds it', () => {
    const { papers } = parseWith(json, JSON.stringify({ 'key-1': ONE, 'key-2': { ...TWO, id: 'own' } }, null, 2));
    expect(papers.map(({ givenId }) => givenId)).toEqual(['key-1', 'own']);
  });

  it('several files joined into one give all their records', () => {
    expect(titles(JSON.stringify({ papers: [ONE] }, null, 2) + JSON.stringify({ papers: [TWO] }, null, 2))).toEqual(
      BOTH,
    );
  });
});

describe('a broken record in a list (I2)', () => {
  const records = ['One', 'Two', 'Three', 'Four', 'Five'].map((title, id) => ({
    id,
    title,
    authors: [{ name: 'Ada' }, { name: 'Bo' }],
  }));
  const text = JSON.stringify(records, null, 2);
  const others = ['One', 'Two', 'Four', 'Five'];

  it.each([
    ['a quote is missing at the end of a string', (t: string) => t.replace('"Three"', '"Three')],
    ['a quote is missing at the start of a string', (t: string) => t.replace('"Three"', 'Three"')],
    ['a brace is missing at the end', (t: string) => t.replace(/("id": 2[\s\S]*?)\n {2}\}/, '$1\n')],
    ['a bracket is missing inside', (t: string) => t.replace(/("Three"[\s\S]*?)\n {4}\]/, '$1\n')],
    ['a brace is one too many', (t: string) => t.replace('"Three"', '"Three", "x": {')],
    ['a colon is missing', (t: string) => t.replace('"title": "Three"', '"title" "Three"')],
  ])('costs itself only: %s', (_, damage) => {
    const { papers, rejects } = parseWith(json, damage(text));
    expect(papers.map(({ title }) => title)).toEqual(others);
    expect(rejects.length).toBe(1);
    expect(rejects[0]?.at.line).toBe(26);
  });

  it('costs itself only where all records stand on one line', () => {
    const { papers, rejects } = parseWith(json, JSON.stringify(records).replace('"title":"Three"', '"title""Three"'));
    expect(papers.map(({ title }) => title)).toEqual(others);
    expect(rejects).toMatchObject([{ reason: 'is no valid JSON', at: { line: 1, record: 3 } }]);
  });

  it('that is broken may be one of very many, or all but the first', () => {
    const list = Array.from(
      { length: 5_000 },
      (_, id) => `{"title":${id % 2 === 0 ? `"Paper ${id}"` : `"Paper ${id}`},"id":${id}}`,
    );
    const { papers, rejects } = parseWith(json, `[\n${list.join(',\n')}\n]`, 64 * 1024);
    expect(papers.length).toBe(2_500);
    expect(rejects.length).toBe(2_500);
    const none = parseWith(json, `[\n{"title":"One"},\n${'{"title":"broken,\n'.repeat(5_000)}]`, 64 * 1024);
    expect([none.papers.length, none.rejects.length]).toEqual([1, 5_000]);
  });

  it('that the end cuts off says so, and those before it stand', () => {
    const { papers, rejects } = parseWith(json, text.slice(0, text.indexOf('"Four"')));
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
    expect(rejects.map(({ reason }) => reason)).toEqual(['ends early: the last record is cut off']);
  });

  it('is told of when the list itself is not closed', () => {
    const { papers, rejects } = parseWith(json, text.slice(0, -1));
    expect(papers.length).toBe(5);
    expect(rejects.map(({ reason }) => reason)).toEqual(['ends early: the list is not closed']);
  });

  it('may be a string or number among objects', () => {
    const { papers, skips, rejects } = parseWith(json, '[{"title":"One"}, "two", 3, null, {"title":"Four"}]');
    expect(papers.length).toBe(2);
    expect(rejects.map(({ excerpt }) => excerpt)).toEqual(['"two"', '3']);
    expect(skips.length).toBe(1);
  });
});

describe('JSON made to do harm', () => {
  it('nested ten million deep costs one reject', () => {
    const founds: string[] = [];
    const parser = jsonValueParser([], { value: () => true, broken: (reason) => founds.push(reason) });
    parser.write('[{"a":');
    for (let piece = 0; piece < 100; piece += 1) parser.write('['.repeat(50_000));
    for (let piece = 0; piece < 100; piece += 1) parser.write(']'.repeat(50_000));
    parser.write('}]');
    parser.end();
    expect(founds.length).toBe(1);
  });
});
