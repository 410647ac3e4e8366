import { describe, expect, it } from 'vitest';
import { describeReceipt } from '../../../shared/dumps/describe-receipt.ts';
import type { Reading } from '../../../shared/dumps/read-dump.ts';
import {
  countPaper,
  countReject,
  countSkip,
  ENTRIES_SHOWN,
  emptyTally,
  REJECTS_SHOWN,
  type Receipt,
  receiptOf,
} from '../../../shared/dumps/receipt.ts';

const DONE: Reading = { state: 'done', records: 0, containers: [], parts: [{ format: 'jsonl' }] };
const FATES = ['papers', 'merged', 'skipped', 'rejected'] as const;

function adds({ seen, papers, merged, skipped, rejected }: Pick<Receipt, 'seen' | (typeof FATES)[number]>): boolean {
  return seen === papers + merged + skipped + rejected;
}

describe('a receipt adds up (I2)', () => {
  it('over all records, and by reason', () => {
    const tally = emptyTally();
    countPaper(tally, { line: 1 }, 'papers');
    countPaper(tally, { line: 2 }, 'merged');
    countSkip(tally, { line: 3 }, 'is an erratum');
    countSkip(tally, { line: 4 }, 'is an erratum');
    countReject(tally, { line: 5, reason: 'has no title', excerpt: '{}' });
    const receipt = receiptOf(tally, DONE);
    expect(receipt).toMatchObject({
      state: 'done',
      format: 'jsonl',
      seen: 5,
      papers: 1,
      merged: 1,
      skipped: 2,
      rejected: 1,
    });
    expect(receipt.skips).toEqual({ 'is an erratum': 2 });
    expect(receipt.rejectReasons).toEqual({ 'has no title': 1 });
    expect(receipt.rejects).toEqual([{ line: 5, reason: 'has no title', excerpt: '{}' }]);
  });

  it('for each file of an archive, those that are too many to list summed up', () => {
    const tally = emptyTally();
    const names = Array.from({ length: ENTRIES_SHOWN + 100 }, (_, n) => `${n}.jsonl`);
    for (const entry of names) {
      countPaper(tally, { entry }, 'papers');
      countReject(tally, { entry, reason: 'has no title', excerpt: '' });
    }
    const receipt = receiptOf(tally, {
      ...DONE,
      containers: ['zip'],
      parts: names.map((name) => ({ name, format: 'jsonl' })),
    });
    expect(receipt.entries.length).toBe(ENTRIES_SHOWN + 1);
    expect(receipt.entries.every(adds)).toBe(true);
    expect(receipt.entries.at(-1)).toEqual({
      name: '100 more files',
      seen: 200,
      papers: 100,
      merged: 0,
      skipped: 0,
      rejected: 100,
    });
    for (const fate of ['seen', ...FATES] as const)
      expect(receipt.entries.reduce((sum, entry) => sum + entry[fate], 0)).toBe(receipt[fate]);
  });

  it('when a checkpoint carries its tally to the next run', () => {
    const tally = emptyTally();
    countPaper(tally, { entry: 'a' }, 'papers');
    const carried = JSON.parse(JSON.stringify(tally)) as typeof tally;
    countPaper(carried, { entry: 'a' }, 'papers');
    countSkip(carried, { entry: 'b' }, 'constructor');
    const receipt = receiptOf(carried, {
      ...DONE,
      parts: [
        { name: 'a', format: 'jsonl' },
        { name: 'b', format: 'ris' },
      ],
    });
    expect(receipt).toMatchObject({ format: 'jsonl, ris', seen: 3, papers: 2, skipped: 1, skips: { constructor: 1 } });
    expect(receipt.entries).toMatchObject([
      { name: 'a', seen: 2 },
      { name: 'b', seen: 1 },
    ]);
  });

  it('and stays small: the first rejects, and so many reasons', () => {
    const tally = emptyTally();
    for (let n = 0; n < 1000; n += 1) countReject(tally, { line: n, reason: `reason ${n}`, excerpt: 'x'.repeat(200) });
    const receipt = receiptOf(tally, DONE);
    expect(receipt.rejects.length).toBe(REJECTS_SHOWN);
    expect(Object.values(receipt.rejectReasons).reduce((sum, count) => sum + count)).toBe(1000);
    expect(JSON.stringify(receipt).length).toBeLessThan(10_000);
  });
});

