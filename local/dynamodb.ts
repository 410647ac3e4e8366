import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Base } from './base.ts';
import { AwsError, type Call } from './protocol.ts';
import { CannotRun } from './state.ts';
import { arnOf } from './template.ts';

// dynalite publishes no types: these are of the few inner functions that are called here.
type Done = (error: unknown, result?: unknown) => void;
type Item = Record<string, { S?: string }> | undefined;
type Write = { type: 'put' | 'del'; key: string; value?: unknown };
type Row = { index: string; key: string; item?: Item };
type Index = { IndexName: string; KeySchema: { AttributeName: string }[] };
type Table = { TableName: string; TableStatus?: string; GlobalSecondaryIndexes?: Index[] };
type Store = {
  db: { open(): Promise<void>; close(): Promise<void>; batch(writes: Write[], done: Done): void };
  tableDb: { del(table: string, done: Done): void };
  getTable(name: string, ...rest: [Done] | [checkStatus: boolean, Done]): void;
  getItemDb(table: string): { put(key: string, value: unknown, done: Done): void; del(key: string, done: Done): void };
};
type Engine = {
  create(options: { path: string; createTableMs: number }): Store;
  createKey(item: Item, table: Table): string;
  checkConditional(input: object, existing: Item): { body: object } | null;
  updateIndexes(store: Store, table: Table, before: Item, after: Item, done: Done): void;
  getIndexActions(indexes: Index[], before: Item, after: Item, table: Table): { puts: Row[]; deletes: Row[] };
  validationError(message: string): Error;
};
const inside = createRequire(import.meta.url);
const engine = inside('dynalite/db') as Engine;
type Check = (input: object, types: object, custom?: unknown, store?: Store) => object;
const { checkTypes, checkValidations } = inside('dynalite/validations') as Record<
  'checkTypes' | 'checkValidations',
  Check
>;

const OPERATIONS = /^((BatchGet|BatchWrite|Delete|Get|Put|Update)Item|(Create|Describe)Table|Query|Scan)$/;

/** DynamoDB on disk, with the template's tables. */
export async function createDynamoDb({ template, state }: Base) {
  const store = engine.create({ path: join(state.dir, 'dynamodb'), createTableMs: 0 });
  await store.db.open();
  const run = async (operation: string, raw: object): Promise<unknown> => {
    const file = operation.charAt(0).toLowerCase() + operation.slice(1);
    const action = inside(`dynalite/actions/${file}`) as (store: Store, input: object, done: Done) => void;
    const { types, custom } = inside(`dynalite/validations/${file}`) as { types: object; custom: unknown };
    Object.assign(types, { ReturnValuesOnConditionCheckFailure: 'String' });
    try {
      const input = checkTypes(raw, types);
      checkValidations(input, types, custom, store);
      const { promise, resolve, reject } = Promise.withResolvers();
      action(store, input, (error, result) => (error ? reject(error) : resolve(result)));
      return await promise;
    } catch (error) {
      const { statusCode, body } = error as { statusCode?: number; body?: { __type: string; message?: string } };
      if (!body) throw error;
      const { __type, message = '', ...details } = body;
      throw new AwsError(__type.split('#')[1] ?? '', message, statusCode, details);
    }
  };
  for (const { name, properties } of template.all<Table>('DynamoDB::Table')) {
    await createTable(run, store, { ...properties, TableName: name });
    writeItemsWithTheirIndexRows(store, name);
  }
  rememberTables(store);
  return {
    protocol: 'json' as const,
    async handle({ caller, operation, input }: Call) {
      type Named = { TableName?: string; IndexName?: string; RequestItems?: object };
      const { TableName, IndexName, RequestItems } = input as Named;
      const index = IndexName ? `/index/${IndexName}` : '';
      for (const table of RequestItems ? Object.keys(RequestItems) : [TableName])
        caller.need(`dynamodb:${operation}`, arnOf('dynamodb', `table/${table}${index}`));
      if (OPERATIONS.test(operation)) return run(operation, input);
      throw new AwsError('UnknownOperationException', `The local DynamoDB has no ${operation}.`);
    },
    close: () => store.db.close(),
  };
}

