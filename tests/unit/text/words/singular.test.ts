import { describe, expect, it } from 'vitest';
import { singular } from '../../../../shared/text/words/singular.ts';

describe('singular', () => {
  it.each(
    (
      'models model, networks network, studies study, movies movie, queries query, boxes box, batches batch, caches cache, losses loss, ' +
      'processes process, biases bias, bases base, databases database, responses response, analyses analysis, hypotheses hypothesis, ' +
      'matrices matrix, indices index, vertices vertex, criteria criterion, phenomena phenomenon, corpora corpus, viruses virus, ' +
      'focuses focus, causes cause, houses house, uses use, sizes size, quizzes quiz, lenses lens, metrics metric, leaves leaf, ' +
      'children child, women woman, mice mouse, gpus gpu, heroes hero, shoes shoe, waves wave, approaches approach, generates generate'
    )
      .split(', ')
      .map((pair) => pair.split(' ')),
  )('of %s is %s', (plural, one) => expect(singular(plural!)).toBe(one));

  it.each(
    'bias analysis corpus physics genetics gas lens class loss focus various series species model ios bus this chaos basis'.split(
      ' ',
    ),
  )('leaves %s alone', (word) => expect(singular(word)).toBe(word));

  it.each('studies biases caches hypotheses matrices viruses lenses leaves'.split(' '))(
    'has done with %s after once',
    (word) => expect(singular(singular(word))).toBe(singular(word)),
  );
});
