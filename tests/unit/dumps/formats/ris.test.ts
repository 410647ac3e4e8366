import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ris } from '../../../../shared/dumps/formats/ris.ts';
import { LIMIT } from '../../../../shared/dumps/limits.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name), 'utf8');
const record = (...lines: readonly string[]) => parseWith(ris, ['TY  - JOUR', ...lines, 'ER  - ', ''].join('\n'));

describe('RIS', () => {
  it('gives what a record says', () => {
    expect(parseWith(ris, fixture('ris.manager.ris')).papers).toEqual([
      {
        givenId: 'quill2026',
        title: 'Tidal gardens hold their ground: one winter of self-powered buoys',
        authors: ['Quill, Ada', 'Marsh, Bo'],
        venue: 'Journal of Shores',
        published: '2026/01/30/',
        ids: ['doi:10.5555/shore.14', 'https://example.org/shore/14'],
        url: 'https://example.org/shore/14',
        pdf: 'https://example.org/shore/14.pdf',
        keywords: ['tides', 'gardens'],
        abstract:
          'Beds in rows lose less sand than sown ones.\nOf 41 buoys, 5 were lost - none of them at sea.\nAll recordings are open.',
      },
      {
        title: 'A lighthouse, seen from below',
        authors: ['Marsh, Bo', 'Quill, Ada'],
        published: '2026/01/12',
        abstract: 'We look up. The lamp is larger than it was thought to be.',
        ids: ['http://arxiv.org/abs/2601.04321v2'],
        url: 'http://arxiv.org/abs/2601.04321v2',
      },
      {
        givenId: '31415926',
        title: 'How many keels has a raft',
        authors: ['Holm, Dee'],
        venue: 'Rafts',
        published: '2025 Nov 3',
        ids: ['pmid:31415926', 'PMC9999999'],
      },
    ]);
  });

  it('is read in small letters, with other spaces, indented, and without ends of records', () => {
    expect(parseWith(ris, fixture('ris.careless.txt')).papers).toMatchObject([
      { title: 'Notes on kelp', authors: ['Fenn, Chi'], published: '2025///' },
      { title: 'The book of rafts', authors: ['Holm, Dee'] },
      { title: 'What buoys know', ids: ['doi: 10.5555/buoys.2'] },
    ]);
  });

  it.each([
    [['T1  - One'], 'One'],
    [['T1  - Two', 'TI  - One'], 'One'],
    [['TI  - ', 'TI  - One', 'TI  - Two'], 'One'],
    [['CT  - One'], 'One'],
    [['ST  - One', 'T2  - A journal'], 'One'],
    [['TI  - The first', 'half of it'], 'The first\nhalf of it'],
  ])('takes the title of %j', (lines, title) => {
    expect(record(...lines).papers).toMatchObject([{ title }]);
  });

  it.each([
    [['AB  - They hold.', 'N2  - a note'], 'They hold.'],
    [['AB  - NA', 'N2  - They hold.'], 'They hold.'],
    [['AB  - AIM: to hold.', 'AB  - RESULTS: they hold.'], 'AIM: to hold.\nRESULTS: they hold.'],
    [['AB  - They', '      hold.', '- 17 -', 'Page 3 of 9', 'Always.'], 'They\nhold.\nAlways.'],
    [['AB  - They hold', 'CT - scans do not'], 'They hold\nCT - scans do not'],
  ])('takes the abstract of %j', (lines, abstract) => {
    expect(record('TI  - One', ...lines).papers).toMatchObject([{ abstract }]);
  });

  it.each([
    [['PY  - 2026/01/30/received', 'PY  - 2026/02'], '2026/02'],
    [['PY  - 2026', 'DA  - Jan'], '2026 Jan'],
    [['Y1  - 2026///', 'DA  - 2026/01/30'], '2026/01/30'],
    [['PY  - 2026', 'Y2  - 2027/01/01'], '2026'],
    [['C6  - FEB 2026'], 'FEB 2026'],
    [['PY  - 2026', 'C6  - FEB 2025'], '2026'],
  ])('takes the date of %j', (lines, published) => {
    expect(record('TI  - One', ...lines).papers).toMatchObject([{ published }]);
  });

  it.each([
    [['DO  - https://doi.org/10.5555/1'], 'https://doi.org/10.5555/1'],
    [['M3  - 10.5555/1'], '10.5555/1'],
    [['N1  - doi: 10.5555/1'], 'doi: 10.5555/1'],
    [['L3  - http://dx.doi.org/10.5555/1'], 'http://dx.doi.org/10.5555/1'],
    [['U1  - 31415926[pmid]'], 'pmid:31415926'],
    [['AN  - arXiv:2601.04321'], 'arXiv:2601.04321'],
    [['JO  - arXiv preprint arXiv:2601.04321'], '2601.04321'],
    [['N1  - arXiv:2601.04321 [cs]'], '2601.04321'],
  ])('finds the identifier in %j', (lines, id) => {
    expect(record('TI  - One', ...lines).papers[0]?.ids).toContain(id);
  });

  it('leads to the paper, not to the database that it came from', () => {
    const addresses = ['UR  - https://search.example.org/record?id=7', 'UR  - https://doi.org/10.5555/1'];
    expect(record('TI  - One', ...addresses).papers).toMatchObject([{ url: 'https://doi.org/10.5555/1' }]);
  });

  it('has authors without their addresses of mail', () => {
    const { papers } = record('TI  - One', 'AU  - Quill, Ada (ada@example.org)', 'AU  - Marsh, Bo (Shore Lab)');
    expect(papers).toMatchObject([{ authors: ['Quill, Ada', 'Marsh, Bo (Shore Lab)'] }]);
  });

  it('has keywords without the stars of the main ones', () => {
    const { papers } = record('TI  - One', 'KW  - *Tides', 'KW  - Kelp/growth/*by night', 'KW  - C*-algebras');
    expect(papers).toMatchObject([{ keywords: ['Tides', 'Kelp/growth/by night', 'C*-algebras'] }]);
  });

  it('takes no identifier out of a note that speaks of another paper', () => {
    const notes = ['N1  - Reply to doi 10.5555/2, see there', 'N1  - Reply to arXiv:2601.04321'];
    expect(record('TI  - One', ...notes).papers[0]?.ids).toBeUndefined();
  });

  it('reads a record that has lost its first line, and passes over tags that are no record (I2)', () => {
    const text = 'JF  - Shores\nT1  - One\nAU  - Quill, Ada\nER  -\nUK  - stray\nER  -\nTY  - JOUR\nTI  - Two\nER  -\n';
    const { founds, papers } = parseWith(ris, text);
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Two']);
    expect(founds.length).toBe(2);
    expect(ris.recognises(headOf(text))).toBe(true);
  });

  it.each([
    ['unbreakable spaces', 'TY\u00a0\u00a0-\u00a0JOUR\nTI\u00a0 - One\nAB \u00a0-\u00a0They hold.\nER\u00a0 -\u00a0\n'],
    ['long dashes', 'TY  – JOUR\nTI  – One\nAB  – They hold.\nER  –\n'],
  ])('is read with %s, as browsers and Word make them', (_, text) => {
    expect(ris.recognises(headOf(text))).toBe(true);
    expect(parseWith(ris, text).papers).toEqual([{ title: 'One', abstract: 'They hold.' }]);
  });

  it('rejects a record without a title, by its line (I2)', () => {
    const { rejects } = parseWith(ris, 'TY  - JOUR\nTI  - One\nER  -\n\nTY  - JOUR\nAB  - They hold.\nER  -\n');
    expect(rejects).toMatchObject([{ reason: 'has no title', at: { line: 5, record: 2 } }]);
  });

  it.each([
    'TY  - JOUR\nTI  - One\nER  - \nTY  - JOUR\nTI  - Two\nPY  - 2026\n',
    'TY  - JOUR\nTI  - One\nPY  - 2026\nTY  - JOUR\nTI  - Two\nAB  - We follow tidal gar',
  ])('that ends early gives every whole record and one reject (I2)', (text) => {
    const { papers, rejects } = parseWith(ris, text);
    expect(papers.map(({ title }) => title)).toEqual(['One']);
    expect(rejects).toMatchObject([{ reason: 'ends early: the last record is cut off' }]);
  });

  it.each([
    [
      'many tags',
      `KW  - ${'tides and gardens '.repeat(10)}\n`,
      LIMIT.recordCharacters / 180,
      'is longer than 8 Mi characters',
    ],
    ['many short tags', 'KW  - a\n', LIMIT.recordLines, 'has more than 128 Ki lines'],
    ['many short lines', 'a\n', LIMIT.recordLines, 'has more than 128 Ki lines'],
  ])('rejects a record that goes on and on in %s, and reads what comes behind it (I4)', (_, line, times, reason) => {
    const text = `TY  - JOUR\nTI  - One\n${line.repeat(times)}ER  - \nTY  - JOUR\nTI  - Two\nER  - \n`;
    const { papers, rejects } = parseWith(ris, text, 64 * 1024);
    expect(papers).toMatchObject([{ title: 'Two' }]);
    expect(rejects).toMatchObject([{ reason, at: { line: 1 } }]);
  });

  it.each([
    ['prose', 'TY said - or wrote - that ER was late.\nTI - AB - AU are letters.\n'],
    ['MEDLINE', 'PMID- 31415926\nTI  - One\nAB  - They hold.\n'],
    ['Web of Science', 'PT J\nAU Quill, A\nTI One\nER\n\nEF\n'],
  ])('is not seen in %s (I1)', (_, text) => {
    expect(ris.recognises(headOf(text))).toBe(false);
  });
});
