import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** SQLite's result codes. */
const LOCKED = 5;
const READ_ONLY = 8;
const FULL = 13;
const CANNOT_OPEN = 14;

/** Something that stops the local run, in one sentence for the person who started it. */
export class CannotRun extends Error {}

/** What survives a restart, in one SQLite file: queues, objects, mails, schedules, metrics. Killed at any moment, it holds whole changes only. */
export interface State {
  readonly dir: string;
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  /** @returns The number of rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number;
  /** All of the work's changes or none. Work inside work belongs to the outer one. */
  atomically<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens (or makes) the state in a folder, for this process alone.
 * @throws CannotRun when another run holds it, or when it is damaged.
 */
export function openState(dir: string, fresh: boolean): State {
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(dir, { recursive: true });
    if (fresh) empty(dir);
    db = lock(dir);
    return stateOver(db, dir);
  } catch (error) {
    db?.close();
    throw new CannotRun(sentenceFor(error, dir));
  }
}

/** What a run writes into its folder. Nothing else there is ever deleted: --dir may name a folder that holds other things. */
const OWN = [
  'state.db',
  'state.db-wal',
  'state.db-shm',
  'clock.json',
  'local.json',
  'dynamodb',
  'objects',
  'inbox',
  'logs',
];

function empty(dir: string): void {
  try {
    lock(dir).close();
  } catch (error) {
    if ((error as { errcode?: number }).errcode === LOCKED) throw error;
  }
  for (const name of OWN) rmSync(join(dir, name), { recursive: true, force: true });
}

/** The exclusive lock is the kernel's: it goes with the process, however that ends. */
function lock(dir: string): DatabaseSync {
  const db = new DatabaseSync(join(dir, 'state.db'), { timeout: 200 });
  db.exec('pragma locking_mode=exclusive; pragma journal_mode=wal; pragma synchronous=normal');
  db.exec(
    'create table if not exists opened (at text); delete from opened; insert into opened values (current_timestamp)',
  );
  return db;
}

function stateOver(db: DatabaseSync, dir: string): State {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  let depth = 0;
  return {
    dir,
    all: <Row>(sql: string, ...values: SQLInputValue[]) => statement(sql).all(...values) as Row[],
    one: <Row>(sql: string, ...values: SQLInputValue[]) => statement(sql).get(...values) as Row | undefined,
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    atomically(work) {
      if (depth > 0) return work();
      db.exec('begin immediate');
      depth = 1;
      try {
        const result = work();
        db.exec('commit');
        return result;
      } catch (error) {
        db.exec('rollback');
        throw error;
      } finally {
        depth = 0;
      }
    },
    close: () => db.close(),
  };
}

/** One sentence for a fault of the disk or of the state. */
export function sentenceFor(error: unknown, dir: string): string {
  const { code, errcode, message } = error as { code?: string; errcode?: number; message: string };
  if (code === 'ENOSPC' || errcode === FULL || /no space left|disk is full/i.test(message))
    return `The disk that holds ${dir} is full: make room and start again; nothing that was accepted is lost.`;
  if (errcode === LOCKED) return `Another run is using ${dir}: stop it first, or choose another folder with --dir.`;
  if (code === 'EACCES' || code === 'EROFS' || errcode === CANNOT_OPEN || errcode === READ_ONLY)
    return `${dir} cannot be written (${message}): choose another folder with --dir.`;
  return `The state in ${dir} is damaged (${message}): "npm start -- --fresh" starts over without it.`;
}
