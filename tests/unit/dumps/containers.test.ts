import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tarOf, zipOf } from '../../fixtures/archives.ts';
import { readWhole } from '../../fixtures/read-dump.ts';

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    JSON.stringify({ title: `Paper ${from + index}`, abstract: 'They hold. '.repeat(9) }),
  ).join('\n');
const titles = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `Paper ${from + index}`);
const FEW = Buffer.from(lines(1, 20));
const MORE = Buffer.from(lines(21, 40));

/** Every byte a piece of its own. */
function* single(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1) yield bytes.subarray(at, at + 1);
}

describe('a packed dump', () => {
  const packed = [
    ['gzip', ['gzip'], gzipSync(FEW)],
    ['zstd', ['zstd'], zstdCompressSync(FEW)],
    ['zip', ['zip'], zipOf([{ name: 'a.jsonl', bytes: FEW }])],
    ['zip of stored files', ['zip'], zipOf([{ name: 'a.jsonl', bytes: FEW }], { stored: true })],
    ['zip that was streamed', ['zip'], zipOf([{ name: 'a.jsonl', bytes: FEW }], { streamed: true })],
    ['tar', ['tar'], tarOf([{ name: 'a.jsonl', bytes: FEW }])],
    ['tar in gzip', ['gzip', 'tar'], gzipSync(tarOf([{ name: 'a.jsonl', bytes: FEW }]))],
    ['gzip in zip in zstd', ['zstd', 'zip', 'gzip'], zstdCompressSync(zipOf([{ name: 'a', bytes: gzipSync(FEW) }]))],
  ] as const;

  it.each(packed)(
    'as %s is told by its bytes and gives its papers, however the bytes come',
    async (_, containers, bytes) => {
      for (const pieces of [bytes, single(bytes)]) {
        const { reading, papers, rejects } = await readWhole(pieces);
        expect(reading).toMatchObject({ state: 'done', containers });
        expect(papers.map(({ title }) => title)).toEqual(titles(1, 20));
        expect(rejects).toEqual([]);
      }
    },
  );

  it.each([
    ['gzip members', Buffer.concat([gzipSync(Buffer.concat([FEW, Buffer.from('\n')])), gzipSync(MORE)])],
    ['zstd frames', Buffer.concat([zstdCompressSync(Buffer.concat([FEW, Buffer.from('\n')])), zstdCompressSync(MORE)])],
    [
      'gzip members with garbage behind them',
      Buffer.concat([gzipSync(FEW), gzipSync(Buffer.concat([Buffer.from('\n'), MORE])), Buffer.from('garbage')]),
    ],
  ])('may be several %s one after another', async (_, bytes) => {
    expect((await readWhole(bytes)).papers.map(({ title }) => title)).toEqual(titles(1, 40));
  });

  it('more than three times over is refused (I1)', async () => {
    const { reading } = await readWhole(gzipSync(gzipSync(gzipSync(gzipSync(FEW)))));
    expect(reading).toMatchObject({ state: 'refused', reason: expect.stringContaining('more than 3 times over') });
  });
});

