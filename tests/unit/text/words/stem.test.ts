import { describe, expect, it } from 'vitest';
import { stem } from '../../../../shared/text/words/stem.ts';

describe('stem', () => {
  it('brings the forms of an English word together', () => {
    expect(new Set(['generate', 'generating', 'generation', 'generated'].map(stem)).size).toBe(1);
    expect(stem('diffusion')).not.toBe(stem('different'));
  });

  it('leaves other scripts and numbers as they are', () => {
    for (const word of ['модель', '扩散', '2403', 'ab']) expect(stem(word)).toBe(word);
  });
});
