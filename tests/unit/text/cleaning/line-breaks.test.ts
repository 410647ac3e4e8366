import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../shared/text/cleaning/clean.ts';

describe('a hyphen at the end of a line', () => {
  it.each([
    ['a trans-\nformer', 'a transformer'],
    ['a pro-  \r\n   grammed cell', 'a programmed cell'],
    ['multi-\nple, real-\nistic and state-\nment', 'multiple, realistic and statement'],
    ['co-\nefficient, question-\nnaire and open-\ning', 'coefficient, questionnaire and opening'],
    ['un-\nsupervised, high-\ner, re-\ntrained', 'unsupervised, higher, retrained'],
    ['a soft trans\u00ad\nformer', 'a soft transformer'],
  ])('goes where it cut a word: %j', (raw, text) => expect(cleanText(raw)).toBe(text));

  it.each([
    ['state-of-\nthe-art', 'state-of-the-art'],
    ['state-\nof-the-art', 'state-of-the-art'],
    ['GPT-\n4, LLM-\nbased and Non-\nGaussian', 'GPT-4, LLM-based and Non-Gaussian'],
    ['x-\nray and $k$-\nmeans', 'x-ray and k-means'],
    ['zero-\nshot, fine-\ntuning and open-\nsource', 'zero-shot, fine-tuning and open-source'],
    [
      'pre-\nexisting, follow-\nup, non-\nconvex and multi-\nagent',
      'pre-existing, follow-up, non-convex and multi-agent',
    ],
    ['in-\ncontext, post-\ntraining and top-\nk', 'in-context, post-training and top-k'],
    ['self-\nsupervised and model-\nbased', 'self-supervised and model-based'],
    ['co-\noccur beside co-occur', 'co-occur beside co-occur'],
  ])('stays where it belongs: %j', (raw, text) => expect(cleanText(raw)).toBe(text));

  it('stays between long words that the same text has by themselves', () => {
    expect(cleanText('an encoder-\ndecoder: the encoder reads, the decoder writes')).toBe(
      'an encoder-decoder: the encoder reads, the decoder writes',
    );
  });

  it('goes by how the same text writes the word elsewhere', () => {
    expect(cleanText('self-\nie or selfie')).toBe('selfie or selfie');
  });

  it.each([
    ['short-\nand long-term', 'short- and long-term'],
    ['this -\nand that', 'this - and that'],
    ['+/-\n0.5', '+/- 0.5'],
    ['at the end -\n', 'at the end -'],
  ])('joins nothing where it joins nothing: %j', (raw, text) => expect(cleanText(raw)).toBe(text));
});