describe('an archive', () => {
  const name = `${'long/'.repeat(30)}b.jsonl`;
  const files = [
    { name: 'a.jsonl', bytes: FEW },
    { name: '__MACOSX/._a.jsonl', bytes: 'x' },
    { name: 'paper.pdf', bytes: '%PDF-1.7 and so on' },
    { name, bytes: gzipSync(MORE) },
    { name: 'empty.txt', bytes: '' },
  ];

  it.each([
    ['zip', zipOf(files)],
    ['zip that was streamed', zipOf(files, { streamed: true })],
    ['tar', tarOf(files)],
  ])('as %s has a part for each file, and each record says which it is of', async (_, bytes) => {
    const { reading, founds } = await readWhole(bytes);
    expect(reading.state).toBe('done');
    expect(reading.parts).toEqual([
      { name: 'a.jsonl', format: 'jsonl' },
      { name: 'paper.pdf', refused: expect.stringContaining('a PDF') },
      { name, format: 'jsonl' },
      { name: 'empty.txt', refused: expect.stringContaining('empty') },
    ]);
    expect(founds.map(({ at }) => at.entry)).toEqual([...Array(20).fill('a.jsonl'), ...Array(20).fill(name)]);
  });

  it('of which nothing can be read is refused by its first file', async () => {
    const { reading } = await readWhole(
      zipOf([
        { name: 'a.pdf', bytes: '%PDF-1.7' },
        { name: 'b.png', bytes: '\x89PNG\r\n' },
      ]),
    );
    expect(reading.state).toBe('refused');
    expect(reading.reason).toMatch(/^None of the 2 files in it can be read; of "a\.pdf": This is a PDF/);
  });

  it('with a password is refused, and says so', async () => {
    expect((await readWhole(zipOf([{ name: 'a.jsonl', bytes: FEW }], { encrypted: true }))).reading.reason).toContain(
      'password',
    );
  });

  it('of a spreadsheet or text document is refused as what it is', async () => {
    const parts = (name: string): Buffer =>
      zipOf(['[Content_Types].xml', '_rels/.rels', name].map((one) => ({ name: one, bytes: '<x/>' })));
    expect((await readWhole(parts('xl/workbook.xml'))).reading.reason).toMatch(/spreadsheet.*CSV/);
    expect((await readWhole(parts('word/document.xml'))).reading.reason).toMatch(/text document.*plain text/);
    const late = zipOf(['docProps/app.xml', 'docProps/core.xml'].map((name) => ({ name, bytes: '<x/>' })));
    expect((await readWhole(late)).reading.reason).toMatch(/Office document/);
  });

  it('that holds an Office file beside papers gives the papers', async () => {
    const office = zipOf([
      { name: '[Content_Types].xml', bytes: '<x/>' },
      { name: 'word/document.xml', bytes: '<x/>' },
    ]);
    const files = [
      { name: 'supplement.docx', bytes: office },
      { name: 'a.jsonl', bytes: lines(1, 2) },
    ];
    const { reading, papers } = await readWhole(zipOf(files, { stored: true }));
    expect(papers.map(({ title }) => title)).toEqual(titles(1, 2));
    expect(reading.parts).toMatchObject([{ refused: expect.stringContaining('text document') }, { format: 'jsonl' }]);
  });

  it.each([
    ['zip', zipOf],
    ['tar', tarOf],
  ])('of several that were joined gives the files of each: %s', async (_, pack) => {
    const archives = [1, 2].map((at) => pack([{ name: `${at}.jsonl`, bytes: lines(at, at) }]));
    const { papers } = await readWhole(Buffer.concat([...archives, Buffer.alloc(512)]));
    expect(papers.map(({ title }) => title)).toEqual(titles(1, 2));
  });
});

describe('a packed dump that ends early (I2)', () => {
  const file = [{ name: 'a.jsonl', bytes: Buffer.from(lines(1, 3000)) }];
  it.each([
    ['gzip', gzipSync(file[0]!.bytes)],
    ['zstd', zstdCompressSync(file[0]!.bytes)],
    ['zip', zipOf(file)],
    ['tar', tarOf(file)],
    ['tar in gzip', gzipSync(tarOf(file))],
  ])('as %s gives whole papers and one reject, wherever it ends', async (_, bytes) => {
    for (const share of [0.5, 0.7, 0.9]) {
      const { reading, papers, rejects } = await readWhole(bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(reading.state).toBe('done');
      expect(papers.map(({ title }) => title)).toEqual(titles(1, papers.length));
      expect(papers.length).toBeGreaterThan(100);
      expect(rejects.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^ends early/)]);
    }
  });

  it('says so also when only its last bytes are missing', async () => {
    const { papers, rejects } = await readWhole(gzipSync(FEW).subarray(0, -4));
    expect(papers.length).toBe(20);
    expect(rejects).toMatchObject([{ reason: 'ends early: the gzip is cut off', at: { byte: expect.any(Number) } }]);
  });

  it('is given up when it is damaged, and what came before stands', async () => {
    const bytes = gzipSync(Buffer.from(lines(1, 3000)));
    bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 50);
    const { reading, papers, rejects } = await readWhole(bytes);
    expect(reading).toMatchObject({
      state: 'gave up',
      reason: expect.stringMatching(/^Reading ended because the gzip is damaged/),
    });
    expect(papers.length).toBeGreaterThan(100);
    expect(rejects.length).toBeGreaterThan(0);
  });
});
