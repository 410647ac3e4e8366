/** Runs `work` over the items, at most `lanes` at once, in their order. Rejects with the first fault, after the lanes that run have come to rest. */
export async function inLanes<T>(
  items: Iterable<T> | AsyncIterable<T>,
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let failed = false;
  const lane = async () => {
    while (!failed) {
      const next = await iterator.next();
      if (next.done) return;
      await work(next.value).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const fault = ends.find((end) => end.status === 'rejected');
  if (fault) throw fault.reason;
}

/**
 * What `read` gives for each key, in order, asked for its first item while those before it are still read: of many queries that find little, most are answered when their turn
 * comes. A fault is thrown where it is read.
 */
export function* begunAhead<K, T>(keys: Iterable<K>, read: (key: K) => AsyncIterable<T>): Iterable<AsyncIterable<T>> {
  const begun: AsyncIterable<T>[] = [];
  for (const key of keys) {
    begun.push(begin(read(key)));
    if (begun.length > AHEAD) yield begun.shift()!;
  }
  yield* begun;
}

/** Each first answer of a query is at most a megabyte. */
const AHEAD = 8;

function begin<T>(source: AsyncIterable<T>): AsyncIterable<T> {
  const iterator = source[Symbol.asyncIterator]();
  const first = iterator.next();
  // Nobody may come to read it.
  first.catch(() => {});
  return (async function* () {
    for (let next = await first; !next.done; next = await iterator.next()) yield next.value;
  })();
}
