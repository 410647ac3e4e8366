import { describe, expect, it } from 'vitest';
import type { EditionBody, FrozenPaper } from '../../../../shared/editions/edition.ts';
import { catalogueOf } from '../../../../shared/mail/catalogue/languages.ts';
import { editionMessage, type MailSettings } from '../../../../shared/mail/message.ts';
import { anEdition, CONTINUAL, ENERGY } from '../../../gallery/editions.ts';
import { aPaper, listedPapers, sectionFor } from '../../../gallery/papers.ts';
import { SETTINGS } from '../../../gallery/specimens.ts';

const LANGUAGES = ['en', 'de', 'zh'] as const;
const under = (papers: readonly FrozenPaper[]) => [{ ...sectionFor(CONTINUAL, []), papers }];

/** The text part on one line. */
function textOf(body: EditionBody, with_: Partial<MailSettings> = {}): string {
  return editionMessage(body, { ...SETTINGS, ...with_ }).text.replace(/\s+/g, ' ');
}

describe('what is counted', () => {
  it('is one or many, as each language says it', () => {
    const said = LANGUAGES.map((language) => {
      const { card, page, section, footer, summary } = catalogueOf(language);
      return ['1', '2'].flatMap((n) => [
        card.votes(n),
        summary.matched('1', n),
        page.found(n, '7'),
        page.found('0', n),
        section.more(n),
        footer.andMore(n),
      ]);
    });
    expect(said).toEqual([
      [
        '1 upvote',
        '1 of 1 new paper matches',
        '1 of 7 papers has these words in its title.',
        '0 of 1 paper have these words in their title.',
        '1 more on the web',
        '1 more',
        '2 upvotes',
        '1 of 2 new papers matches',
        '2 of 7 papers have these words in their title.',
        '0 of 2 papers have these words in their title.',
        '2 more on the web',
        '2 more',
      ],
      [
        '1 Stimme',
        '1 von 1 neuen Paper passt',
        '1 von 7 Papern hat diese Wörter im Titel.',
        '0 von 1 Paper haben diese Wörter im Titel.',
        '1 weiteres im Web',
        '1 weiteres',
        '2 Stimmen',
        '1 von 2 neuen Papern passt',
        '2 von 7 Papern haben diese Wörter im Titel.',
        '0 von 2 Papern haben diese Wörter im Titel.',
        '2 weitere im Web',
        '2 weitere',
      ],
      [
        '1 票',
        '1 篇新论文中有 1 篇匹配',
        '7 篇论文中有 1 篇的标题包含这些词。',
        '1 篇论文中有 0 篇的标题包含这些词。',
        '网页上还有 1 篇',
        '另外 1 项',
        '2 票',
        '2 篇新论文中有 1 篇匹配',
        '7 篇论文中有 2 篇的标题包含这些词。',
        '2 篇论文中有 0 篇的标题包含这些词。',
        '网页上还有 2 篇',
        '另外 2 项',
      ],
    ]);
  });

  it('is none, one or many in a note that nothing matched', () => {
    const notes = LANGUAGES.map((language) =>
      ['0', '1', '2'].map((n) => catalogueOf(language).quiet.explanation(n, '1 – 22')),
    );
    expect(notes).toEqual([
      [
        'No papers came in, 1 – 22.',
        '1 paper came in, 1 – 22, and it did not match.',
        '2 papers came in, 1 – 22, and none of them matched.',
      ],
      [
        'Es kamen keine Paper an, 1 – 22.',
        '1 Paper kam an, 1 – 22, und passte nicht.',
        '2 Paper kamen an, 1 – 22, und keines passte.',
      ],
      ['1 – 22 没有收到论文。', '1 – 22 共收到 1 篇论文，没有匹配。', '1 – 22 共收到 2 篇论文，没有一篇匹配。'],
    ]);
  });
});

describe('the footer', () => {
  it('names the topics that the papers came from, since the reader may follow others', () => {
    const sections = [sectionFor(CONTINUAL, listedPapers()), sectionFor(ENERGY, listedPapers())];
    expect(textOf(anEdition(sections))).toContain('From your topics: continual learning and energy-based models.');
  });

  it('names none where the note has named them all', () => {
    const text = textOf(anEdition([sectionFor(CONTINUAL, [])]));
    expect(text).toContain('This is what you ask for continual learning');
    expect(text).not.toContain('From your topics');
  });
});

describe('a paper without an abstract', () => {
  const bare = aPaper({ title: 'A bare title', abstract: '' });
  const { why } = sectionFor(CONTINUAL, listedPapers()).papers[0]!;
  const NONE = 'The source gives no abstract.';

  it('says so where its source gives none', () => {
    expect(textOf(anEdition(under([{ ...bare, why }])))).toContain(NONE);
    expect(textOf(anEdition([], { trending: [bare] }))).toContain(NONE);
  });

  it('says nothing of its source where the edition kept its title alone', () => {
    expect(textOf(anEdition(under([bare])))).not.toContain(NONE);
    expect(textOf(anEdition([], { trending: [{ ...bare, carried: 'not mailed' }] }))).not.toContain(NONE);
  });
});

describe('most upvoted papers', () => {
  const trending = [aPaper({ votes: 1 })];

  it.each([
    ['en', 'Most upvoted since your last edition', 'Most upvoted of late'],
    ['de', 'Die meisten Stimmen seit deiner letzten Ausgabe', 'Die meisten Stimmen in letzter Zeit'],
    ['zh', '自上一期以来得票最多', '近来得票最多'],
  ] as const)('speak in %s of a last edition only where there was one', (language, since, first) => {
    expect(textOf(anEdition([], { trending, language, listedBefore: ['p0'] }))).toContain(since);
    expect(textOf(anEdition([], { trending, language }))).toContain(first);
  });
});

describe('an invitation', () => {
  it.each([
    ['en', 'One mail on weekdays at 07:00 (Europe/Berlin) when something matches.'],
    ['de', 'Eine Mail von Montag bis Freitag um 07:00 (Europe/Berlin), wenn etwas passt.'],
    ['zh', '有匹配时，周一至周五 07:00 寄出一封（Europe/Berlin）。'],
  ] as const)('in %s promises no silence, which a note may break', (language, rhythm) => {
    const invitation = { cadence: { kind: 'weekdays', at: '07:00' } } as const;
    expect(textOf(anEdition(under(listedPapers()), { language }), { invitation })).toContain(rhythm);
  });
});

describe('a Chinese mail', () => {
  it('puts no blank after a full-width colon', () => {
    const text = textOf(anEdition([sectionFor(CONTINUAL, listedPapers())], { language: 'zh' }));
    expect(text).toContain('入选理由：“continual learning”');
  });
});
