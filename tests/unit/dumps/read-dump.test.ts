import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Found } from '../../../shared/dumps/format.ts';
import { readDump } from '../../../shared/dumps/read-dump.ts';
import { zipOf } from '../../fixtures/archives.ts';
import { readWhole } from '../../fixtures/read-dump.ts';

const line = (n: number): string => JSON.stringify({ title: `Paper ${n}`, abstract: 'It holds. '.repeat(20) });
const LINES = Buffer.from(Array.from({ length: 2000 }, (_, n) => line(n)).join('\n'));
const ARCHIVE = zipOf([
  { name: 'a', bytes: LINES },
  { name: 'b', bytes: LINES.subarray(0, 50_000) },
]);

async function* chunks(bytes: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('reading a dump', () => {
  it.each([
    ['a file', LINES],
    ['a packed file', gzipSync(LINES)],
    ['an archive', ARCHIVE],
  ])('of %s goes on where it stopped, and nothing is handed over twice or left out (I4)', async (_, bytes) => {
    const whole = (await readWhole(bytes)).founds;
    const founds: Found[] = [];
    let runs = 0;
    for (let state = 'stopped'; state === 'stopped'; runs += 1) {
      let batches = 0;
      const reading = await readDump(
        chunks(bytes),
        (batch) => {
          founds.push(...batch);
          batches += 1;
        },
        { skip: founds.length, stop: () => batches >= 2 },
      );
      state = reading.state;
      expect(reading.records).toBe(founds.length);
    }
    expect(runs).toBeGreaterThan(3);
    expect(founds).toEqual(whole);
  });

  it('waits for each batch before it reads on', async () => {
    let open = 0;
    let most = 0;
    await readDump(chunks(LINES), async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
    });
    expect(most).toBe(1);
  });

  it('lets go of the stream when it stops', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield LINES;
      } finally {
        closed = true;
      }
    }
    await readDump(endless(), () => {}, { stop: () => true });
    expect(closed).toBe(true);
  });

  it.each([
    ['a file', LINES],
    ['a packed file', gzipSync(LINES)],
    ['an archive', ARCHIVE],
  ])('of %s throws what the stream throws, and never takes it for the end', async (_, bytes) => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, bytes.length >> 1);
      throw new Error('connection reset');
    }
    const founds: Found[] = [];
    await expect(
      readDump(failing(), (batch) => {
        founds.push(...batch);
      }),
    ).rejects.toThrow('connection reset');
    expect(founds.filter(({ kind }) => kind === 'reject')).toEqual([]);
  });

  it('throws what the one who deals with the records throws', async () => {
    const take = (): never => {
      throw new Error('no table');
    };
    await expect(readDump(chunks(LINES), take)).rejects.toThrow('no table');
  });
});

describe('what cannot be read is refused in one sentence that says what was seen and what works (I1)', () => {
  it.each([
    ['', /empty/],
    ['\uFEFF\n\n', /empty/],
    ['%PDF-1.4 …', /PDF.*BibTeX/],
    ['PAR1\x15\x04', /Parquet.*JSON Lines/],
    ['{\\rtf1\\ansi Papers}', /RTF.*plain text/],
    ['<!DOCTYPE html>\n<html><body>Papers</body></html>', /HTML page.*copy its text/],
    ['<?xml version="1.0"?><!DOCTYPE html><html><body>Papers</body></html>', /HTML page.*copy its text/],
    [
      '<!doctype html><html><a href="https://huggingface.co/papers">Papers</a></html>',
      /Hugging Face: select all of it/,
    ],
    ['<!DOCTYPE html><html><a href="https://arxiv.org/list/cs.LG/new">New</a></html>', /the arXiv: save its feed/],
    [
      '{"name":"gardens","title":"Gardens","description":"Plants","dependencies":{"soil":"1.0.0"}}',
      /describes a program/,
    ],
    [
      '<h2>Papers</h2><ul><li><a href="https://arxiv.org/abs/2611.00001">Tides</a></li></ul>',
      /HTML page.*copy its text/,
    ],
    ['<html><div class="gs_r gs_or">Papers</div></html>', /Google Scholar: drop its alert mails/],
    ['<?xml version="1.0"?><kml><Placemark/></kml>', /XML with <kml>/],
    ['<eSummaryResult><DocSum><Id>1</Id></DocSum></eSummaryResult>', /PubMed without abstracts.*efetch/],
    ['<opml version="2.0"><body/></opml>', /list of feeds/],
    ['[{"lat":1,"lon":2}]', /JSON.*"lat", "lon".*"title"/],
    ['Hello there, this is nothing.', /text that begins "Hello there, this is nothing\."/],
  ])('%j', async (text, sentence) => {
    const { reading, founds } = await readWhole(text);
    expect(reading).toMatchObject({ state: 'refused', reason: expect.stringMatching(sentence) });
    expect(reading.reason).toMatch(/^[A-Z].*\.$/);
    expect(founds).toEqual([]);
  });

  it('but no text is taken for a file of bytes because of its first letters', async () => {
    for (const word of ['MZ', 'ID3', 'ORC', 'PAR1', 'BM', 'GIF8']) {
      const page = `${word} Gardens Hold Their Ground\n\n${'We saw them hold in winter, in storms and between the two. '.repeat(9)}\n`;
      expect((await readWhole(page)).papers.map(({ title }) => title)).toEqual([`${word} Gardens Hold Their Ground`]);
    }
  });

  it('and a licence, whose sections look like papers with abstracts, is no page of papers', async () => {
    const section = (n: number) =>
      `${n}. Grant of the Right to Copy\n\n${'Each licensee may copy, mend and pass on the garden, provided that this notice stays with every part of it. '.repeat(3)}`;
    const { reading } = await readWhole(`A Public Licence for Gardens\n\n${[1, 2, 3, 4].map(section).join('\n\n')}\n`);
    expect(reading.state).toBe('refused');
  });

  it.each([
    ['an image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
    ['an xz file', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
    ['a bzip2 file', [0x42, 0x5a, 0x68, 0x39]],
    ['an old Office document', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ])('%s', async (seen, magic) => {
    expect((await readWhole(Uint8Array.from([...magic, ...Array(100).fill(1)]))).reading.reason).toContain(seen);
  });
});
