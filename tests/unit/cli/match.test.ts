import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type MatchOptions, matchPapers } from '../../../cli/match.ts';

const folder = mkdtempSync(join(tmpdir(), 'offprint-match-'));
const papers = join(folder, 'papers.jsonl');
const interests = join(folder, 'interests.jsonl');
const said: string[] = [];
const warned: string[] = [];

const ABSTRACT = 'We watch them for a year, by day and by night, and say what they do, and for how long they do it.';
const PAPERS = [
  { id: 'owls-1', title: 'Owls of the northern forest', abstract: `${ABSTRACT} Owls hunt mice; an owl hears them.` },
  { id: 'hawks-2', title: 'Hawks over open fields', abstract: `${ABSTRACT} Hawks hunt mice, and now and then an owl.` },
  { id: '2403.12345', title: 'Whales and their songs', abstract: `${ABSTRACT} A whale sings for hours.` },
];

beforeAll(() => writeFileSync(papers, PAPERS.map((paper) => `${JSON.stringify(paper)}\n`).join('')));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  said.length = 0;
  warned.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void warned.push(line));
});

const nowhere = () => Promise.reject(new Error('a file needs nothing else'));

async function matched(lines: string, options: MatchOptions = {}) {
  writeFileSync(interests, lines);
  await matchPapers(nowhere, undefined, { papers, interests, json: true, ...options });
  return said.map((line) => JSON.parse(line) as { interest: unknown; paper: unknown; score: number; why: unknown[] });
}

describe('offprint match', () => {
  it('gives interest, paper, score and why a line, best first, by the ids that the files give', async () => {
    const [first, second, ...more] = await matched('{"id":"birds","query":"owl"}\n');
    expect(more).toEqual([]);
    expect(Object.keys(first!)).toEqual(['interest', 'paper', 'score', 'why']);
    expect(first).toMatchObject({
      interest: 'birds',
      paper: 'owls-1',
      why: [{ clause: 'owl', field: 'title and abstract', words: ['Owls', 'owl'] }],
    });
    expect(second).toMatchObject({ interest: 'birds', paper: 'hawks-2' });
    expect(first!.score).toBeGreaterThan(second!.score);
  });

  it('takes queries, descriptions and liked papers in any combination; what is null is not asked for', async () => {
    const lines = [
      { id: 1, query: 'mice' },
      { id: 2, query: null, text: 'songs of a whale', like: null },
      { id: 3, like: ['https://arxiv.org/abs/2403.12345v2'], dislike: [{ title: 'Hawks', abstract: null }] },
      { id: 4, query: 'mice', text: 'hawks', like: [{ title: 'Hawks' }], dislike: ['owls-1'], note: 'mine' },
    ];
    const best = await matched(lines.map((line) => JSON.stringify(line)).join('\r\n'), { top: 1 });
    expect(best.map(({ interest, paper }) => [interest, paper])).toEqual([
      [1, 'owls-1'],
      [2, '2403.12345'],
      [3, '2403.12345'],
      [4, 'hawks-2'],
    ]);
    expect(warned).toEqual([]);
  });

  it('finds nothing for a description without a word, and goes on', async () => {
    const found = await matched('{"id":"a","text":" "}\n{"id":"b","like":[]}\n{"id":"c","like":[2403.12345,1]}\n', {
      top: 1,
    });
    expect(found.map(({ interest, paper }) => [interest, paper])).toEqual([['c', '2403.12345']]);
  });

  it('gives ten of each interest, as many as are wanted, or all', async () => {
    const lines = '{"id":"a","query":"mice"}\n{"id":"b","query":"night"}\n';
    expect(await matched(lines, { top: 1 })).toHaveLength(2);
    said.length = 0;
    expect(await matched(lines, { all: true, top: 1 })).toHaveLength(5);
  });

  it('says on the error stream which liked papers nobody knows', async () => {
    expect(await matched('\ufeff{"id":"a","like":["9912.99999"]}\n')).toEqual([]);
    expect(warned).toEqual(['“9912.99999” is not in this file: like: and -like: it steer nothing until it is.']);
  });

  it.each([
    ['{"id":"x","query":"owl"', 'is no JSON'],
    ['[]', 'this is no JSON object'],
    ['{"query":"owl"}', '“id” is missing or of the wrong kind'],
    ['{"id":"x","query":5}', '“query” is missing or of the wrong kind'],
    ['{"id":"x","like":"owls-1"}', '“like” is missing or of the wrong kind'],
    ['{"id":"x","like":["owls-1",{}]}', '“like.1” is missing or of the wrong kind'],
    ['{"id":"x","qurey":"owl"}', 'this asks for nothing'],
    ['{"id":"x","text":null,"dislike":["owls-1"]}', 'this asks for nothing'],
    ['{"id":"x","query":""}', 'There is no word in this query.'],
    ['{"id":"x","query":"owl AND"}', 'owl AND\n    ^\nSomething to look for is missing after “AND”.'],
  ])('refuses the line %s by its number and what is wrong', async (line, sentence) => {
    const refused = matched(`{"id":"a","query":"owl"}\n\n${line}\n`);
    await expect(refused).rejects.toThrow(`${interests}, line 3`);
    await expect(refused).rejects.toThrow(sentence);
    expect(said).toEqual([]);
  });

  it('says of one query what it means, and what it finds', async () => {
    await matchPapers(nowhere, '(owl OR whale AND songs) like:2403.99999', { papers });
    expect(said).toEqual([
      '(owl OR (whale AND songs)) AND like:2403.99999',
      expect.stringContaining('“2403.99999” is not in this file'),
      '  owl: 2 papers',
      '  whale: 1 paper',
      '  songs: 1 paper',
      expect.stringMatching(/^ *\d+ {2}Whales and their songs {2}\[2403\.12345\]\n {5}whale in the/),
      expect.stringContaining('[owls-1]'),
      expect.stringContaining('[hawks-2]'),
      '3 of 3 papers match.',
    ]);
  });

  it('wants one query or one file of interests', async () => {
    await expect(matchPapers(nowhere, undefined, { papers })).rejects.toThrow('either one query, or --interests');
    await expect(matchPapers(nowhere, 'owl', { papers, interests })).rejects.toThrow('either one query');
    await expect(matchPapers(nowhere, 'owl AND', { papers })).rejects.toThrow('^');
  });
});
