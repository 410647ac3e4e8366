import { describe, expect, it } from 'vitest';
import { mergeRanges, toRuns } from '../../../../shared/mail/view/runs.ts';

describe('hits in a text', () => {
  it('become one where they nest, overlap, touch, or stand beside each other', () => {
    expect(
      mergeRanges('continual deep learning, again', [
        [10, 23],
        [0, 9],
        [12, 14],
      ]),
    ).toEqual([[0, 23]]);
    expect(
      mergeRanges('energy-based', [
        [0, 6],
        [7, 12],
      ]),
    ).toEqual([[0, 12]]);
  });

  it('stay apart where a word stands between them', () => {
    expect(
      mergeRanges('graph of networks', [
        [0, 5],
        [9, 17],
      ]),
    ).toEqual([
      [0, 5],
      [9, 17],
    ]);
  });

  it('never halve a character', () => {
    const text = 'a𝔼b';
    expect(mergeRanges(text, [[2, 3]])).toEqual([[1, 3]]);
    expect(mergeRanges(text, [[0, 2]])).toEqual([[0, 3]]);
  });

  it('are cut to the text, and dropped when they are none', () => {
    expect(
      mergeRanges('abc', [
        [-4, 1],
        [2, 99],
        [3, 3],
        [2, 1],
      ]),
    ).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('are shown in pieces that make up the text', () => {
    expect(toRuns('a graph here', [[2, 7]])).toEqual([
      { text: 'a ', hit: false },
      { text: 'graph', hit: true },
      { text: ' here', hit: false },
    ]);
    expect(toRuns('a graph here', [[2, 7]], 4, 9)).toEqual([
      { text: 'aph', hit: true },
      { text: ' h', hit: false },
    ]);
  });
});
