import { describe, expect, it } from 'vitest';
import { elementsOf } from '../../gallery/elements.ts';
import { pages } from '../../gallery/pages.ts';
import { specimens } from '../../gallery/specimens.ts';

describe.each([...specimens()])('the HTML of %s', (_, message) => {
  const elements = elementsOf(message.html);
  const named = (name: string) => elements.filter((element) => element.name === name);

  it('says its language, its direction and its subject', () => {
    expect(named('html')[0]?.attributes).toMatchObject({
      lang: expect.stringMatching(/^(en|de|zh-Hans)$/),
      dir: 'ltr',
    });
    expect(named('title')[0]?.text).toBe(message.subject);
  });

  it('has one h1, and under it a heading for each paper', () => {
    expect(named('h1')).toHaveLength(1);
    expect(elements.filter(({ name }) => /^h[3-6]$/.test(name))).toEqual([]);
    expect(named('article').length).toBeLessThanOrEqual(named('h2').length);
  });

  it('begins with a hidden line of 40 to 140 characters', () => {
    const [hidden] = elements.filter(({ attributes }) => String(attributes.style).includes('display:none'));
    expect(hidden?.text.length).toBeGreaterThanOrEqual(40);
    expect(hidden?.text.length).toBeLessThanOrEqual(140);
  });

  it('loads nothing, runs nothing and watches nobody', () => {
    const forbidden = ['img', 'script', 'form', 'link', 'iframe', 'object', 'input', 'svg', 'video'];
    expect(elements.filter(({ name }) => forbidden.includes(name))).toEqual([]);
    expect(message.html).not.toMatch(/url\(|@import|@font-face/);
  });

  it('has layout tables that say so, light and dark colours, and no letter under 13 pixels', () => {
    expect(named('table').every(({ attributes }) => attributes.role === 'presentation')).toBe(true);
    expect(message.html).toMatch(/prefers-color-scheme:dark/);
    const sizes = [...message.html.matchAll(/(?:font-size:|font:[^;"}]*?)(\d+)px/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
  });
});

describe.each([...(await pages())])('%s', (_, html) => {
  it('is well-formed, says its language and what it is, and runs nothing', () => {
    const elements = elementsOf(html);
    const named = (name: string) => elements.filter((element) => element.name === name);
    expect(named('html')[0]?.attributes).toMatchObject({ lang: 'en', dir: 'ltr' });
    expect(named('h1')).toHaveLength(1);
    expect(named('title')[0]?.text).not.toBe('');
    expect(named('script')).toEqual([]);
  });
});
