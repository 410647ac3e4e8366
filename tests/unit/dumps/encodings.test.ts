import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../shared/dumps/bytes.ts';
import { isBinary, textReader } from '../../../shared/dumps/encodings.ts';
import { readWhole } from '../../fixtures/read-dump.ts';

function decode(bytes: Uint8Array, size = bytes.length || 1): string {
  const reader = textReader(bytes);
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += reader.decode(bytes.subarray(at, at + size));
  return text + reader.end();
}

const TEXT = 'Über Gärten – “tidal” ones: naïve β → 𝒳 漢字\nsecond line\n';
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('text of a dump', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 with a mark', utf16(`\uFEFF${TEXT}`)],
    ['UTF-16, big end first, with a mark', utf16(`\uFEFF${TEXT}`).swap16()],
    ['UTF-16', utf16(TEXT)],
    ['UTF-16, big end first', utf16(TEXT).swap16()],
  ])('is read as %s, wherever it is cut', (_, bytes) => {
    for (const size of [1, 2, 3, 7, bytes.length]) expect(decode(bytes, size)).toBe(TEXT);
  });

  it.each([
    ['Chinese', '关于井的发光研究以及其在夜间的应用，一种新的方法。'],
    ['Russian', 'О свечении колодцев ночью и его пользе. '],
    ['Korean', '우물의 빛에 관한 연구와 그 응용. '],
    ['Arabic', 'دراسة في ضوء الآبار ليلا. '],
  ])('is read as UTF-16 without a mark in scripts that are not Latin: %s', (_, sentence) => {
    const text = `TI  - ${sentence}\nAB  - ${sentence.repeat(20)}\n`.repeat(4);
    expect(decode(utf16(text))).toBe(text);
    expect(decode(utf16(text).swap16())).toBe(text);
    expect(isBinary(utf16(text))).toBe(false);
  });

  it('is no UTF-16 because of some zeros in it', () => {
    for (const word of ['Gärten und Meer ', '关于井的发光研究'])
      for (const encoding of ['utf8', 'latin1'] as const) {
        const bytes = Buffer.from(`${word}\0`.repeat(400), encoding);
        expect(decode(bytes)).toHaveLength(decode(Buffer.from(word.repeat(400), encoding)).length);
      }
  });

  it('is read as Windows-1252 where it is no UTF-8, also when it claims to be', () => {
    const claim = '<?xml version="1.0" encoding="UTF-8"?><title>';
    const bytes = Buffer.concat([
      Buffer.from(claim),
      Buffer.from([0x93, 0x47, 0xe4, 0x72, 0x74, 0x65, 0x6e, 0x94, 0x20, 0x80]),
    ]);
    for (const size of [1, 5, bytes.length]) expect(decode(bytes, size)).toBe(`${claim}“Gärten” €`);
  });

  it('mends the bytes that are no UTF-8 among those that are', () => {
    const bytes = Buffer.concat([
      Buffer.from('naïve '),
      Buffer.from([0xef]),
      Buffer.from(' 漢 '),
      Buffer.from([0xe6, 0xbc]),
    ]);
    for (const size of [1, 2, 4, bytes.length]) expect(decode(bytes, size)).toBe('naïve ï 漢 æ¼');
  });

  it('is read in the encoding that it declares when it is no UTF-8', () => {
    const latin2 = Buffer.from([...Buffer.from('<?xml version="1.0" encoding="ISO-8859-2"?><t>'), 0xb9, 0xe8]);
    expect(decode(latin2)).toMatch(/šč$/);
    const java = Buffer.from([...Buffer.from('% Encoding: ISO8859_2\n'), 0xb9, 0xe8]);
    expect(decode(java)).toMatch(/šč$/);
    const gbk = Buffer.from([...Buffer.from('% Encoding: GBK\n'), 0xba, 0xba, 0xd7, 0xd6]);
    expect(decode(gbk)).toMatch(/汉字$/);
  });

  it('has LF at all line ends, and no control characters but tab', () => {
    for (const bytes of [Buffer.from('a\r\nb\rc\nd\0\x01\te\x1b\r'), utf16('\uFEFFa\r\nb\rc\nd\0\x01\te\x1b\r')]) {
      for (const size of [1, 2, 3, bytes.length]) expect(decode(bytes, size)).toBe('a\nb\nc\nd\te\n');
    }
    expect(decode(Buffer.from('page one\fpage two'))).toBe('page one page two');
  });

  it('loses the marks that joining files leaves in the middle', () => {
    expect(decode(Buffer.from('one\n\uFEFFtwo'))).toBe('one\ntwo');
  });

  it('is told from bytes that are no text', async () => {
    expect(isBinary(Buffer.from(TEXT))).toBe(false);
    expect(isBinary(utf16(TEXT))).toBe(false);
    expect(isBinary(Buffer.alloc(1000))).toBe(true);
    expect(
      (await readWhole(Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 7919) % 251)))).reading.reason,
    ).toContain('no text');
  });
});

describe('blocks', () => {
  it('are of one size, however the bytes come', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (const size of [1, 5, 0, 13, 2]) yield new Uint8Array(size).fill(size);
    }
    const blocks: number[] = [];
    for await (const block of blocksOf(chunks(), 4)) blocks.push(block.length);
    expect(blocks).toEqual([4, 4, 4, 4, 4, 1]);
  });
});
