import { describe, expect, it } from 'vitest';
import { inLanes } from '../../../shared/editions/lanes.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('work in lanes', () => {
  it('is done in order, at most so many at once, from whatever yields it', async () => {
    let [running, most] = [0, 0];
    const begun: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      most = Math.max(most, ++running);
      await turn();
      running--;
    };
    async function* items() {
      for (let item = 0; item < 7; item++) {
        await turn();
        yield item;
      }
    }
    await inLanes(items(), 3, work);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
    await inLanes([7, 8, 9, 10], 3, work);
    expect(begun.slice(7)).toEqual([7, 8, 9, 10]);
    expect(most).toBe(3);
  });

  it('stops at the first fault, once the lanes that run have come to rest', async () => {
    const done: number[] = [];
    const work = async (item: number) => {
      if (item === 1) throw new Error('no');
      await turn();
      await turn();
      done.push(item);
    };
    await expect(inLanes([0, 1, 2, 3, 4], 2, work)).rejects.toThrow('no');
    expect(done).toEqual([0]);
  });
});
