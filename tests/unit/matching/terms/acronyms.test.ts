import { describe, expect, it } from 'vitest';
import {
  acronymsOf,
  definitionCounts,
  definitionsOf,
  meansOther,
  type Sense,
  summedDefinitions,
} from '../../../../shared/matching/terms/acronyms.ts';
import { spelledNamesIn } from '../../../../shared/matching/terms/spelled-names.ts';
import { definitionsIn } from '../../../../shared/text/words/definitions.ts';
import { aPaper } from '../a-paper.ts';

const pairs = (text: string) => definitionsIn(text).map(({ short, long }) => [short, long]);

describe('definitionsIn', () => {
  it.each([
    ['We use retrieval-augmented generation (RAG).', 'RAG', 'retrieval-augmented generation'],
    ['Advances in large language models (LLMs; see below)', 'LLM', 'large language models'],
    ['Mixture of Experts (MoE) layers', 'MoE', 'Mixture of Experts'],
    ['low-rank adaptation (LoRA)', 'LoRA', 'low-rank adaptation'],
    ['reinforcement learning from human feedback (RLHF)', 'RLHF', 'reinforcement learning from human feedback'],
    ['Diffusion Transformers (DiTs)', 'DiT', 'Diffusion Transformers'],
    ['a text-to-video (T2V) model', 'T2V', 'text-to-video'],
    ['multi-modal large language models (MLLMs)', 'MLLM', 'multi-modal large language models'],
    ['a variational autoencoder (VAE)', 'VAE', 'variational autoencoder'],
    ['RAG (retrieval-augmented generation) is', 'RAG', 'retrieval-augmented generation'],
  ])('%s', (text, short, long) => expect(pairs(text)).toEqual([[short, long]]));

  it.each([
    'models (GPT-4)',
    'results (SOTA)',
    'the Union (see Figure 2)',
    'a method (Smith et al., 2020)',
    'large models (LLM',
    'accuracy (95%)',
  ])('none in: %s', (text) => expect(pairs(text)).toEqual([]));

  it('is quick with brackets that never end', () => {
    expect(definitionsIn('('.repeat(50_000))).toEqual([]);
    expect(definitionsIn('a (b '.repeat(20_000))).toEqual([]);
  });
});

describe('spelledNamesIn', () => {
  it('reads initials of names in running text, but not of a title', () => {
    expect(spelledNamesIn('with the Segment Anything Model as a base')).toMatchObject([
      { short: 'SAM', long: 'Segment Anything Model' },
    ]);
    expect(spelledNamesIn('Segment Anything Model For Every Single Task And More')).toEqual([]);
    expect(spelledNamesIn('the Deep Nets of')).toEqual([]);
  });

  it('reads capitals and small letters of any script, and no names out of the middle of words', () => {
    expect(spelledNamesIn('nous aimons le Größte Énergie Modèle ici')).toMatchObject([
      { short: 'GÉM', long: 'Größte Énergie Modèle' },
    ]);
    expect(spelledNamesIn('of 𝑥 and the Deep Neural Nets of it')).toMatchObject([{ long: 'Deep Neural Nets' }]);
    expect(spelledNamesIn('of 文Deep Neural Nets and of Deep Neural Nets文')).toEqual([]);
  });
});

describe('acronymsOf', () => {
  const counted = (...abstracts: string[]) => definitionCounts(abstracts.map((abstract) => aPaper({ abstract })));

  it('takes the sense that most papers give, in all its spellings', () => {
    const acronyms = acronymsOf(
      counted(
        'low-rank adaptation (LoRA)',
        'low rank adapters (LoRA)',
        'low-rank adaptation (LoRA)',
        'long range arena (LoRA)',
      ),
    );
    expect(acronyms.byShort.get('LoRA')).toEqual({
      short: 'LoRA',
      longs: ['low-rank adaptation', 'low rank adapters'],
      papers: 3,
    });
  });

  it('takes none where no sense prevails', () => {
    expect(
      acronymsOf(counted('attack success rate (ASR)', 'automatic speech recognition (ASR)')).byShort.get('ASR'),
    ).toBeUndefined();
  });

  it.each([
    ['continual learning (CL)', 'curriculum learning (CL)'],
    ['continual learning (CL)', 'contrastive learning (CL)'],
    ['convolutional neural network (CNN)', 'cellular neural network (CNN)'],
  ])('tells apart what begins with the same letters: %s, %s', (one, other) => {
    const [short, sense] = [...acronymsOf(counted(one, one, other)).byShort][0]!;
    expect(sense.longs).toEqual([one.replace(` (${short})`, '')]);
    expect(meansOther(definitionsOf(aPaper({ abstract: other })), sense)).toBe(true);
  });

  it.each([
    ['vision-language models (VLMs)', 'visual language models (VLMs)'],
    ['large language models (LLMs)', 'large-scale language models (LLMs)'],
    ['reinforcement learning from human feedback (RLHF)', 'reinforcement learning with human feedback (RLHF)'],
    ['continual learning (CL)', 'continuous learning (CL)'],
    ['principal component analysis (PCA)', 'principle component analysis (PCA)'],
  ])('holds together what is spelled in several ways: %s, %s', (one, other) => {
    const [[, sense]] = [...acronymsOf(counted(one, other)).byShort] as [[string, Sense]];
    expect(sense.papers).toBe(2);
  });

  it('believes what is said before what is spelled', () => {
    const acronyms = acronymsOf(counted('with the Segment Anything Model here', 'sharpness-aware minimisation (SAM)'));
    expect(acronyms.byShort.get('SAM')!.longs).toEqual(['sharpness-aware minimisation']);
  });

  it('knows a long form by its words, not by its hyphens', () => {
    const acronyms = acronymsOf(counted('multi-modal large language models (MLLMs)'));
    expect(acronyms.byLong.get('multimodallargelanguagemodel')!.short).toBe('MLLM');
  });

  it('learns the same from the days of a library as from all of it', () => {
    const days = [counted('low-rank adaptation (LoRA)'), counted('low rank adapters (LoRA)', 'graph networks (GN)')];
    const all = counted('low-rank adaptation (LoRA)', 'low rank adapters (LoRA)', 'graph networks (GN)');
    expect(summedDefinitions(days)).toEqual(all);
  });
});
