import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { toEml } from '../../../shared/mail/eml.ts';
import { specimens } from '../../gallery/specimens.ts';

const POSTING = { to: 'ada@example.org', date: new Date('2026-11-22T06:00:04Z'), messageId: '<1@offprint.example>' };

describe.each([...specimens()])('the .eml of %s', (_, message) => {
  const eml = toEml(message, POSTING);

  it('gives every part back to a mail program as it was', async () => {
    const read = await new PostalMime().parse(eml);
    expect(read.subject).toBe(message.subject);
    expect(lines(read.html)).toEqual(lines(message.html));
    expect(lines(read.text)).toEqual(lines(message.text));
    expect(read.to).toEqual([{ address: 'ada@example.org', name: '' }]);
    expect(read.date).toBe('2026-11-22T06:00:04.000Z');
    expect(read.attachments).toEqual([]);
  });

  it('has each header once, and no other', async () => {
    const read = await new PostalMime().parse(eml);
    expect(read.headers.map(({ key }) => key).toSorted()).toEqual(
      [
        ...['from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'],
        ...message.headers.map(({ name }) => name.toLowerCase()),
      ].toSorted(),
    );
  });

  it('is ASCII in lines that every relay takes', () => {
    expect(eml).toMatch(/^[\r\n\t\x20-\x7e]*$/);
    expect(eml.split('\r\n').every((line) => line.length <= 998 && !/[\r\n]/.test(line))).toBe(true);
    const body = eml.slice(eml.indexOf('\r\n\r\n')).split('\r\n');
    expect(body.every((line) => line.length <= 78)).toBe(true);
    // RFC 2047 section 2.
    expect(eml.split('\r\n').filter((line) => line.includes('=?utf-8?B?') && line.length > 76)).toEqual([]);
  });
});

/** Mail programs differ in line ends, and in whether the last one belongs to the part. */
function lines(text = ''): string[] {
  return text.trimEnd().split(/\r?\n/);
}
