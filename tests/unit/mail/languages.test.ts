import { describe, expect, it } from 'vitest';
import { de } from '../../../shared/mail/catalogue/de.ts';
import { en } from '../../../shared/mail/catalogue/en.ts';
import { zh } from '../../../shared/mail/catalogue/zh.ts';
import { editionMessage } from '../../../shared/mail/message.ts';
import { anEdition, CONTINUAL, ENERGY } from '../../gallery/editions.ts';
import { listedPapers, sectionFor } from '../../gallery/papers.ts';
import { SETTINGS } from '../../gallery/specimens.ts';

/** Words that are the same in both languages. */
const SHARED = new Set(['card.abstract', 'card.pdf', 'card.code']);

/** Every sentence of a catalogue, by its path; functions are asked with letters that tell the arguments apart. */
function sentences(catalogue: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(at, value);
    else if (typeof value === 'object' && value !== null)
      for (const [under, text] of sentences(value, at)) found.set(under, text);
  }
  return found;
}

describe.each([de, zh])('the catalogue in $language', (catalogue) => {
  it('has every sentence, in words of its own', () => {
    const english = sentences(en);
    const own = sentences(catalogue);
    expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    const untranslated = [...own].filter(([at, text]) => text === english.get(at) && !SHARED.has(at));
    expect(untranslated).toEqual([]);
  });

  it('has no exclamation marks', () => {
    expect([...sentences(catalogue).values()].filter((text) => /[!！]/.test(text))).toEqual([]);
  });

  it('counts in its own way', () => {
    const number = String;
    const counts = [
      { fresh: 1, revised: 0, withdrawn: 0 },
      { fresh: 2, revised: 1, withdrawn: 1 },
      { fresh: 0, revised: 1, withdrawn: 0 },
      { fresh: 0, revised: 0, withdrawn: 2 },
    ];
    expect(counts.map((count) => catalogue.heading(count, number))).toEqual(
      catalogue.language === 'de'
        ? [
            '1 neues Paper',
            '2 neue Paper, 1 überarbeitet, 1 zurückgezogen',
            '1 überarbeitetes Paper',
            '2 zurückgezogene Paper',
          ]
        : ['1 篇新论文', '2 篇新论文，1 篇有修订，1 篇已撤稿', '1 篇有修订', '2 篇已撤稿'],
    );
  });
});

describe('a mail', () => {
  const body = anEdition([sectionFor(CONTINUAL, listedPapers()), sectionFor(ENERGY, listedPapers())], {
    considered: 1412,
  });

  it.each([
    ['en', 'en', 'Sunday, 22 November 2026', '6 of 1,412 new papers match'],
    ['de', 'de', 'Sonntag, 22. November 2026', '6 von 1.412 neuen Papern passen'],
    ['zh', 'zh-Hans', '2026年11月22日星期日', '1,412 篇新论文中有 6 篇匹配'],
  ] as const)('in %s says dates and numbers as its readers do', (language, htmlLang, date, matched) => {
    const { html, text } = editionMessage({ ...body, language }, SETTINGS);
    expect(html).toContain(`<html lang="${htmlLang}" dir="ltr">`);
    expect(text).toContain(date);
    expect(text).toContain(matched);
  });

  it('names the language of a paper where its script tells it, so that the right glyphs are chosen', () => {
    const titles = [
      '噪声模型引导的扩散方法',
      '継続学習における忘却の予算',
      '지속 학습을 위한 메모리',
      'Обучение без забывания',
      'A survey of 道 and 名 in English',
    ];
    const papers = titles.map((title, index) => ({ ...listedPapers()[index]!, title, why: [] }));
    const { html } = editionMessage(anEdition([{ ...sectionFor(CONTINUAL, []), papers }]), SETTINGS);
    expect(html.match(/<h2 dir="auto"[^>]*?>/g)?.map((tag) => /lang="(\w+)"/.exec(tag)?.[1])).toEqual([
      'zh',
      'ja',
      'ko',
      undefined,
      undefined,
    ]);
  });
});
