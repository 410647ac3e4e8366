import { describe, expect, it } from 'vitest';
import { daysFrom } from '../../../shared/calendar/day.ts';
import { lastDay, parseDay, parseListDay } from '../../../shared/papers/day.ts';

describe('a date', () => {
  it.each([
    ['2024-03-12', '2024-03-12'],
    ['2024-03-12T17:59:59Z', '2024-03-12'],
    ['2024-03-12 17:59', '2024-03-12'],
    ['2024/3/12', '2024-03-12'],
    ['2024.03.12', '2024-03-12'],
    ['20240312', '2024-03-12'],
    ['2024年3月12日', '2024-03-12'],
    ['Tue, 12 Mar 2024 17:59:59 GMT', '2024-03-12'],
    ['Fri, 17 Mar 23 00:31:14 GMT', '2023-03-17'],
    ['Mon, 1 Apr 96 10:00:00 +0200', '1996-04-01'],
    ['12 Mar 2024', '2024-03-12'],
    ['12-MAR-2024', '2024-03-12'],
    ['12th of March, 2024', '2024-03-12'],
    ['March 12, 2024', '2024-03-12'],
    ['Mar. 12 2024', '2024-03-12'],
    ['Tue Mar 12 17:59:59 2024', '2024-03-12'],
    ['Tue Mar 12 17:59:59 CET 2024', '2024-03-12'],
    ['2024 Mar 12', '2024-03-12'],
    ['2013/02/18 [received]', '2013-02-18'],
    ['12.03.2024', '2024-03-12'],
    ['12. 3. 2024', '2024-03-12'],
    ['25/12/2024', '2024-12-25'],
    ['12/25/2024', '2024-12-25'],
    ['1710266399', '2024-03-12'],
    ['1710266399000', '2024-03-12'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (written, day) => {
    expect(parseDay(written)).toBe(day);
  });

  it.each([
    ['2024', '2024'],
    ['2024-03', '2024-03'],
    ['2024/03//', '2024-03'],
    ['2024///', '2024'],
    ['Mar 2024', '2024-03'],
    ['2024 Mar', '2024-03'],
    ['2024 Mar-Apr', '2024-04'],
    ['2023 Dec-2024 Jan', '2024-01'],
    ['Dec 2023–Jan 2024', '2024-01'],
    ['2023-2024', '2024'],
    ['2023/2024', '2024'],
    ['2024 Spring', '2024'],
    ['03/2024', '2024-03'],
    ['2016 [ecollection]', '2016'],
    ['2024-02-30', '2024'],
    ['2024-13-01', '2024'],
  ])('%s says no more than %s', (written, day) => {
    expect(parseDay(written)).toBe(day);
  });

  it.each(['', 'SEP-OCT', '99', 'soon', '0000-00-00', '1970-01-01', '12345', '3024'])('%s is none', (written) => {
    expect(parseDay(written)).toBeUndefined();
  });

  it.each([
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Wed, 31 Dec 1969 19:00:00 -0500',
    '1969-12-31T16:00:00-08:00',
    '01/01/1970',
    '19700101',
    '1/1/1900',
    '1899-12-31',
  ])('%s is what programs write that know none, and silences nothing (I6)', (written) => {
    expect(parseDay(written)).toBeUndefined();
  });

  it('that can be read two ways is taken as the later, so that nothing new is silenced (I6)', () => {
    expect(parseDay('3/4/2024')).toBe('2024-04-03');
    expect(parseDay('4/3/2024')).toBe('2024-04-03');
  });

  it('of a month or year may mean its last day', () => {
    expect(['2024', '2024-02', '2024-02-03'].map(lastDay)).toEqual(['2024-12-31', '2024-02-29', '2024-02-03']);
  });
});

describe('the day of a list (I6)', () => {
  const today = '2026-11-22';
  it.each([
    ['Mar 14', '2026-03-14'],
    ['14 March', '2026-03-14'],
    ['Nov 22', '2026-11-22'],
    ['Nov 23', '2025-11-23'],
    ['Dec 31', '2025-12-31'],
    ['Feb 29', '2024-02-29'],
    ['Friday, 14 Mar 2025', '2025-03-14'],
  ])('%s is the latest such day that is not in the future: %s', (written, day) => {
    expect(parseListDay(written, today)).toBe(day);
  });

  it.each(['2026-11-23', '2026', 'November', 'Feb 30', 'today'])('%s is no label', (written) => {
    expect(parseListDay(written, today)).toBeUndefined();
  });
});

it('the days between two moments are all there, both ends too', () => {
  expect(daysFrom('2026-02-27T23:59:59.999Z', '2026-03-01T00:00:00.000Z')).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
  ]);
  expect(daysFrom('2026-03-02T00:00:00.000Z', '2026-03-01T00:00:00.000Z')).toEqual([]);
});
