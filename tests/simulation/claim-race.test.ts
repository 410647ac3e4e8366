import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editionsTable } from '../../shared/aws/editions-table.ts';
import { heldBy, plan, take } from '../../shared/editions/ledger.ts';
import { aBody } from '../fixtures/an-edition.ts';
import { startTables, type Tables } from '../fixtures/tables.ts';

const RACES = 200;
const CLAIMERS = 50;
const NOW = '2026-03-02T07:00:00.000Z';
const LATER = '2026-03-02T07:05:00.000Z';

let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables[Symbol.asyncDispose]());

describe('fifty claimers of one edition in a real DynamoDB engine (E4)', () => {
  it('have exactly one winner, two hundred times', { timeout: 120_000 }, async () => {
    const editions = editionsTable(tables.client, 'Editions');
    for (let race = 0; race < RACES; race++) {
      const planned = plan(aBody({ id: `race-${race}` }), NOW);
      expect(await editions.write(planned)).toBe(true);
      const owners = Array.from({ length: CLAIMERS }, (_, n) => `claimer-${n}`);
      const claims = owners.map((owner) => editions.write(take(planned.next, { owner, leaseUntil: LATER }, NOW)!));
      const won = (await Promise.all(claims)).flatMap((written, n) => (written ? [owners[n]!] : []));
      expect(won).toHaveLength(1);
      expect(heldBy(await editions.get(`race-${race}`), won[0]!)).toBeDefined();
    }
  });
});
