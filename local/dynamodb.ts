import { createRequire } from 'node:module';
import { AwsError, type JsonService, type NamedCall } from './protocol.ts';
import { CannotRun } from './state.ts';
import { ACCOUNT, REGION, type Template } from './template.ts';

// dynalite publishes no types; these are the few of its inner functions that are called here.
type Done<T> = (error: (Error & { statusCode?: number; body?: Record<string, unknown> }) | null, result?: T) => void;
type Item = Record<string, Record<string, unknown>>;
interface Table {
  readonly TableName: string;
  readonly GlobalSecondaryIndexes?: {
    readonly IndexName: string;
    readonly KeySchema: { readonly AttributeName: string }[];
  }[];
}
interface Operation {
  readonly type: 'put' | 'del';
  readonly key: string;
  readonly value?: unknown;
}
interface SubDb {
  put(key: string, value: unknown, done: Done<void>): void;
  del(key: string, done: Done<void>): void;
}
interface Store {
  readonly db: {
    batch(operations: Operation[], done: Done<void>): void;
    open(): Promise<void>;
    close(): Promise<void>;
  };
  getItemDb(table: string): SubDb;
}
interface Engine {
  create(options: { path: string; createTableMs: number }): Store;
  checkConditional(
    data: { ReturnValuesOnConditionCheckFailure?: string },
    existing?: Item,
  ): { body: Record<string, unknown> } | null;
  updateIndexes(store: Store, table: Table, before: Item | undefined, after: Item | undefined, done: Done<void>): void;
  createKey(item: Item, table: Table): string;
  getIndexActions(
    indexes: unknown[],
    before: Item | undefined,
    after: Item | undefined,
    table: Table,
  ): { puts: { index: string; key: string; item: Item }[]; deletes: { index: string; key: string }[] };
  validationError(message: string): Error;
}
interface Validations {
  checkTypes(input: unknown, types: unknown): Record<string, unknown>;
  checkValidations(input: unknown, types: unknown, custom: unknown, store: Store): void;
}
type Action = (store: Store, input: Record<string, unknown>, done: Done<unknown>) => void;

const dynalite = createRequire(import.meta.url);
const engine = dynalite('dynalite/db') as Engine;
const validations = dynalite('dynalite/validations') as Validations;

const ACTIONS = [
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DescribeTable',
  'GetItem',
  'ListTables',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
];

/** DynamoDB on disk, with the template's tables. */
export interface DynamoDb extends JsonService {
  close(): Promise<void>;
}

export async function createDynamoDb(template: Template, folder: string): Promise<DynamoDb> {
  const store = engine.create({ path: folder, createTableMs: 0 });
  await store.db.open();
  const run = (operation: string, raw: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const file = operation.charAt(0).toLowerCase() + operation.slice(1);
    const { types, custom } = dynalite(`dynalite/validations/${file}`) as { types: unknown; custom: unknown };
    const action = dynalite(`dynalite/actions/${file}`) as Action;
    const input = validations.checkTypes(raw, types);
    validations.checkValidations(input, types, custom, store);
    return new Promise((resolve, reject) =>
      action(store, { ...input, ...returnOnFailure(raw) }, (error, result) =>
        error ? reject(error) : resolve(result),
      ),
    );
  };
  await createTables(template, run);
  for (const { name } of template.all('AWS::DynamoDB::Table')) writeItemsWithTheirIndexRows(store, name);
  return {
    protocol: 'json',
    async handle(call: NamedCall) {
      for (const [action, resource] of needs(call)) call.caller.need(action, resource);
      if (!ACTIONS.includes(call.operation))
        throw new AwsError('UnknownOperationException', `The local DynamoDB has no ${call.operation}.`);
      try {
        return await run(call.operation, call.input);
      } catch (error) {
        throw asAwsError(error);
      }
    },
    close: () => store.db.close(),
  };
}

function returnOnFailure({
  ReturnValuesOnConditionCheckFailure,
}: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return ReturnValuesOnConditionCheckFailure ? { ReturnValuesOnConditionCheckFailure } : {};
}

function asAwsError(error: unknown): unknown {
  const { statusCode, body } = error as { statusCode?: number; body?: { __type: string; message?: string } };
  if (!statusCode || !body) return error;
  const { __type, message = '', ...details } = body;
  return new AwsError(__type.split('#').at(-1) ?? __type, message, statusCode, details);
}