/** @throws CannotRun when the template's table is refused, or is not the one that an older template made. */
async function createTable(
  run: (operation: string, input: object) => Promise<unknown>,
  store: Store,
  wanted: Table,
): Promise<void> {
  const known = /^(TableName|AttributeDefinitions|KeySchema|BillingMode|GlobalSecondaryIndexes)$/;
  const input = Object.fromEntries(Object.entries(wanted).filter(([name]) => known.test(name)));
  const indexes = ({ GlobalSecondaryIndexes = [] }: Table): string =>
    JSON.stringify(GlobalSecondaryIndexes.map(({ IndexName, KeySchema }) => [IndexName, KeySchema]));
  try {
    await run('CreateTable', input);
  } catch (error) {
    const { code, message } = error as AwsError;
    if (code !== 'ResourceInUseException') throw new CannotRun(`DynamoDB refuses ${wanted.TableName}: ${message}`);
    const { Table } = (await run('DescribeTable', { TableName: wanted.TableName })) as { Table: Table };
    if (Table.TableStatus !== 'ACTIVE') {
      // A run was killed while it made this table; nothing can have been written to it.
      await new Promise((done) => store.tableDb.del(wanted.TableName, done));
      return createTable(run, store, wanted);
    }
    if (indexes(Table) !== indexes(wanted))
      throw new CannotRun(`The indexes of ${wanted.TableName} have changed: "npm start -- --fresh" starts over.`);
  }
}

/** No table changes after the start, and dynalite would read it from the disk for every call. */
function rememberTables(store: Store): void {
  const known = new Map<string, unknown>();
  const read = store.getTable;
  store.getTable = (name, ...rest) => {
    const done = rest.at(-1) as Done;
    if (known.has(name)) return done(null, known.get(name));
    read(name, (error, table) => {
      if (!error) known.set(name, table);
      done(error, table);
    });
  };
}

// What dynalite leaves out is added at its seams, the functions that its actions call through the module.
const { checkConditional } = engine;
engine.checkConditional = (input: { ReturnValuesOnConditionCheckFailure?: string }, existing) => {
  const failure = checkConditional(input, existing);
  if (failure && existing && input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD')
    Object.assign(failure.body, { Item: existing });
  return failure;
};

/** Index rows that wait for their item's write: killed between the two, an index would keep a row that no item has. */
const waiting = new Map<string, Write[]>();
engine.updateIndexes = (_store, table, before, after, done) => {
  const indexes = table.GlobalSecondaryIndexes ?? [];
  const keys = indexes.flatMap(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName));
  if (keys.some((key) => after?.[key]?.S === ''))
    return done(engine.validationError('One or more parameter values are not valid: an index key is an empty string.'));
  const { puts, deletes } = engine.getIndexActions(indexes, before, after, table);
  const write = (type: Write['type'], { index, key, item }: Row): Write => ({
    type,
    key: `index-global~${table.TableName}~${index}~${key}`,
    value: item,
  });
  const writes = [...deletes.map((row) => write('del', row)), ...puts.map((row) => write('put', row))];
  if (after ?? before) waiting.set(`item-${table.TableName}~${engine.createKey(after ?? before, table)}`, writes);
  done(null);
};

function writeItemsWithTheirIndexRows(store: Store, table: string): void {
  const write = (type: Write['type'], itemKey: string, value: unknown, done: Done): void => {
    const key = `item-${table}~${itemKey}`;
    store.db.batch([...(waiting.get(key) ?? []), { type, key, value }], done);
    waiting.delete(key);
  };
  const items = store.getItemDb(table);
  items.put = (key, value, done) => write('put', key, value, done);
  items.del = (key, done) => write('del', key, undefined, done);
}
