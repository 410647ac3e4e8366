import { beforeEach, describe, expect, it } from 'vitest';
import { type Filed, type Filing, fileRecord } from '../../../functions/ingest/file-record.ts';
import type { PaperRecord } from '../../../shared/papers/paper.ts';
import { type MemoryLibrary, memoryLibrary } from '../../fixtures/memory-library.ts';
import { anAbstract, aRecord } from '../../fixtures/records.ts';

let library: MemoryLibrary;
let filing: Filing;
let clock: number;
beforeEach(() => {
  library = memoryLibrary();
  clock = Date.parse('2026-11-22T06:00:00.000Z');
  filing = {
    library,
    backfill: false,
    newsMaxAgeDays: 60,
    now: () => {
      clock += 1000;
      return new Date(clock).toISOString();
    },
    backOff: async () => {},
  };
});

let number = 0;
function file(record: PaperRecord, dumpId = 'dump', dumpRecord = ++number): Promise<Filed> {
  return fileRecord(record, { dumpId, dumpRecord }, filing);
}

const title = 'On the quiet growth of tidal gardens';
const page = aRecord({ title, abstract: anAbstract('tidal gardens') });
const journal = aRecord({
  title: 'Tidal gardens',
  ids: ['10.5555/gardens'],
  authors: ['Ada Fern'],
  abstract: 'Gardens.',
});
const bridge = aRecord({ title, ids: ['10.5555/gardens'], abstract: anAbstract('tidal gardens') });

