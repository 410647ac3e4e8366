import { describe, expect, it } from 'vitest';
import { isQuietDay } from '../../../shared/calendar/quiet-days.ts';
import type { Dump, EndedDump } from '../../../shared/dumps/dump.ts';
import { sourceOf, staleSources } from '../../../shared/dumps/stale.ts';

const dump = (droppedAt: string, key = 'dumps/list.txt', more: Partial<EndedDump> = {}): Dump => ({
  id: droppedAt,
  key,
  etag: 'e',
  sizeBytes: 1,
  droppedAt,
  writes: 1,
  state: 'done',
  format: 'arxiv-rss',
  counts: { seen: 1, papers: 1, merged: 0, skipped: 0, rejected: 0 },
  finishedAt: droppedAt,
  ...more,
});
const at7 = (...days: string[]) => days.map((day) => dump(`2026-${day}T07:00:00.000Z`));
/** Two weeks of working days, up to Friday, 6 March 2026. */
const DAILY = at7('02-23', '02-24', '02-25', '02-26', '02-27', '03-02', '03-03', '03-04', '03-05', '03-06');
const named = () => 'arXiv';
const staleAt = (dumps: readonly Dump[], now: string) => staleSources(dumps, now, named).map(({ since }) => since);

describe('a day on which nothing is to be expected', () => {
  it.each([
    ['2026-03-07', 'Saturday'],
    ['2026-03-08', 'Sunday'],
    ['2025-01-20', 'Martin Luther King Day, the third Monday of January'],
    ['2025-01-21', 'the morning after it'],
    ['2025-06-19', 'Juneteenth'],
    ['2025-09-01', 'Labor Day, the first Monday of September'],
    ['2025-11-27', 'Thanksgiving, the fourth Thursday of November'],
    ['2025-11-28', 'the morning after it'],
    ['2025-12-29', 'between the years'],
    ['2026-01-01', 'New Year'],
    ['2026-01-02', 'the morning after it'],
  ])('%s: %s', (day) => {
    expect(isQuietDay(day)).toBe(true);
  });

  it.each(['2026-03-06', '2025-01-22', '2025-11-26', '2025-12-23', '2026-01-05', '2025-09-08'])('%s is none', (day) => {
    expect(isQuietDay(day)).toBe(false);
  });
});

describe('a source that used to come daily', () => {
  it('is stale when 48 hours have passed since its last dump, the weekend not counted', () => {
    expect(staleAt(DAILY, '2026-03-10T06:59:00.000Z')).toEqual([]);
    expect(staleAt(DAILY, '2026-03-10T07:01:00.000Z')).toEqual(['2026-03-06T07:00:00.000Z']);
  });

  it('is not stale over Christmas', () => {
    const december = at7('12-14', '12-15', '12-16', '12-17', '12-18', '12-21', '12-22', '12-23');
    expect(staleAt(december, '2027-01-04T09:00:00.000Z')).toEqual([]);
    expect(staleAt(december, '2027-01-06T09:00:00.000Z')).toHaveLength(1);
  });

  it('is well again with its next dump, also one that is held', () => {
    expect(staleAt([...DAILY, ...at7('03-10')], '2026-03-10T08:00:00.000Z')).toEqual([]);
    const held = dump('2026-03-10T07:00:00.000Z', 'dumps/list.txt', { state: 'held' });
    expect(staleAt([...DAILY, held], '2026-03-10T08:00:00.000Z')).toEqual([]);
  });

  it('is not made well by a page of an error that was refused, nor by backfill', () => {
    const now = '2026-03-10T08:00:00.000Z';
    const refused = dump(now, 'dumps/list.txt', { state: 'refused', reason: 'This is a web page.' });
    expect(staleAt([...DAILY, refused, dump(now, 'backfill/list.txt')], now)).toHaveLength(1);
  });

  it('may have begun a week ago', () => {
    expect(staleAt(DAILY.slice(-4), '2026-03-11T08:00:00.000Z')).toHaveLength(1);
  });

  it('is told of for some weeks', () => {
    const remembered = (now: string) =>
      DAILY.filter(({ droppedAt }) => Date.parse(droppedAt) > Date.parse(now) - 35 * 86_400_000);
    expect(staleAt(remembered('2026-04-02T08:00:00.000Z'), '2026-04-02T08:00:00.000Z')).toHaveLength(1);
    expect(staleAt(remembered('2026-04-20T08:00:00.000Z'), '2026-04-20T08:00:00.000Z')).toEqual([]);
  });
});

describe('a source that never came daily is not missed', () => {
  it.each([
    ['weekly', at7('02-09', '02-16', '02-23', '03-02')],
    ['twice a week', at7('02-23', '02-26', '03-02', '03-05')],
    ['thrice, once', at7('03-04', '03-05', '03-06')],
  ])('%s', (_, dumps) => {
    expect(staleAt(dumps, '2026-03-12T08:00:00.000Z')).toEqual([]);
  });
});

describe('a source is known', () => {
  const name = (key: string, format = 'jsonl') =>
    sourceOf(dump('2026-03-06T07:00:00.000Z', key, { format }), (one) => (one === 'arxiv-rss' ? 'arXiv' : undefined));

  it('by the place that its form comes from', () => {
    expect(name('dumps/whatever.xml', 'arxiv-rss')).toBe('arXiv');
  });

  it.each([
    ['dumps/lab-export-2026-03-06.jsonl', 'lab export'],
    ['dumps/papers-mar-14.jsonl.gz', 'papers'],
    ['dumps/team/Märzliste 2.csv', 'Märzliste'],
    ['dumps/20260306.jsonl', undefined],
  ])('or by the name of its files without their dates: %s', (key, stem) => {
    expect(name(key)).toBe(stem);
  });

  it('and one from the other', () => {
    const other = DAILY.map(({ droppedAt }) => dump(droppedAt, 'dumps/other.jsonl', { format: 'jsonl' }));
    const late = dump('2026-03-10T05:00:00.000Z', 'dumps/other.jsonl', { format: 'jsonl' });
    const place = (one: Dump) => sourceOf(one, (format) => (format === 'jsonl' ? undefined : 'arXiv'));
    expect(staleSources([...DAILY, ...other, late], '2026-03-10T08:00:00.000Z', place)).toEqual([
      { name: 'arXiv', since: '2026-03-06T07:00:00.000Z' },
    ]);
  });
});
