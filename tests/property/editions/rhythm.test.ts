import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cadence, nextDueAfter } from '../../../shared/calendar/cadence.ts';
import { LOOK_BACK_MS } from '../../../shared/calendar/look-back.ts';
import { answeredReader } from '../../../shared/editions/answered.ts';
import { dueRound } from '../../../shared/editions/round.ts';
import { awakened } from '../../../shared/readers/consent.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import { paused, resumed, withRhythm } from '../../../shared/readers/rhythm.ts';
import { aReader } from '../../fixtures/a-reader.ts';
import { aBody } from '../../fixtures/an-edition.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A pause that ends so long after the watermark is longer than any window, and what lies before that is given up. */
const LONG_MS = LOOK_BACK_MS - 2 * DAY_MS;
const instant = (ms: number) => new Date(ms).toISOString();

const zone = fc.constantFrom(
  ...['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
  ...['Australia/Lord_Howe', 'America/Nuuk', 'Africa/Casablanca', 'Antarctica/Troll', 'Asia/Kathmandu', 'UTC'],
);
const at = fc.constantFrom('00:00', '00:30', '02:30', '07:00', '23:59');
const cadence = fc.oneof<fc.Arbitrary<Cadence>[]>(
  fc.constant({ kind: 'alerts' }),
  fc.record({ kind: fc.constantFrom('daily', 'weekdays'), at }),
  fc.record({ kind: fc.constant('weekly'), at, days: fc.constantFrom([1], [3, 7], [6, 7]) }),
  fc.record({ kind: fc.constant('monthly'), at, day: fc.constantFrom<(number | 'last')[]>(1, 15, 31, 'last') }),
);
/** What a reader does, and how many hours pass before it. */
const deed = fc.record({
  hours: fc.double({ min: 0.05, max: 200, noNaN: true }),
  change: fc.oneof(
    fc.record({ cadence }),
    fc.record({ zone }),
    fc.record({ pauseDays: fc.integer({ min: 1, max: 32 }) }),
    fc.constant('resume' as const),
  ),
});

describe('a reader who changes hour, cadence and zone, pauses and resumes as they like (E1, E3)', () => {
  it('is answered for everything that arrives, window by window, and never twice for one due time', () => {
    fc.assert(
      fc.property(zone, cadence, fc.nat(700), fc.array(deed, { maxLength: 25 }), (where, when, day, deeds) => {
        let now = Date.parse('2025-12-01T00:00:00.000Z') + day * DAY_MS;
        const start = instant(now);
        const rhythm = { zone: where, cadence: when, nextDueAt: nextDueAfter(when, where, start) };
        let reader: Reader = aReader({ ...rhythm, addedAt: start, watermark: start });
        let answeredTo = start;
        let lastDue = '';
        let frozen = false;
        const tick = () => {
          const awake = awakened(reader, instant(now));
          if (!awake || reader.nextDueAt > instant(now)) return;
          const round = dueRound(awake, instant(now));
          expect(round.window.from <= answeredTo, `${answeredTo} to ${round.window.from}`).toBe(true);
          expect(round.dueAt > lastDue && round.dueAt <= instant(now) && round.nextDueAt > instant(now)).toBe(true);
          frozen = !frozen;
          reader = answeredReader(round, [], frozen ? aBody() : undefined);
          answeredTo = round.window.to;
          lastDue = round.dueAt;
        };
        /** Ticks are hours late. */
        const pass = (hours: number) => {
          for (let passed = 0; passed < hours; passed += 7) {
            now += Math.min(7, hours - passed) * HOUR_MS;
            tick();
          }
        };
        for (const { hours, change } of deeds) {
          pass(hours);
          if (change === 'resume') reader = resumed(reader, instant(now));
          else if ('cadence' in change) reader = withRhythm(reader, change.cadence, reader.zone, instant(now));
          else if ('zone' in change) reader = withRhythm(reader, reader.cadence, change.zone, instant(now));
          else {
            const until = Math.min(now + change.pauseDays * DAY_MS, Date.parse(reader.watermark) + LONG_MS);
            reader = paused(reader, instant(until).slice(0, 10));
          }
        }
        pass(70 * 24);
        expect(answeredTo > instant(now - 33 * DAY_MS)).toBe(true);
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});
