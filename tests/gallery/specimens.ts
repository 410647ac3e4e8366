import type { EditionBody, FrozenPaper } from '../../shared/editions/edition.ts';
import { confirmationMessage, editionMessage, type MailSettings, type Message } from '../../shared/mail/message.ts';
import { anEdition, CONTINUAL, ENERGY, manyUnder, QUANTUM, RETRIEVAL, ROBOTS } from './editions.ts';
import { foreignPapers } from './foreign.ts';
import { hostilePapers } from './hostile.ts';
import { aPaper, listedPapers, samplePapers, sectionFor } from './papers.ts';

export const SETTINGS: MailSettings = {
  sender: 'Offprint <digest@offprint.example>',
  operator: 'operator@offprint.example',
};

/** Every kind of mail, by name. */
export function specimens(): Map<string, Message> {
  const listed = listedPapers();
  const page = samplePapers();
  const interests = [CONTINUAL, RETRIEVAL, ENERGY];
  const seven = [sectionFor(CONTINUAL, listed), sectionFor(RETRIEVAL, listed), sectionFor(ENERGY, listed)];
  const hundred = [...listed, ...listed]
    .map((paper, index) => ({ ...paper, id: `${paper.id}-${index}` }))
    .slice(0, 100);
  const edition = (body: EditionBody, with_: Partial<MailSettings> = {}) =>
    editionMessage(body, { ...SETTINGS, ...with_ });
  const changed = (with_: Partial<FrozenPaper>) => [
    { ...sectionFor(ENERGY, listed), papers: oneOf(sectionFor(ENERGY, listed).papers, with_) },
  ];

  return new Map<string, Message>([
    [
      'one-paper',
      edition(anEdition([{ ...sectionFor(ENERGY, listed), papers: sectionFor(ENERGY, listed).papers.slice(0, 1) }])),
    ],
    ['sample-dump', edition(anEdition(interests.map((wanted) => sectionFor(wanted, page))))],
    ['seven-papers', edition(anEdition([manyUnder(RETRIEVAL, listed, 7)], { considered: 412 }))],
    ['three-interests', edition(anEdition(seven, { considered: 412 }))],
    [
      'five-interests',
      edition(anEdition([...seven, sectionFor(ROBOTS, listed), sectionFor(QUANTUM, listed)], { considered: 412 })),
    ],
    ['thirty-papers', edition(anEdition([manyUnder(CONTINUAL, listed, 30)], { considered: 412 }))],
    ['forty-papers', edition(anEdition([manyUnder(CONTINUAL, listed, 40)], { considered: 412 }))],
    ['forty-papers-without-links', edition(anEdition([manyUnder(CONTINUAL, page, 40)], { considered: 62 }))],
    ['hundred-papers', edition(anEdition([manyUnder(CONTINUAL, hundred, 100)], { considered: 1412 }))],
    [
      'hundred-papers-25-cards',
      edition(anEdition([manyUnder(CONTINUAL, hundred, 100)], { considered: 1412 }), { cards: 25 }),
    ],
    ['right-to-left', edition(anEdition([{ ...sectionFor(CONTINUAL, []), papers: foreignPapers('rtl') }]))],
    ['chinese-japanese-korean', edition(anEdition([{ ...sectionFor(CONTINUAL, []), papers: foreignPapers('cjk') }]))],
    [
      'formulas',
      edition(
        anEdition([
          {
            ...sectionFor(CONTINUAL, []),
            papers: page.filter(({ abstract }) => /[\u0391-\u03c9\u2070-\u209f²³]/.test(abstract)),
          },
        ]),
      ),
    ],
    ['hostile', edition(anEdition([{ ...sectionFor(CONTINUAL, []), papers: hostilePapers() }]))],
    ['revised', edition(anEdition(changed({ arrival: 'revised' })))],
    ['withdrawn', edition(anEdition(changed({ arrival: 'withdrawn' })))],
    [
      'carried',
      edition(
        anEdition([
          { ...seven[0]!, toStartWith: true },
          { ...seven[2]!, papers: oneOf(seven[2]!.papers, { carried: 'may have reached you' }) },
        ]),
      ),
    ],
    [
      'no-abstract',
      edition(anEdition([{ ...seven[0]!, papers: [{ ...aPaper(), ...withoutAbstract(seven[0]!.papers[0]!) }] }])),
    ],
    [
      'trending',
      edition(
        anEdition(seven.slice(0, 1), {
          listedBefore: ['an-earlier-paper'],
          trending: listed.slice(20, 24).map((paper, index) => ({ ...paper, votes: 1204 - 131 * index })),
        }),
      ),
    ],
    [
      'quiet',
      edition(
        anEdition(
          interests.map((wanted) => sectionFor(wanted, [])),
          { window: { from: '2026-10-25T06:00:00.000Z', to: '2026-11-22T05:58:00.000Z' }, considered: 2180 },
        ),
      ),
    ],
    [
      'alert',
      edition(
        anEdition([{ ...seven[1]!, papers: seven[1]!.papers.slice(0, 2) }], {
          cadence: 'alerts',
          dueAt: '2026-11-22T14:00:00.000Z',
          considered: 12,
        }),
      ),
    ],
    [
      'invitation',
      edition(anEdition(interests.map((wanted) => sectionFor(wanted, page))), {
        invitation: { cadence: { kind: 'daily', at: '07:00' } },
      }),
    ],
    [
      'german',
      edition(anEdition(seven, { considered: 1412, language: 'de' }), {
        invitation: { cadence: { kind: 'weekly', at: '07:00', days: [1, 4] } },
      }),
    ],
    [
      'chinese',
      edition(
        anEdition([...seven, { ...sectionFor(ROBOTS, []), papers: foreignPapers('cjk') }], {
          considered: 1412,
          zone: 'Asia/Shanghai',
          language: 'zh',
        }),
      ),
    ],
    [
      'confirmation',
      confirmationMessage(
        { readerId: '00a1', confirm: 'https://papers.offprint.example/c/Y29uZmlybQ.c2lnbmF0dXJl' },
        SETTINGS,
      ),
    ],
  ]);
}

function withoutAbstract({ title, why }: FrozenPaper): Partial<FrozenPaper> {
  return { title, abstract: '', why: why.map((reason) => ({ ...reason, field: 'title', abstract: [] })) };
}

function oneOf(papers: readonly FrozenPaper[], with_: Partial<FrozenPaper>): FrozenPaper[] {
  return papers.map((paper, index) => (index === 0 ? { ...paper, ...with_ } : paper));
}
