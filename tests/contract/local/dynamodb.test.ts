import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRun, startLocal } from '../../fixtures/local/fixture.ts';

let local: LocalRun;
let TableName: string;
beforeAll(async () => {
  local = await startLocal();
  TableName = local.cloud.outputs.Table!;
});
afterAll(() => local[Symbol.asyncDispose]());

const put = (pk: string, rest: Record<string, { S: string }> = {}, more: object = {}) =>
  local.clients.dynamodb.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, ...rest }, ...more }));
const get = async (pk: string) =>
  (await local.clients.dynamodb.send(new GetItemCommand({ TableName, Key: { pk: { S: pk } }, ConsistentRead: true })))
    .Item;
const ofKind = (kind: string, more: object = {}) =>
  local.clients.dynamodb.send(
    new QueryCommand({
      TableName,
      IndexName: 'byKind',
      KeyConditionExpression: 'kind = :kind',
      ExpressionAttributeValues: { ':kind': { S: kind } },
      ...more,
    }),
  );

describe('the local DynamoDB', () => {
  it('puts once where nothing may be there, and shows what is there', async () => {
    await put('once', { at: { S: 'first' } });
    const again = put(
      'once',
      {},
      {
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    );
    await expect(again).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: { pk: { S: 'once' }, at: { S: 'first' } },
    });
  });

  it('says nothing of what is there unless asked', async () => {
    await put('quiet');
    const error = await put('quiet', {}, { ConditionExpression: 'attribute_not_exists(pk)' }).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(error.Item).toBeUndefined();
  });

  it('has exactly one winner among fifty', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => put('race', {}, { ConditionExpression: 'attribute_not_exists(pk)' })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('reads an index in its order, page by page, both ways', async () => {
    for (const n of [3, 1, 2]) await put(`page ${n}`, { kind: { S: 'page' }, at: { S: `${n}` } });
    const { Items } = await ofKind('page', { ScanIndexForward: false });
    expect(Items!.map(({ at }) => at!.S)).toEqual(['3', '2', '1']);
    const first = await ofKind('page', { Limit: 2 });
    const second = await ofKind('page', { Limit: 2, ExclusiveStartKey: first.LastEvaluatedKey });
    expect([...first.Items!, ...second.Items!].map(({ at }) => at!.S)).toEqual(['1', '2', '3']);
  });

  it('moves a row in the index with its key, and takes it out when the key goes', async () => {
    await put('moves', { kind: { S: 'before' }, at: { S: '1' } });
    const update = (UpdateExpression: string, values?: Record<string, { S: string }>) =>
      new UpdateItemCommand({
        TableName,
        Key: { pk: { S: 'moves' } },
        UpdateExpression,
        ExpressionAttributeValues: values,
      });
    await local.clients.dynamodb.send(update('SET kind = :k', { ':k': { S: 'after' } }));
    expect([(await ofKind('before')).Count, (await ofKind('after')).Count]).toEqual([0, 1]);
    await local.clients.dynamodb.send(update('REMOVE kind'));
    expect((await ofKind('after')).Count).toBe(0);
    expect(await get('moves')).toEqual({ pk: { S: 'moves' }, at: { S: '1' } });
    await put('moves', { kind: { S: 'again' }, at: { S: '1' } });
    await local.clients.dynamodb.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'moves' } } }));
    expect((await ofKind('again')).Count).toBe(0);
  });

  it('refuses an empty string as a key of an index', async () => {
    await expect(put('empty', { kind: { S: '' }, at: { S: '1' } })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    expect(await get('empty')).toBeUndefined();
  });

  it('refuses an index that the template does not have', async () => {
    await expect(ofKind('x', { IndexName: 'byMistake' })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('refuses a row above 400 KB, and words that are reserved', async () => {
    await expect(put('large', { at: { S: 'x'.repeat(410_000) } })).rejects.toMatchObject({
      name: 'ValidationException',
    });
    const reserved = new UpdateItemCommand({
      TableName,
      Key: { pk: { S: 'x' } },
      UpdateExpression: 'SET name = :n',
      ExpressionAttributeValues: { ':n': { S: 'x' } },
    });
    await expect(local.clients.dynamodb.send(reserved)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('writes and reads in batches of the size that AWS allows', async () => {
    const rows = Array.from({ length: 26 }, (_, n) => ({ PutRequest: { Item: { pk: { S: `batch ${n}` } } } }));
    const write = (requests: typeof rows) =>
      local.clients.dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
    await write(rows.slice(0, 25));
    await expect(write(rows)).rejects.toMatchObject({ name: 'ValidationException' });
    const Keys = Array.from({ length: 25 }, (_, n) => ({ pk: { S: `batch ${n}` } }));
    const { Responses } = await local.clients.dynamodb.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }),
    );
    expect(Responses![TableName]).toHaveLength(25);
  });
});