describe('filing a record', () => {
  it('makes two papers one when a third shows that they are: the older stays, and answers for the younger (I5)', async () => {
    const { paper: older } = await file(page);
    const { paper: younger } = await file(journal);
    expect(library.papers()).toHaveLength(2);
    const { paper } = await file(bridge);
    expect(library.papers()).toEqual([paper]);
    expect(paper).toMatchObject({
      id: older.id,
      firstArrivedAt: older.firstArrivedAt,
      formerIds: [younger.id],
      authors: ['Ada Fern'],
      arrival: older.arrival,
    });
    expect(library.rows.get(younger.id)).toMatchObject({ kind: 'moved', to: older.id });
    expect((await file(journal)).paper.id).toBe(older.id);
  });

  it('says of a paper that it was brought by the record that brought it, however often that comes', async () => {
    expect([
      (await file(page, 'a', 1)).brought,
      (await file(page, 'a', 2)).brought,
      (await file(page, 'a', 1)).brought,
      (await file(page, 'b', 1)).brought,
    ]).toEqual([true, false, true, false]);
  });

  it('remembers the dumps that told of a paper, for taking them back', async () => {
    for (const dump of ['a', 'b', 'a', 'c', 'd', 'e']) await file(page, dump);
    expect(library.papers()).toMatchObject([{ dumpId: 'a', otherDumps: ['b', 'c', 'd'] }]);
  });

  it('keeps papers apart that share nothing but a wrong identifier, also when they come again', async () => {
    const volume = ['Why lanterns float', 'A census of beehives made of glass', 'Velvet engines'].map((name, at) =>
      aRecord({ title: name, ids: ['10.5555/volume'], authors: [`Author ${'ABC'[at]}rown`] }),
    );
    for (const record of [...volume, ...volume]) await file(record);
    expect(
      library
        .papers()
        .map((paper) => paper.title)
        .sort(),
    ).toEqual(volume.map((record) => record.title).sort());
  });

  it.each([
    [
      'an index without names, whose title two works share',
      { title },
      { ids: ['10.5555/other'], authors: ['Cy Moss'] },
    ],
    [
      'a journal, whose author gave the talk of that title twice',
      { title, authors: ['Ada Fern'] },
      { ids: ['2610.00002', '10.5555/other'], authors: ['Ada Fern'] },
    ],
  ])('joins no two works that are none by a third record that fits both: %s (I5)', async (_, index, other) => {
    const one = aRecord({ title, ids: ['2610.00001'], authors: ['Ada Fern'], abstract: anAbstract('tidal gardens') });
    const two = aRecord({ title, ...other, abstract: anAbstract('slow rivers') });
    const told = aRecord({ ...index, ids: ['10.5555/other'] });
    for (const record of [one, two]) await file(record);
    expect((await file(told)).paper.keys).toContain('doi:10.5555/other');
    expect(library.papers().map((paper) => paper.abstract)).toHaveLength(2);
  });

  it('does not lose a work whose title and identifier an index had put to another work of that title (I5)', async () => {
    const ofFern = { title, authors: ['Ada Fern'], abstract: anAbstract('tidal gardens') };
    await file(aRecord({ title, ids: ['2610.00002'], authors: ['Cy Moss'], abstract: anAbstract('slow rivers') }));
    await file(aRecord({ title, ids: ['10.5555/gardens'] }));
    const { brought, paper } = await file(aRecord({ ...ofFern, ids: ['2610.00001', '10.5555/gardens'] }));
    expect([brought, paper.arrival?.kind]).toEqual([true, 'new']);
  });

  it('puts a record that has nothing of its own to be known by to the work whose keys it has', async () => {
    await file(aRecord({ title: 'Why lanterns float', ids: ['10.5555/volume'], authors: ['Ada Fern'] }));
    const stranger = aRecord({ title: 'Velvet engines', authors: ['Cy Moss'] });
    await file({ ...stranger, keys: ['doi:10.5555/volume'] });
    expect(library.papers()).toHaveLength(1);
  });

  it('arrives again when its abstract comes, and only then', async () => {
    const line = aRecord({ title, abstract: 'Gardens grow.' });
    const arrivals = [];
    for (const record of [line, line, page, page]) arrivals.push((await file(record)).paper.arrival);
    expect(arrivals.map((arrival) => arrival?.kind)).toEqual(['new', 'new', 'enriched', 'enriched']);
    expect([arrivals[1], arrivals[3]]).toEqual([arrivals[0], arrivals[2]]);
  });

  describe('first told of by a notice that it was replaced', () => {
    const notice = aRecord({ title, ids: ['2610.00001'], revision: true });
    const announced = aRecord({ title, ids: ['2610.00001'], abstract: anAbstract('tidal gardens') });
    const kinds = async (...records: PaperRecord[]) => {
      const filed = [];
      for (const record of records) filed.push((await file(record)).paper.arrival?.kind);
      return filed;
    };

    it('is silent until somebody announces it, and new then: the notices of a day may be read before its papers (E3)', async () => {
      expect(await kinds(notice, notice, announced, notice, announced)).toEqual([
        undefined,
        undefined,
        'new',
        'new',
        'new',
      ]);
    });

    it('is new also where another paper turns out to be it that nobody has been mailed yet (E3)', async () => {
      const page = aRecord({ title, abstract: anAbstract('tidal gardens') });
      expect(await kinds({ ...notice, keys: ['arxiv:2610.00001'] }, page, announced)).toEqual([
        undefined,
        'new',
        'new',
      ]);
      expect(library.papers()).toHaveLength(1);
    });

    it('stays silent when it came by backfill too, is old or withdrawn (I6)', async () => {
      filing = { ...filing, backfill: true };
      expect(await kinds(notice)).toEqual([undefined]);
      filing = { ...filing, backfill: false };
      expect(await kinds(notice, announced)).toEqual([undefined, undefined]);
      const other = { title: 'On the quiet growth of paper lanterns', ids: ['2610.00002'] };
      expect(await kinds(aRecord({ ...other, revision: true }), aRecord({ ...other, published: '2020' }))).toEqual([
        undefined,
        undefined,
      ]);
      const third = { title: 'On the quiet growth of slow rivers', ids: ['2610.00003'] };
      expect(await kinds(aRecord({ ...third, revision: true, withdrawn: true }), aRecord(third))).toEqual([
        undefined,
        undefined,
      ]);
    });
  });

  it('knows its own write when the answer to it was lost, and stamps no second arrival', async () => {
    let lost = 0;
    const put: typeof library.put = async (paper, writes) => {
      await library.put(paper, writes);
      lost += 1;
      return false;
    };
    const filed = await fileRecord(page, { dumpId: 'a', dumpRecord: 1 }, { ...filing, library: { ...library, put } });
    expect(filed).toMatchObject({ brought: true, paper: library.papers()[0] });
    expect([lost, library.rows.get(filed.paper.id)?.writes]).toEqual([1, 1]);
  });

  it('ends when the rows never stand still', async () => {
    await expect(
      fileRecord(page, { dumpId: 'a', dumpRecord: 7 }, { ...filing, library: { ...library, put: async () => false } }),
    ).rejects.toThrow('record 7');
  });
});
