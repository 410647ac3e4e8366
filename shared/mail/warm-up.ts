import type { EditionBody, FrozenPaper } from '../editions/edition.ts';
import { editionMessage } from './message.ts';

const AT = '2026-01-02T06:00:00.000Z';
const WORDS = 'We draw every road that a mail takes, (so far) with “marks” and numbers. ';
const ROUNDS = 3;

/**
 * Renders an invented mail. A function that starts has a whole processor and nobody waiting; its first real mail then costs a quarter (`npm run bench:mail`): what V8 compiles and ICU
 * reads at first use was used.
 */
export function warmUp(): void {
  for (let round = 0; round < ROUNDS; round++)
    editionMessage(BODY, { sender: 'Offprint <a@b.example>', operator: 'a@b.example' });
}

const BODY: EditionBody = {
  ...{ id: 'e', readerId: 'r', dueAt: AT, sendBefore: AT, readerVersion: 1, cadence: 'daily', zone: 'UTC' },
  ...{ window: { from: AT, to: AT }, considered: 2_000, carries: [], listedBefore: [] },
  links: { page: 'https://b.example/e/1', leave: 'https://b.example/u/1', steer: 'https://b.example/s/1' },
  sections: ['roads', 'marks'].map((query) => ({
    interest: { id: query, label: `${query} and more`, query },
    papers: Array.from({ length: 8 }, (_, at) => paper(query, at)),
    toStartWith: true,
  })),
};

function paper(query: string, at: number): FrozenPaper {
  const hit = WORDS.indexOf(query.slice(0, 4));
  const inTitle = at % 2 === 0;
  return {
    ...{
      id: `${query}${at}`,
      title: `${query} & more`,
      abstract: WORDS.repeat(12),
      arrival: 'new',
      arrivedAt: AT,
      source: 'arxiv',
    },
    ...{ authors: ['A. B', 'C. D', 'E. F', 'G. H'], authorCount: 4, categories: ['cs.LG'], published: '2026-01-01' },
    links: { abstract: 'https://arxiv.org/abs/1', pdf: 'https://arxiv.org/pdf/1' },
    why: [
      {
        ...{ interestId: query, clause: query, words: [query], field: inTitle ? 'title' : 'abstract' },
        title: inTitle ? [[0, 4]] : [],
        abstract: inTitle ? [] : [[hit, hit + 4]],
      },
    ],
  };
}
