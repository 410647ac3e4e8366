import type { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { batchGet } from '../../../shared/aws/batch-get.ts';

const keys = (count: number) => Array.from({ length: count }, (_, at) => ({ pk: { S: `${at}` } }));

/** A table in which every key has a row, and which puts off all but the first `served` keys of a request. */
function table(served: number): { readonly client: DynamoDBClient; readonly asked: number[] } {
  const asked: number[] = [];
  const send = async ({ input }: BatchGetItemCommand) => {
    const wanted = input.RequestItems?.papers?.Keys ?? [];
    asked.push(wanted.length);
    const putOff = wanted.slice(served);
    return {
      Responses: { papers: wanted.slice(0, served) },
      UnprocessedKeys: putOff.length > 0 ? { papers: { Keys: putOff } } : {},
    };
  };
  return { client: { send } as unknown as DynamoDBClient, asked };
}

describe('reading many rows', () => {
  it('asks for a hundred at a time', async () => {
    const { client, asked } = table(100);
    expect(await batchGet(client, 'papers', keys(250))).toHaveLength(250);
    expect(asked).toEqual([100, 100, 50]);
  });

  it('asks again for what was put off', async () => {
    const { client, asked } = table(40);
    expect(await batchGet(client, 'papers', keys(100))).toHaveLength(100);
    expect(asked).toEqual([100, 60, 20]);
  });

  it('asks for nothing when nothing is wanted', async () => {
    const { client, asked } = table(40);
    expect(await batchGet(client, 'papers', [])).toEqual([]);
    expect(asked).toEqual([]);
  });
});
