import { describe, expect, it } from 'vitest';
import { acronymForm, isShouted } from '../../../../shared/text/words/capitals.ts';

describe('acronymForm', () => {
  it.each([
    ['RAG', 'RAG'],
    ['GANs', 'GAN'],
    ['DiT', 'DiT'],
    ['LoRAs', 'LoRA'],
    ['T2V', 'T2V'],
    ['MLLMs', 'MLLM'],
  ])('%s is the acronym %s', (word, acronym) => expect(acronymForm(word)).toBe(acronym));

  it.each(['Model', 'model', 'LLaMA', 'DIFFUSION', '3D', 'A', 'Xs', 'Übermaß'])('%s is none', (word) =>
    expect(acronymForm(word)).toBeUndefined(),
  );
});

describe('isShouted', () => {
  it.each(['DIFFUSION MODELS', 'A STUDY OF RAG'])('%s tells nothing of its acronyms', (text) =>
    expect(isShouted(text)).toBe(true),
  );
  it.each(['RAG', 'RAG LLM', 'Diffusion MODELS', 'DIFFUSION', 'MoE FOR ALL'])('%s does', (text) =>
    expect(isShouted(text)).toBe(false),
  );
});