/** Index reads are granted on the index's own ARN, everything else on the table's. */
function needs({ operation, input }: NamedCall): [action: string, resource: string][] {
  const { TableName, IndexName, RequestItems } = input as {
    TableName?: string;
    IndexName?: string;
    RequestItems?: object;
  };
  const tables = RequestItems ? Object.keys(RequestItems) : [TableName ?? '*'];
  return tables.map((table) => [
    `dynamodb:${operation}`,
    `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${table}${IndexName ? `/index/${IndexName}` : ''}`,
  ]);
}

async function createTables(
  template: Template,
  run: (operation: string, input: Record<string, unknown>) => Promise<unknown>,
): Promise<void> {
  interface Properties {
    readonly AttributeDefinitions: unknown;
    readonly KeySchema: unknown;
    readonly GlobalSecondaryIndexes?: {
      readonly IndexName: string;
      readonly KeySchema: unknown;
      readonly Projection: unknown;
    }[];
  }
  for (const { id, name, properties } of template.all<Properties>('AWS::DynamoDB::Table')) {
    const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = properties;
    const indexes = GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    }));
    const wanted = {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions,
      KeySchema,
      ...(indexes ? { GlobalSecondaryIndexes: indexes } : {}),
    };
    try {
      await run('CreateTable', wanted);
    } catch (error) {
      if (!/ResourceInUse/.test(String((error as { body?: { __type?: string } }).body?.__type)))
        throw new CannotRun(`The table ${id} of the template is refused: ${asAwsError(error)}`);
      await sameShape(name, JSON.stringify(indexes ?? []), run);
    }
  }
}

/** A table of an older template would answer differently from the one that would be deployed. */
async function sameShape(
  name: string,
  wanted: string,
  run: (operation: string, input: Record<string, unknown>) => Promise<unknown>,
): Promise<void> {
  const { Table } = (await run('DescribeTable', { TableName: name })) as {
    Table: { GlobalSecondaryIndexes?: { IndexName: string; KeySchema: unknown; Projection: unknown }[] };
  };
  const found = (Table.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
  if (JSON.stringify(found) !== wanted)
    throw new CannotRun(
      `The template's indexes of ${name} changed since this state was made: "npm start -- --fresh" starts over.`,
    );
}

// What dynalite leaves out is added at its seams, the functions that its actions call through the module.

const { checkConditional } = engine;
engine.checkConditional = (input, existing) => {
  const failure = checkConditional(input, existing);
  if (failure && existing && input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD') failure.body.Item = existing;
  return failure;
};

/** Index rows that wait for their item's write: killed between the two, an index would keep a row that no item has. */
const waiting = new Map<string, Operation[]>();

engine.updateIndexes = (_store, table, before, after, done) => {
  const item = after ?? before;
  if (!item) return done(null);
  const indexes = table.GlobalSecondaryIndexes ?? [];
  for (const { IndexName, KeySchema } of indexes)
    for (const { AttributeName } of KeySchema)
      if (after?.[AttributeName]?.S === '')
        return done(
          engine.validationError(
            `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${IndexName}, IndexKey: ${AttributeName}`,
          ),
        );
  const { puts, deletes } = engine.getIndexActions(indexes, before, after, table);
  const place = (index: string, key: string): string => `index-global~${table.TableName}~${index}~${key}`;
  waiting.set(`item-${table.TableName}~${engine.createKey(item, table)}`, [
    ...deletes.map(({ index, key }): Operation => ({ type: 'del', key: place(index, key) })),
    ...puts.map(({ index, key, item: value }): Operation => ({ type: 'put', key: place(index, key), value })),
  ]);
  done(null);
};

function writeItemsWithTheirIndexRows(store: Store, table: string): void {
  const write = (operation: Operation, done: Done<void>): void => {
    const rows = waiting.get(operation.key) ?? [];
    waiting.delete(operation.key);
    store.db.batch([...rows, operation], done);
  };
  const items = store.getItemDb(table);
  items.put = (key, value, done) => write({ type: 'put', key: `item-${table}~${key}`, value }, done);
  items.del = (key, done) => write({ type: 'del', key: `item-${table}~${key}` }, done);
}
