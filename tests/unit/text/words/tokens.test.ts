import { describe, expect, it } from 'vitest';
import { SENTENCE_GAP, tokenise } from '../../../../shared/text/words/tokens.ts';

const terms = (text: string) => tokenise(text).map(({ term }) => term);

describe('tokenise', () => {
  it('reads a compound as its parts, as neighbours joined, and as a whole', () => {
    expect(terms('multi-modal-LLMs')).toEqual(['multi', 'modal', 'llm', 'multimodal', 'modalllm', 'multimodalllm']);
  });

  it('joins across a blank only after a prefix that is no word, and never before a function word', () => {
    expect(terms('pre training')).toContain('pretraining');
    expect(terms('self-\nattention')).toContain('selfattention');
    expect(terms('an isotropic')).not.toContain('anisotropic');
    expect(terms('non of')).not.toContain('nonof');
    expect(terms('graph learning')).not.toContain('graphlearning');
  });

  it('takes the plural off acronyms where spelling would not tell', () => {
    expect(terms('GPUs and viruses')).toEqual(['gpu', 'and', 'virus']);
  });

  it('writes numbers without commas and a lone Greek letter by its name', () => {
    expect(terms('10,000 β-VAE')).toEqual(['10000', 'beta', 'vae', 'betavae']);
  });

  it('counts positions over parts, and leaves a gap between sentences that no query can bridge', () => {
    const tokens = tokenise('Deep nets. Wide nets, e.g. these.');
    expect(tokens.map(({ from }) => from)).toEqual([
      0,
      1,
      SENTENCE_GAP + 2,
      SENTENCE_GAP + 3,
      SENTENCE_GAP + 4,
      SENTENCE_GAP + 5,
      SENTENCE_GAP + 4,
      SENTENCE_GAP + 6,
    ]);
  });

  it('keeps ranges of the text as it is shown', () => {
    const text = 'A naïve text-to-image model';
    for (const { start, end, written, from, to } of tokenise(text))
      if (from === to) expect(text.slice(start, end)).toBe(written);
  });
});
