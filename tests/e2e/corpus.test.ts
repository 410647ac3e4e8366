import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FORMATS } from '../../shared/dumps/formats/index.ts';
import type { FoundPaper } from '../../shared/papers/found-paper.ts';
import { describeWithCorpus } from '../fixtures/corpus.ts';
import { readWhole } from '../fixtures/read-dump.ts';

/** Which of our formats reads what the corpus calls so. A form that is not in the list of formats yet is left out. */
const FORMAT_OF: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'corpus-formats.json'), 'utf8'),
);

/** The same for folders whose files the index leaves out. */
const FORMAT_OF_FOLDER: Readonly<Record<string, string>> = {
  crossref: 'crossref',
  openalex: 'openalex',
  'semantic-scholar': 'semantic-scholar',
};

/** Where we differ from the independent count, and why a user would want it so: by file, the aspects that differ. */
const EXCEPTIONS: Readonly<Record<string, { readonly differs: readonly Aspect[]; readonly reason: string }>> =
  JSON.parse(readFileSync(join(import.meta.dirname, 'corpus-exceptions.json'), 'utf8'));

type Aspect = 'format' | 'records' | 'titles' | 'abstracts' | 'ids' | 'first' | 'last';

/** What an independent reader found in a file. */
interface Truth {
  readonly records: number;
  readonly with_abstract: number;
  readonly titles?: readonly string[];
  readonly ids?: readonly string[];
  readonly first?: Sample;
  readonly last?: Sample;
}

interface Sample {
  readonly id?: string;
  readonly title?: string;
  readonly abstract?: string;
}

