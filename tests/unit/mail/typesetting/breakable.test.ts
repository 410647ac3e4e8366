import { describe, expect, it } from 'vitest';
import { breakable, unbroken, withoutGiants } from '../../../../shared/mail/typesetting/breakable.ts';

const THAI = 'การเรียนรู้อย่างต่อเนื่องของแบบจำลองภาษาโดยไม่ลืมภาษาถิ่นและสำเนียงของผู้พูดในแต่ละภูมิภาคของประเทศ';

describe('long words', () => {
  it('may break where nothing else in them may', () => {
    const word = 'Pneumonoultramicroscopicsilicovolcanoconiosis';
    expect(
      breakable(`a ${word} b`)
        .split('\u00ad')
        .every((piece) => piece.length <= 13),
    ).toBe(true);
    expect(unbroken(breakable(word))).toBe(word);
  });

  it.each([
    ['ordinary words', 'electroencephalographically internationalisation'],
    ['words that have hyphens', 'state-of-the-art-retrieval-augmented-generation'],
    ['addresses that have slashes', 'https://papers.example/proceedings/2026/long-names'],
    ['scripts that break by themselves', THAI],
    ['ideographs', '低光照视频去噪一种物理噪声模型引导的扩散方法低光照视频去噪一种物理噪声模型引导的扩散方法'],
    ['emoji sequences', '👩🏽‍🔬'.repeat(30)],
  ])('of these kinds stay as they are: %s', (_, text) => {
    expect(breakable(text)).toBe(text);
    expect(withoutGiants({ text, ranges: [] }).text).toBe(text);
  });

  it('lose their end when they are no words', () => {
    const { text, ranges } = withoutGiants({ text: `${'W'.repeat(10_000)} end`, ranges: [[10_001, 10_004]] });
    expect(text).toBe(`${'W'.repeat(60)}… end`);
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['end']);
  });
});
