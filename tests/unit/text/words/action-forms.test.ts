import { describe, expect, it } from 'vitest';
import { actionForms } from '../../../../shared/text/words/action-forms.ts';

describe('actionForms', () => {
  it.each([
    ['generation', 'generate generated generating generator'],
    ['editing', 'edit edited editor'],
    ['detection', 'detect detected detecting detector'],
    ['classification', 'classify classified classifying classifier'],
    ['recognition', 'recognize recognized recognizing'],
    ['segmentation', 'segment segmented segmenting'],
    ['optimisations', 'optimize optimized optimizing optimizer'],
    ['planning', 'plan planned planner'],
    ['pruning', 'prune pruned'],
    ['embeddings', 'embed embedded'],
    ['alignment', 'align aligned aligning'],
    ['retrieval', 'retrieve retrieved retriever'],
    ['analysis', 'analyze analyzed analyzing'],
    ['compression', 'compress compressed compressing'],
  ])('of %s has %s', (noun, forms) => {
    expect(actionForms(noun)).toEqual(expect.arrayContaining(forms.split(' ')));
  });

  it.each(['model', 'models', 'data', 'king', 'string', 'cat'])('of %s has none', (noun) => {
    expect(actionForms(noun)).toEqual([]);
  });
});
