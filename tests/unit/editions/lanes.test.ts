import { describe, expect, it } from 'vitest';
import { begunAhead, inLanes } from '../../../shared/editions/lanes.ts';

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

describe('sources that are begun ahead', () => {
  async function* counting(key: number) {
    await turn();
    yield* [10 * key, 10 * key + 1];
  }
  const keys = Array.from({ length: 40 }, (_, key) => key);

  it('are read in order, and whole', async () => {
    const read: number[] = [];
    for (const source of begunAhead(keys, counting)) for await (const item of source) read.push(item);
    expect(read).toEqual(keys.flatMap((key) => [10 * key, 10 * key + 1]));
  });

  it('are some before their turn, not all, and none for who has read enough', async () => {
    const begun: number[] = [];
    const begin = (key: number) => {
      begun.push(key);
      return counting(key);
    };
    for (const source of begunAhead(keys, begin)) {
      const first = await source[Symbol.asyncIterator]().next();
      if (first.value === 20) break;
    }
    expect(begun.length).toBeGreaterThan(3);
    expect(begun.length).toBeLessThan(15);
  });

  it('fail where they are read, and nowhere else', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield* [];
      throw new Error('no');
    }
    const [first, second] = begunAhead([0, 1], (key) => (key === 1 ? failing() : counting(key)));
    await turn();
    const read: number[] = [];
    for await (const item of first!) read.push(item);
    expect(read).toEqual([0, 1]);
    await expect(second![Symbol.asyncIterator]().next()).rejects.toThrow('no');
  });
});