describeWithCorpus('the corpus', (folder) => {
  const [, ...rows] = readFileSync(join(folder, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  const known = new Set(FORMATS.map(({ name }) => name));
  const files = rows.flatMap((row) => {
    const [file = '', named = ''] = row.split('\t');
    const format = FORMAT_OF[named];
    return format !== undefined && known.has(format) ? [{ file, format }] : [];
  });

  const rowed = new Set(rows.map((row) => row.split('\t')[0]));
  const beside = readdirSync(join(folder, 'truth')).flatMap((name) => {
    const { file } = JSON.parse(readFileSync(join(folder, 'truth', name), 'utf8')) as { readonly file?: string };
    const format = FORMAT_OF_FOLDER[file?.split('/')[0] ?? ''];
    return file === undefined || format === undefined || rowed.has(file) ? [] : [{ file, format }];
  });

  /** Of each file whose records somebody counted. */
  const counts: Counted[] = [];

  it.each([...files, ...beside])(
    '$file is read as $format, as the independent reader read it',
    async ({ file, format }) => {
      const { reading, papers, skips, rejects } = await readWhole(readFileSync(join(folder, file)));
      const differences = new Map<Aspect, unknown>();
      if (reading.parts.some((part) => part.format !== format)) differences.set('format', reading.parts);
      const truth = truthOf(folder, file);
      if (truth !== undefined) {
        const told = reading.state === 'refused' ? truth.records : papers.length + skips.length + rejects.length;
        counts.push({ file, ...matchedRecords(papers, truth), records: truth.records, untold: truth.records - told });
        for (const [aspect, what] of differencesOf(papers, truth)) differences.set(aspect, what);
      }
      const expected = EXCEPTIONS[file]?.differs ?? [];
      const told = {
        differences: Object.fromEntries(differences),
        skips: skips.slice(0, 5),
        rejects: rejects.slice(0, 5),
      };
      expect([...differences.keys()].sort(), JSON.stringify(told, null, 1).slice(0, 4000)).toEqual(
        [...expected].sort(),
      );
    },
  );

  it('is read to 99.5 % of the records that have a title, and of all others the receipt tells (I2)', () => {
    const sum = (of: 'known' | 'matched' | 'records'): number => counts.reduce((total, count) => total + count[of], 0);
    const share = sum('matched') / sum('known');
    console.log(
      `${sum('matched')} of ${sum('known')} records whose titles are known (${(100 * share).toFixed(2)} %); ${sum('records')} records in ${counts.length} files`,
    );
    expect(share).toBeGreaterThanOrEqual(0.995);
    expect(counts.filter(({ file, untold }) => untold > 0 && EXCEPTIONS[file] === undefined)).toEqual([]);
  });

  it('has a reason for each exception, and no exception for a file that is gone', () => {
    const there = new Set([...rowed, ...beside.map(({ file }) => file)]);
    for (const [file, { reason }] of Object.entries(EXCEPTIONS)) {
      expect(there, file).toContain(file);
      expect(reason.length, file).toBeGreaterThan(20);
    }
  });
});

describeWithCorpus('damaged files of the corpus', (folder) => {
  /** What each must give, and which formats it takes. */
  const damaged = [
    { file: 'empty.txt', needs: [], papers: 0, refused: /empty/ },
    { file: 'bom-only.txt', needs: [], papers: 0, refused: /empty/ },
    { file: 'daily.truncated.jsonl', needs: ['jsonl'], papers: 168, endsEarly: true },
    { file: 'hf-daily.truncated.json', needs: ['hf-daily'], papers: 17, endsEarly: true },
    { file: 'hf-text.cr-only.txt', needs: ['labelled-text'], papers: 50 },
    { file: 'hf-text.txt.gz', needs: ['labelled-text'], papers: 50 },
    { file: 'mixed.zip', needs: ['labelled-text', 'jsonl'], papers: 50 + 371 },
    { file: 'hf-text.truncated.txt', needs: ['labelled-text'], papers: 23, endsEarly: true },
    { file: 'oai.truncated.xml', needs: ['oai-pmh'], papers: 493, endsEarly: true },
    { file: 'ris.truncated.ris', needs: ['ris'], papers: 42, endsEarly: true },
  ].filter(({ needs }) => needs.every((name) => FORMATS.some((format) => format.name === name)));

  it.each(damaged)('$file gives every whole record (I2)', async ({ file, papers, refused, endsEarly }) => {
    const read = await readWhole(readFileSync(join(folder, 'nasty-derived', file)));
    expect(read.papers.length).toBe(papers);
    expect(read.rejects.map(({ reason }) => reason)).toEqual(endsEarly ? [expect.stringMatching(/^ends early/)] : []);
    if (refused === undefined) expect(read.reading.state).toBe('done');
    else expect(read.reading).toMatchObject({ state: 'refused', reason: expect.stringMatching(refused) });
  });
});

/** Files of which nobody counted the records have no truth. */
function truthOf(folder: string, file: string): Truth | undefined {
  const truth = JSON.parse(
    readFileSync(join(folder, 'truth', `${file.replaceAll('/', '__')}.json`), 'utf8'),
  ) as Partial<Truth>;
  return typeof truth.records === 'number' ? (truth as Truth) : undefined;
}

function differencesOf(papers: readonly FoundPaper[], truth: Truth): readonly (readonly [Aspect, unknown])[] {
  const found: [Aspect, unknown][] = [];
  if (papers.length !== truth.records) found.push(['records', { ours: papers.length, truth: truth.records }]);
  const abstracts = papers.filter(({ abstract }) => flat(abstract) !== '').length;
  if (abstracts !== truth.with_abstract) found.push(['abstracts', { ours: abstracts, truth: truth.with_abstract }]);
  const titles = truth.titles?.map(flat).filter((title) => title !== '');
  if (titles !== undefined)
    compareLists(
      'titles',
      titles,
      papers.map(({ title }) => flat(title)),
      found,
    );
  const ids = truth.ids?.filter((id) => id !== '') ?? [];
  const ours = new Set(
    papers.flatMap(({ givenId, ids: more = [], url, pdf }) =>
      [givenId, ...more, url, pdf].flatMap((id) => (id === undefined ? [] : bareId(id))),
    ),
  );
  const missing = ids.filter((id) => !ours.has(bareId(id)));
  if (missing.length > 0)
    found.push(['ids', { missing: missing.slice(0, 5), of: ids.length, ours: [...ours].slice(0, 5) }]);
  for (const [aspect, sample, paper] of [
    ['first', truth.first, papers[0]],
    ['last', truth.last, papers.at(-1)],
  ] as const) {
    if (sample?.abstract && flat(paper?.abstract) !== flat(sample.abstract))
      found.push([aspect, { ours: paper?.abstract, truth: sample.abstract }]);
  }
  return found;
}

/** What an independent reader counted in a file, and what we made of it. */
interface Counted {
  readonly file: string;
  readonly records: number;
  /** Records with a title: nobody could be told of others. */
  readonly known: number;
  /** How many of those are among ours, by their titles. */
  readonly matched: number;
  /** Records of which our receipt says nothing at all. */
  readonly untold: number;
}

function matchedRecords(papers: readonly FoundPaper[], { records, titles }: Truth): Pick<Counted, 'known' | 'matched'> {
  if (titles === undefined) return { known: records, matched: Math.min(records, papers.length) };
  const left = papers.map(({ title }) => flat(title));
  const known = titles.map(flat).filter((title) => title !== '');
  const matched = known.filter((title) => {
    const at = left.indexOf(title);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return { known: known.length, matched: matched.length };
}

function compareLists(
  aspect: Aspect,
  truth: readonly string[],
  ours: readonly string[],
  found: [Aspect, unknown][],
): void {
  const left = [...ours];
  const missing = truth.filter((title) => {
    const at = left.indexOf(title);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (missing.length > 0 || left.length > 0)
    found.push([
      aspect,
      { missing: missing.slice(0, 5), extra: left.slice(0, 5), counts: [missing.length, left.length] },
    ]);
}

/** A text without tags, braces and white space: formats hand over markup as written, which some readers have taken out. */
function flat(text: string | undefined): string {
  return (text ?? '').replace(/<\/?[a-z][^<>]*>|[\s{}]+/gi, '');
}

/** An identifier without what different writers put around it. */
function bareId(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(
      /^(?:https?:\/\/(?:(?:dx\.)?doi\.org|arxiv\.org\/(?:abs|pdf))\/|doi:\s*|arxiv:|oai:arxiv\.org:|pmid:\s*)/,
      '',
    )
    .replace(/\.pdf$/, '');
}
