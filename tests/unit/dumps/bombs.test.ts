import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tarOf, zipOf } from '../../fixtures/archives.ts';
import { readWhole } from '../../fixtures/read-dump.ts';

const PIECE = Buffer.alloc(64 * 1024, 'x');

/** A beginning, then the same piece until so many bytes are told; counts what is taken of it. */
function endless(
  start: string,
  piece: Buffer,
  size: number,
): { readonly pieces: Iterable<Uint8Array>; taken(): number } {
  let taken = 0;
  function* pieces(): Generator<Uint8Array> {
    yield Buffer.from(start);
    for (; taken < size; taken += piece.length) yield piece;
  }
  return { pieces: pieces(), taken: () => taken };
}

describe('a dump made to do harm is let go of early, with a sentence (I4)', () => {
  const papers = Buffer.from(`${JSON.stringify({ title: 'A paper', abstract: 'It holds.' })}\n`);
  const blankLines = Buffer.concat([papers, Buffer.alloc(1_900_000, '\n')]);

  it.each([
    ['gzip', gzipSync(Buffer.concat([papers, Buffer.alloc(256 * 1024 * 1024)]))],
    ['zstd', zstdCompressSync(Buffer.concat([papers, Buffer.alloc(512 * 1024 * 1024)]))],
    ['zip', zipOf([{ name: 'a', bytes: Buffer.alloc(256 * 1024 * 1024) }])],
    ['gzip in gzip', gzipSync(gzipSync(Buffer.alloc(256 * 1024 * 1024)))],
  ])('%s that unpacks to a hundred times its size', async (_, bytes) => {
    const { reading } = await readWhole(bytes);
    expect(['refused', 'gave up']).toContain(reading.state);
    expect(reading.reason).toMatch(/unpacks to more than 100 times its size|no text/);
  });

  it.each([
    ['small members of gzip', Buffer.concat(Array.from({ length: 60 }, () => gzipSync(blankLines)))],
    ['small files of a zip', zipOf(Array.from({ length: 60 }, (_, n) => ({ name: `${n}`, bytes: blankLines })))],
  ])('%s that together unpack to a hundred times their size', async (_, bytes) => {
    const { reading } = await readWhole(bytes);
    expect(reading).toMatchObject({
      state: 'gave up',
      reason: expect.stringContaining('more than 100 times its size'),
    });
  });

  it.each([
    ['gzip', gzipSync('')],
    ['zstd', zstdCompressSync('')],
    ['zstd with nothing in it', Buffer.from([0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0])],
  ])('a great many empty pieces of %s', async (_, piece) => {
    const { pieces, taken } = endless('', Buffer.concat(Array.from({ length: 500 }, () => piece)), 2 ** 31);
    const { reading } = await readWhole(pieces);
    expect(reading).toMatchObject({ state: 'refused', reason: expect.stringContaining('tiny pieces') });
    expect(taken()).toBeLessThan(1024 * 1024);
  });

  it('a tar whose names are longer than any path', async () => {
    const files = Array.from({ length: 20 }, (_, n) => ({ name: 'x'.repeat(900_000) + n, bytes: papers }));
    const { reading } = await readWhole(tarOf(files));
    expect(reading.state).toBe('done');
    for (const { name = '' } of reading.parts) expect(name.length).toBeLessThan(1100);
  });

  it('a zip of more files than anybody drops', async () => {
    const { reading } = await readWhole(
      zipOf(
        Array.from({ length: 20_000 }, (_, n) => ({ name: `${n}.txt`, bytes: '' })),
        { stored: true },
      ),
    );
    expect(reading).toMatchObject({ state: 'refused', reason: expect.stringContaining('more than 10000 files') });
  });

  it.each([
    ['a line', '{"title":"One"}\n{"title":"', PIECE],
    ['a JSON list of one endless string', '[{"title":"One"},\n{"title":"', PIECE],
    ['JSON nested without end', '[{"title":"One"},\n{"title":', Buffer.alloc(64 * 1024, '[')],
    [
      'a page of one endless line',
      'new\n\nSubscribe\n\nbyAK and the research community\n\nA Title of a Paper\n\n',
      PIECE,
    ],
  ])('%s of 2 GB', async (_, start, piece) => {
    const { pieces, taken } = endless(start, piece, 2 ** 31);
    const { reading } = await readWhole(pieces);
    expect(['refused', 'gave up']).toContain(reading.state);
    expect(reading.reason).toMatch(/Mi characters|no form known/);
    expect(taken()).toBeLessThan(100 * 1024 * 1024);
  });

  it.each([
    ['zeros', '', Buffer.alloc(64 * 1024)],
    ['blanks', '', Buffer.alloc(64 * 1024, ' ')],
    ['brackets', '', Buffer.alloc(64 * 1024, '[')],
    ['opening tags', '', Buffer.alloc(60 * 1024, '<a>')],
  ])('2 GB of %s', async (_, start, piece) => {
    const { pieces, taken } = endless(start, piece, 2 ** 31);
    const { reading } = await readWhole(pieces);
    expect(reading.state).toBe('refused');
    expect(taken()).toBeLessThan(16 * 1024 * 1024);
  });
});
