import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSteering } from '../../../functions/web/steering-form.ts';
import type { Reader } from '../../../shared/readers/reader.ts';
import { MOST_INTERESTS, steered } from '../../../shared/readers/steering.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const NOW = '2026-11-22T09:30:00.000Z';
const paper = { id: 'p1', title: 'Graphs', abstract: 'Of graphs.' };
const anything = fc.string({ unit: 'binary', maxLength: 80 });
const plausible: Record<string, fc.Arbitrary<string>> = {
  do: fc.constantFrom(...'more less neither mute hear remove add rhythm prefer pause resume'.split(' ')),
  interest: fc.constantFrom('i1', 'i2'),
  query: fc.constantFrom('graphs', 'a AND (b', '"moths" OR lamps', '-x', 'like:2403.12345'),
  label: anything,
  kind: fc.constantFrom('alerts', 'daily', 'weekdays', 'weekly', 'monthly'),
  at: fc.constantFrom('07:00', '23:59', '24:00', '7'),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Nowhere'),
  days: fc.constantFrom('1', '4', '7', '8'),
  day: fc.constantFrom('1', '29', '31', 'last', '0'),
  language: fc.constantFrom('en', 'de', 'zh', 'xx'),
  cards: fc.constantFrom('1', '25', '26', '-1', '1e9'),
  upvoted: fc.constantFrom('none', 'beside', 'only', 'all'),
  until: fc.constantFrom('2026-12-01', '2026-11-22', '9999-12-31', '2026-02-30'),
};
const form = fc
  .record(
    Object.fromEntries(
      Object.entries(plausible).map(([name, usual]) => [name, fc.oneof({ weight: 9, arbitrary: usual }, anything)]),
    ),
    {
      requiredKeys: ['do'],
    },
  )
  .map((fields) => new URLSearchParams(fields as Record<string, string>));

it('whatever forms a reader sends, they stay a reader whom compose can answer', () => {
  fc.assert(
    fc.property(fc.array(form, { maxLength: 40 }), (forms) => {
      let reader: Reader = aReader();
      for (const one of forms) {
        const asked = readSteering(one, { reader, paper, now: NOW });
        if (typeof asked !== 'string') reader = steered(reader, asked, NOW);
      }
      expect(reader).toMatchObject({ id: aReader().id, address: aReader().address, version: 0 });
      expect(['active', 'paused']).toContain(reader.consent.state);
      expect(reader.interests.length).toBeLessThanOrEqual(MOST_INTERESTS);
      expect(Date.parse(reader.nextDueAt)).toBeGreaterThanOrEqual(Date.parse(aReader().nextDueAt));
      expect(reader.preferences?.cards ?? 10).toBeLessThanOrEqual(25);
    }),
    { seed: 6, numRuns: 300 },
  );
});
