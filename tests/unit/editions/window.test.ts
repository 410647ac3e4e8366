import { describe, expect, it } from 'vitest';
import { windowOf } from '../../../shared/editions/window.ts';
import type { Answered, Reader } from '../../../shared/readers/reader.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const TO = '2026-03-10T06:58:00.000Z';
const ANSWERED: Answered = {
  dueAt: '2026-03-09T07:00:00.000Z',
  from: '2026-03-08T04:58:00.000Z',
  interests: ['graphs'],
};
const reader = (answered: Answered | undefined, upvoted: 'none' | 'beside' = 'beside'): Reader => {
  const { answered: _, ...fresh } = aReader({
    interests: [{ id: 'graphs', label: 'graphs', query: 'graphs', addedAt: '2026-01-01T00:00:00.000Z' }],
    watermark: '2026-03-09T06:58:00.000Z',
    preferences: { upvoted },
  });
  return answered ? { ...fresh, answered } : fresh;
};
const upvotedFrom = (who: Reader) => windowOf(who, TO).upvotedFrom;
const silentSince = (since: string, upvoted?: 'none') =>
  reader({ ...ANSWERED, silence: { since, told: false } }, upvoted);

describe('the most upvoted are chosen from what came', () => {
  it('since the last edition, and with the overlap before it', () => {
    expect(upvotedFrom(reader(ANSWERED))).toBe('2026-03-09T04:58:00.000Z');
    expect(upvotedFrom(silentSince('2026-03-06T06:58:00.000Z'))).toBe('2026-03-06T04:58:00.000Z');
  });

  it('in the last week, if the last edition was before that, or there was none', () => {
    expect(upvotedFrom(silentSince('2026-02-06T06:58:00.000Z'))).toBe('2026-03-03T06:58:00.000Z');
    expect(upvotedFrom(reader(undefined))).toBe('2026-03-03T06:58:00.000Z');
  });

  it('in the window alone for who does not want them: nothing older is read for that', () => {
    expect(upvotedFrom(silentSince('2026-03-04T06:58:00.000Z', 'none'))).toBe('2026-03-09T04:58:00.000Z');
  });
});
