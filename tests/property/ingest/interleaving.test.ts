import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Filing, fileRecord } from '../../../functions/ingest/file-record.ts';
import { rootOf } from '../../../shared/papers/follow.ts';
import type { PaperRecord } from '../../../shared/papers/paper.ts';
import { type MemoryLibrary, memoryLibrary } from '../../fixtures/memory-library.ts';
import { anAbstract, aRecord } from '../../fixtures/records.ts';

const title = 'On the quiet growth of tidal gardens';
const abstract = anAbstract('tidal gardens');
const page = aRecord({ title, abstract });
const preprint = aRecord({ title, ids: ['2610.00001'], authors: ['Ada Fern'], abstract });
const journal = aRecord({ title, ids: ['10.5555/gardens'], authors: ['Ada Fern'] });
const index = aRecord({ title: 'Tidal gardens', ids: ['10.5555/gardens', 'pmid:9'] });
const bridge = aRecord({ title: 'Gardens', ids: ['2610.00001', 'pmid:9'] });
const notice = aRecord({ title, ids: ['2610.00001'], revision: true });

/** What is in the library before, and what two runs file at once. */
const MEETINGS: readonly (readonly [string, readonly PaperRecord[], PaperRecord, PaperRecord])[] = [
  ['the same record twice', [], preprint, preprint],
  ['two records that share one key', [], page, preprint],
  ['a record and one that links it by its title', [], preprint, journal],
  ['two records that bridge three papers', [page, index], preprint, bridge],
  ['the same bridge twice', [preprint, index], bridge, bridge],
  ['two bridges that meet in one paper', [page, index], journal, preprint],
  ['an announcement and its replacement', [], notice, preprint],
];

/** Runs two jobs step by step, one step of either at a time, as the choices say; answers how many could have gone on at each step. */
async function together(
  choices: readonly number[],
  jobs: (step: () => Promise<void>) => readonly Promise<unknown>[],
): Promise<number[]> {
  const waiting: (() => void)[] = [];
  const width: number[] = [];
  let over = false;
  const all = Promise.all(jobs(() => new Promise<void>((go) => void waiting.push(go)))).finally(() => {
    over = true;
  });
  for (await setImmediate(); !over; await setImmediate()) {
    const choice = choices[width.length] ?? 0;
    width.push(waiting.length);
    waiting.splice(choice, 1)[0]?.();
  }
  await all;
  return width;
}

/** The choices that come next in the tree of all orders; undefined after the last. */
function next(choices: readonly number[], width: readonly number[]): number[] | undefined {
  for (let depth = width.length - 1; depth >= 0; depth -= 1) {
    const choice = (choices[depth] ?? 0) + 1;
    if (choice < width[depth]!) return [...width.slice(0, depth).map((_, at) => choices[at] ?? 0), choice];
  }
  return undefined;
}

function filing(library: MemoryLibrary): Filing {
  let tick = 0;
  const now = () => new Date(Date.UTC(2026, 10, 22) + 1000 * tick++).toISOString();
  return { library, backfill: false, newsMaxAgeDays: 60, now, backOff: async () => {} };
}

/** What papers say and whether they are news: `new` or `enriched` hangs on which of two told of it first. Every key leads to its paper. */
function content(library: MemoryLibrary): unknown[] {
  for (const [key, { paperId }] of library.keys) {
    const entry = library.rows.get(rootOf(paperId, library.rows));
    expect(entry?.kind, `${key} leads to a paper`).toBe('paper');
    expect(entry?.kind === 'paper' && entry.paper.keys, `${key} leads to its paper`).toContain(key);
  }
  return library
    .papers()
    .map(({ id, dumpId, dumpRecord, otherDumps, firstArrivedAt, formerIds, arrival, ...said }) => ({
      ...said,
      news: arrival !== undefined,
    }));
}

describe('two runs that file a record each at the same time (I3, I5)', () => {
  it.each(MEETINGS)('give the same papers in every order of their steps: %s', async (_, before, one, other) => {
    const meet = async (choices: readonly number[]) => {
      let step = async () => {};
      const library = memoryLibrary(() => (_, moment) => (moment === 'before' ? step() : undefined));
      const to = filing(library);
      for (const [at, record] of before.entries()) await fileRecord(record, { dumpId: 'a', dumpRecord: at }, to);
      const width = await together(choices, (gate) => {
        step = gate;
        return [one, other].map((record, at) => fileRecord(record, { dumpId: `${at}`, dumpRecord: 1 }, to));
      });
      return { width, papers: content(library) };
    };
    const expected = (await meet([])).papers;
    let orders = 0;
    for (let choices: number[] | undefined = []; choices; orders += 1) {
      const { width, papers } = await meet(choices);
      expect(papers, `choices ${choices}`).toEqual(expected);
      choices = next(choices, width);
    }
    expect(orders).toBeGreaterThan(100);
  });
});
