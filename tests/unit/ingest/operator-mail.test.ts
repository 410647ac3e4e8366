import { describe, expect, it } from 'vitest';
import { operatorMail } from '../../../functions/ingest/operator-mail.ts';
import type { ReadingDump } from '../../../shared/dumps/dump.ts';
import { countPaper, countReject, emptyTally, type Receipt, receiptOf } from '../../../shared/dumps/receipt.ts';

const dump: ReadingDump = {
  id: 'list-txt-0123456789',
  key: 'dumps/list.txt',
  etag: 'e',
  sizeBytes: 7,
  droppedAt: '2026-11-22T06:00:00.000Z',
  writes: 2,
  state: 'reading',
  records: 26,
  tally: emptyTally(),
  hops: 0,
  begun: [],
};

function receipt(rejected: number): Receipt {
  const tally = emptyTally();
  countPaper(tally, { line: 1 }, 'papers');
  for (let line = 2; line < rejected + 2; line++)
    countReject(tally, { line, reason: 'is no JSON', excerpt: '{"title":\n oops' });
  return receiptOf(tally, { state: 'done', records: rejected + 1, containers: [], parts: [{ format: 'jsonl' }] });
}

describe('the mail to the operator', () => {
  it('is none where nothing went wrong', () => {
    expect(operatorMail(dump, receipt(0))).toBeUndefined();
  });

  it('says which records were rejected, where and why, and where all of them are', () => {
    const mail = operatorMail(dump, receipt(25))!;
    expect(mail.subject).toBe('25 records of list.txt could not be read');
    for (const told of [
      'dumps/list.txt: JSON Lines: 26 records',
      'line 2 is no JSON',
      'rejects/list-txt-0123456789/',
      'receipts/list-txt-0123456789/receipt.json',
    ])
      expect(mail.text).toContain(told);
    expect(operatorMail(dump, receipt(1))).toMatchObject({
      subject: '1 record of list.txt could not be read',
      text: expect.not.stringContaining('rejects/'),
    });
  });

  it('says why a dump was refused and what works', () => {
    const refused = receiptOf(emptyTally(), {
      state: 'refused',
      reason: 'This is a PDF.',
      records: 0,
      containers: [],
      parts: [],
    });
    expect(operatorMail(dump, refused)).toMatchObject({
      subject: 'cannot read list.txt',
      text: expect.stringMatching(/This is a PDF\..*docs\/formats\.md/s),
    });
  });

  it('says that reading was given up, and where', () => {
    const gaveUp = receiptOf(emptyTally(), {
      state: 'gave up',
      reason: 'Given up at record 7.',
      records: 6,
      containers: [],
      parts: [],
    });
    expect(operatorMail(dump, gaveUp)).toMatchObject({
      subject: 'gave up on list.txt',
      text: expect.stringContaining('record 7'),
    });
  });
});