describe('a receipt in words', () => {
  it('says what was read, what became of it, and where it broke', () => {
    const tally = emptyTally();
    countPaper(tally, {}, 'papers');
    countPaper(tally, {}, 'merged');
    countSkip(tally, {}, 'is an erratum');
    countReject(tally, { line: 7, reason: 'is no valid JSON', excerpt: '{"title":\n "Ti' });
    const receipt = {
      ...receiptOf(tally, { ...DONE, containers: ['gzip'] }),
      meaning: { readers: 40, readersReached: 31, papersForNobody: 9, mailings: 57 },
    };
    expect(describeReceipt(receipt)).toBe(
      [
        'JSON Lines, packed in gzip: 4 records, 1 new, 1 known before, 1 skipped, 1 rejected.',
        'Skipped: 1 × is an erratum.',
        'Rejected: 1 × is no valid JSON.',
        '  line 7 is no valid JSON: {"title": "Ti',
        '31 of 40 readers get something; 9 papers match nobody.',
      ].join('\n'),
    );
  });

  it('counts one as one', () => {
    const tally = emptyTally();
    countPaper(tally, { entry: 'a.jsonl', line: 1 }, 'papers');
    const parts = [{ name: 'a.jsonl', format: 'jsonl' }];
    const receipt = receiptOf(tally, { ...DONE, containers: ['zip'], parts });
    const told = (readers: number, readersReached: number, papersForNobody: number) =>
      describeReceipt({ ...receipt, meaning: { readers, readersReached, papersForNobody, mailings: 1 } }).split('\n');
    expect(told(3, 1, 1)).toEqual([
      'JSON Lines, packed in zip: 1 record, 1 new.',
      '  a.jsonl (jsonl): 1 record, 1 new',
      '1 of 3 readers gets something; 1 paper matches nobody.',
    ]);
    expect(told(1, 1, 0).at(-1)).toBe('The one reader gets something; 0 papers match nobody.');
    expect(told(1, 0, 2).at(-1)).toBe('The one reader gets nothing; 2 papers match nobody.');
  });

  it('tells of each file, and of the files too many to list, what became of every record (I2)', () => {
    const tally = emptyTally();
    const parts = Array.from({ length: ENTRIES_SHOWN + 2 }, (_, n) => ({ name: `${n}.ris`, format: 'ris' }));
    for (const { name } of parts) countPaper(tally, { entry: name }, 'merged');
    countSkip(tally, { entry: parts.at(-1)!.name }, 'is an erratum');
    const refused = { name: 'photo.png', refused: 'This is an image.' };
    const lines = describeReceipt(receiptOf(tally, { ...DONE, containers: ['zip'], parts: [...parts, refused] })).split(
      '\n',
    );
    expect(lines[1]).toBe('  0.ris (ris): 1 record, 1 known before');
    expect(lines[ENTRIES_SHOWN + 1]).toBe(
      '  3 more files: 3 records, 2 known before, 1 skipped. 1 of them was refused.',
    );
  });

  it('says why a dump was refused, and each file of it', () => {
    const reading: Reading = {
      state: 'refused',
      reason: 'None can be read.',
      records: 0,
      containers: ['zip'],
      parts: [{ name: 'a.pdf', refused: 'This is a PDF.' }],
    };
    expect(describeReceipt(receiptOf(emptyTally(), reading))).toBe(
      'Refused. None can be read.\n  a.pdf: refused. This is a PDF.',
    );
  });

  it('says that reading ended before the dump did', () => {
    const tally = emptyTally();
    countPaper(tally, {}, 'papers');
    expect(describeReceipt(receiptOf(tally, { ...DONE, state: 'gave up', reason: 'Line 2 runs on.' }))).toBe(
      'JSON Lines: 1 record, 1 new.\nReading ended before the dump did. Line 2 runs on.',
    );
  });
});
