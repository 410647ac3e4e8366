import { describe, expect, it } from 'vitest';
import { href, paperAddress } from '../../../../shared/mail/typesetting/href.ts';
import { HOSTILE_ADDRESSES } from '../../../gallery/hostile.ts';

describe('the one door for links', () => {
  it('lets https and mailto through, in the URL parser’s spelling', () => {
    expect(href('https://papers.example/a b?q="x"')).toBe('https://papers.example/a%20b?q=%22x%22');
    expect(href('mailto:operator@offprint.example?subject=Topics')).toBe(
      'mailto:operator@offprint.example?subject=Topics',
    );
  });

  it('lets http through on loopback hosts only, so that the laptop’s pages work', () => {
    expect(href('http://127.0.0.1:8080/u/t')).toBe('http://127.0.0.1:8080/u/t');
    expect(href('http://localhost:8080/')).toBe('http://localhost:8080/');
    expect(href('http://[::1]/')).toBe('http://[::1]/');
    expect(href('http://papers.example/')).toBeUndefined();
    expect(href('http://127.0.0.1.papers.example/')).toBeUndefined();
  });

  it.each(HOSTILE_ADDRESSES.map((address) => [address.slice(0, 60), address] as const))(
    'makes text of %j',
    (_, address) => {
      expect(href(address)).toBeUndefined();
    },
  );

  it('shows a homograph for what it is', () => {
    expect(href('https://аrxiv.org/abs/1')).toBe('https://xn--rxiv-43d.org/abs/1');
  });

  it('asks for a paper over https where its feed still writes http', () => {
    expect(paperAddress('http://arxiv.org/abs/2611.10001v1')).toBe('https://arxiv.org/abs/2611.10001v1');
    expect(paperAddress('javascript:alert(1)')).toBeUndefined();
    expect(paperAddress(undefined)).toBeUndefined();
  });
});
