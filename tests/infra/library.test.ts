import { describe, expect, it } from 'vitest';
import { INDEX, TABLE_KEY, TTL_ATTRIBUTE } from '../../shared/names.ts';
import { resourcesOf, templateWith } from '../fixtures/synthesised.ts';

interface Table {
  readonly BillingMode: string;
  readonly KeySchema: unknown;
  readonly GlobalSecondaryIndexes: readonly { readonly IndexName: string; readonly KeySchema: unknown }[];
  readonly PointInTimeRecoverySpecification: unknown;
  readonly DeletionProtectionEnabled: boolean;
  readonly TimeToLiveSpecification?: unknown;
}

const INDEXES = {
  Papers: [INDEX.papersByArrival],
  Dumps: [INDEX.dumpsByDay],
  Readers: [INDEX.readersByDue],
  Editions: [INDEX.editionsByNextAction, INDEX.editionsByReader],
};

describe('the library', () => {
  const template = templateWith();
  const tables = resourcesOf<Table>(template, 'AWS::DynamoDB::Table');
  const named = (name: string) => [...tables].find(([id]) => id.startsWith(`Library${name}`))![1];

  it('is four tables and no index that names.ts does not know', () => {
    expect(tables.size).toBe(4);
    expect(Object.values(INDEXES).flat()).toHaveLength(Object.keys(INDEX).length);
  });

  it.each(Object.entries(INDEXES))('keys %s and its indexes as the running code reads them', (name, indexes) => {
    const table = named(name);
    expect(table.KeySchema).toEqual([{ AttributeName: TABLE_KEY, KeyType: 'HASH' }]);
    expect(table.GlobalSecondaryIndexes.map(({ IndexName, KeySchema }) => ({ IndexName, KeySchema }))).toEqual(
      indexes.map(({ name: IndexName, partition, sort }) => ({
        IndexName,
        KeySchema: [
          { AttributeName: partition, KeyType: 'HASH' },
          { AttributeName: sort, KeyType: 'RANGE' },
        ],
      })),
    );
  });

  it('pays by request and can be taken back to any second', () => {
    for (const table of tables.values()) {
      expect(table.BillingMode).toBe('PAY_PER_REQUEST');
      expect(table.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
    }
  });

  it('forgets old editions, dumps and unconfirmed wishes, never papers or readers (I5: old papers would come back as news)', () => {
    const expiry = { AttributeName: TTL_ATTRIBUTE, Enabled: true };
    expect(named('Editions').TimeToLiveSpecification).toEqual(expiry);
    expect(named('Dumps').TimeToLiveSpecification).toEqual(expiry);
    expect(named('Papers').TimeToLiveSpecification).toBeUndefined();
    // For what nobody confirmed: no row of a reader carries the attribute (tests/contract/asked-table.test.ts).
    expect(named('Readers').TimeToLiveSpecification).toEqual(expiry);
  });

  it.each([
    ['outlives the stack in production', 'production', 'Retain', true],
    ['goes with the stack in another stage', 'staging', 'Delete', false],
  ])('%s', (_, stage, deletionPolicy, protectedFromDeletion) => {
    const { Resources } = templateWith({ stage });
    const kept = Object.values(Resources).filter(({ Type }) =>
      ['AWS::DynamoDB::Table', 'AWS::S3::Bucket'].includes(Type),
    );
    expect(kept).toHaveLength(5);
    for (const resource of kept) expect(resource).toMatchObject({ DeletionPolicy: deletionPolicy });
    for (const { Type, Properties } of kept) {
      if (Type === 'AWS::DynamoDB::Table') {
        expect(Properties).toMatchObject({ DeletionProtectionEnabled: protectedFromDeletion });
      }
    }
  });
});
