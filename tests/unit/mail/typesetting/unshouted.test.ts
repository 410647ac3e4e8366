import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionMessage } from '../../../../shared/mail/message.ts';
import { unshouted } from '../../../../shared/mail/typesetting/unshouted.ts';
import { anEdition, CONTINUAL } from '../../../gallery/editions.ts';
import { aPaper, sectionFor } from '../../../gallery/papers.ts';
import { SETTINGS } from '../../../gallery/specimens.ts';

describe('an abstract all in capitals', () => {
  it('is shown in sentences, with the short forms that it explains', () => {
    expect(
      unshouted(
        'WE USE RETRIEVAL-AUGMENTED GENERATION (RAG) AND LANGUAGE MODELS (LLMS). A RAG OF LLMS, IN 2 STEPS ON COVID-19: I SAW IT.',
      ),
    ).toBe(
      'We use retrieval-augmented generation (RAG) and language models (LLMS). A RAG of LLMS, in 2 steps on COVID-19: I saw it.',
    );
  });

  it.each(['We use RAG.', 'RAG', 'DNA AND RNA', '论文', ''])('is no such text: %s', (text) => {
    expect(unshouted(text)).toBe(text);
  });

  it('keeps its length, so that hits stay where they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const shouted = `SHOUTED WORDS ${text.toUpperCase()}`;
        expect(unshouted(shouted)).toHaveLength(shouted.length);
      }),
      { seed: 1 },
    );
  });

  it('has its hits in bold, and its title as written', () => {
    const paper = aPaper({ title: 'LOUD TITLES OF OLD', abstract: 'THE STUDY TELLS OF LOUD THINGS.' });
    const reason = { interestId: 'continual', clause: 'loud', field: 'abstract', words: ['LOUD'], title: [] };
    const why = [{ ...reason, abstract: [[19, 23] as const] }];
    const section = { ...sectionFor(CONTINUAL, []), papers: [{ ...paper, why }] };
    const { html } = editionMessage(anEdition([section]), SETTINGS);
    expect(html).toContain('The study tells of <b>loud</b> things.');
    expect(html).toContain('LOUD TITLES OF OLD');
  });
});
