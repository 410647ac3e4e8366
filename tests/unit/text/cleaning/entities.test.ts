import { describe, expect, it } from 'vitest';
import { decodeEntities } from '../../../../shared/text/cleaning/entities.ts';

describe('character references', () => {
  it.each([
    ['&amp; &lt; &gt; &quot; &apos;', '& < > " \''],
    ['&eacute;&Scaron;&alpha;&agr;&ndash;&hellip;&le;', 'éŠαα–…≤'],
    ['16&fdg;5 and 2&farcs;1', '16°.5 and 2″.1'],
    ['&#233;&#xE9;&#XE9;&#x1F600;', 'ééé😀'],
    ['R&amp;amp;D, &amp;#38;lt; and &#38;eacute;', 'R&D, < and é'],
    ['&amp;amp;amp;amp;', '&'],
  ])('%s', (text, decoded) => expect(decodeEntities(text)).toBe(decoded));

  it('need their semicolon, so that addresses stay', () => {
    for (const text of ['?a=1&copy=2&lt=3', 'AT&T', 'R&D; S&P', '& ; &; &#; &#x;'])
      expect(decodeEntities(text)).toBe(text);
  });

  it('that no standard knows stay', () => {
    expect(decodeEntities('&foo; &amp;foo; &toolongtobeanamethatanystandardknows;')).toBe(
      '&foo; &foo; &toolongtobeanamethatanystandardknows;',
    );
  });

  it('of what is no character become the replacement character', () => {
    expect(decodeEntities('&#0;&#xD800;&#x110000;')).toBe('\ufffd\ufffd\ufffd');
  });
});
