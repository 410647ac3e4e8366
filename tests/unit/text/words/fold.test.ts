import { describe, expect, it } from 'vitest';
import { fold } from '../../../../shared/text/words/fold.ts';

describe('fold', () => {
  it.each([
    ['Diffusion MODELS', 'diffusion models'],
    ['naïve Poincaré façade', 'naive poincare facade'],
    ['Großmann Ærø Łukasz Øystein œuvre', 'grossmann aero lukasz oystein oeuvre'],
    ['ＲＡＧ１２', 'rag12'],
    ['ﬁne-tuning', 'fine-tuning'],
    ['İstanbul ısı', 'istanbul isi'],
    ['Ελλάδος', 'ελλαδοσ'],
    ['soft\u00adhyphen zero\u200bwidth', 'softhyphen zerowidth'],
    ['ｶﾞﾗｽ', 'ガラス'],
    ['한국어', '한국어'],
    ['हिन्दी', 'हिन्दी'],
    ['שָׁלוֹם', 'שלום'],
    ['𝒳 and 𝐗', 'x and x'],
  ])('takes off what nobody types: %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('keeps the voicing of kana and the vowel signs of Indic scripts, which are letters to their readers', () => {
    expect(fold('が')).not.toBe(fold('か'));
    expect(fold('की')).not.toBe(fold('का'));
  });
});
