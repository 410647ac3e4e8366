import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tarOf, zipOf } from '../../fixtures/archives.ts';
import { type Bomb, bombs } from '../../fixtures/bombs.ts';
import { readWhole } from '../../fixtures/read-dump.ts';

/** The bytes of a bomb; counts what is taken of it. */
function counted(bomb: Bomb): { readonly pieces: Iterable<Uint8Array>; taken(): number } {
  let taken = 0;
  function* pieces(): Generator<Uint8Array> {
    for (const piece of bomb.pieces()) {
      taken += piece.length;
      yield piece;
    }
  }
  return { pieces: pieces(), taken: () => taken };
}

describe('a dump made to do harm is let go of early, with a sentence (I4)', () => {
  const papers = Buffer.from(`${JSON.stringify({ title: 'A paper', abstract: 'It holds.' })}\n`);
  const blankLines = Buffer.concat([papers, Buffer.alloc(1_900_000, '\n')]);

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

  it.each(bombs)('$name', async (bomb) => {
    const { pieces, taken } = counted(bomb);
    const { reading, papers, rejects } = await readWhole(pieces);
    expect([reading.reason ?? '', ...rejects.map(({ reason }) => reason)].join('\n')).toMatch(bomb.said);
    expect(papers.map(({ abstract = '' }) => abstract.length).every((length) => length <= 100_000)).toBe(true);
    expect(taken()).toBeLessThan(50 * 1024 * 1024);
  });

  it('a tar whose names are longer than any path', async () => {
    const files = Array.from({ length: 20 }, (_, n) => ({ name: 'x'.repeat(900_000) + n, bytes: papers }));
    const { reading } = await readWhole(tarOf(files));
    expect(reading.state).toBe('done');
    for (const { name = '' } of reading.parts) expect(name.length).toBeLessThan(1100);
  });
});
