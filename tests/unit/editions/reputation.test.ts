import { describe, expect, it } from 'vitest';
import { type Counted, latestMails, reputationHold } from '../../../shared/editions/reputation.ts';

const NOW = '2026-03-05T07:00:00.000Z';
const day = (at: string, sent: number, bounced = 0, complained = 0): Counted => ({
  day: at,
  sent,
  bounced,
  complained,
});

describe('what mailboxes say of the latest mails', () => {
  it('is asked of whole days, the latest first, until they are a thousand mails', () => {
    const days = [day('2026-03-02', 900, 90), day('2026-03-05', 400, 1), day('2026-03-04', 600, 2, 1)];
    expect(latestMails(days)).toEqual({ sent: 1000, bounced: 3, complained: 1 });
  });

  it('is nothing while fewer have left', () => {
    expect(latestMails([day('2026-03-05', 500, 400), day('2026-03-04', 499, 400)])).toBeUndefined();
    expect(reputationHold([day('2026-03-05', 999, 500, 500)], NOW)).toBeUndefined();
    expect(latestMails([])).toBeUndefined();
  });
});

describe('sending is held until the operator releases it', () => {
  it.each([
    [day('2026-03-05', 1000, 40), '40 of the latest 1000 mails bounced for good'],
    [day('2026-03-05', 10_000, 0, 8), '8 of the latest 10000 were reported as spam'],
    [
      day('2026-03-05', 2000, 90, 2),
      '90 of the latest 2000 mails bounced for good, and 2 of the latest 2000 were reported as spam',
    ],
  ])('by %o', (counted, reason) => {
    expect(reputationHold([counted], NOW)).toEqual({
      cause: 'reputation',
      reason,
      since: NOW,
      until: '9999-12-31T23:59:59.999Z',
    });
  });

  it.each([day('2026-03-05', 1000, 39), day('2026-03-05', 10_000, 399, 7), day('2026-03-05', 1000)])(
    'not by %o',
    (counted) => {
      expect(reputationHold([counted], NOW)).toBeUndefined();
    },
  );

  it('forgets what lies behind a thousand good mails', () => {
    expect(reputationHold([day('2026-03-05', 1000, 1), day('2026-03-04', 1000, 1000)], NOW)).toBeUndefined();
  });
});
