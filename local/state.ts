import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** What stops the local run, in one sentence for the person who started it. */
export class CannotRun extends Error {}

/** What survives a restart, in one SQLite file. Killed at any moment, it holds whole changes only. */
export interface State {
  readonly dir: string;
  /** Runs a statement and returns its rows. */
  rows<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  /** All of the work's changes or none. Work inside work belongs to the outer one. */
  atomically<T>(work: () => T): T;
  close(): void;
}

/** What a run writes into its folder: --fresh deletes these and nothing else, since --dir may name a folder with more in it. */
const OWN = 'state.db state.db-wal clock.json local.json samples-applied dynamodb objects inbox logs'.split(' ');
const SQLITE_BUSY = 5;
/** Without it LevelDB takes the folder for a new one. */
const TABLES = 'dynamodb/CURRENT';
const PARTS = [TABLES, 'objects', 'inbox'];
const WHOLE = 2;

/**
 * Opens (or makes) the state in a folder, for this process alone.
 * @throws CannotRun when another run holds it, or when it is damaged.
 */
export function openState(dir: string, fresh: boolean): State {
  try {
    mkdirSync(dir, { recursive: true });
    if (fresh) empty(dir);
    if (!existsSync(join(dir, 'state.db')) && existsSync(join(dir, TABLES))) throw new Error('state.db is gone');
    const db = lock(dir);
    const gone = isWhole(db) ? PARTS.find((part) => !existsSync(join(dir, part))) : undefined;
    if (gone) db.close();
    if (gone) throw new Error(`${gone} is gone`);
    return stateOver(db, dir);
  } catch (error) {
    throw new CannotRun(sentenceFor(error, dir));
  }
}

/** The exclusive lock is the kernel's: it goes with the process, however that ends. */
function lock(dir: string): DatabaseSync {
  const db = new DatabaseSync(join(dir, 'state.db'), { timeout: 200 });
  db.exec('pragma locking_mode=exclusive; pragma journal_mode=wal; pragma synchronous=normal');
  // A write: with it the lock is taken.
  db.exec('pragma application_id=1');
  return db;
}

/** Says that everything which belongs to the state is there now: should a part be gone later, nobody begins anew without a word. */
export function nowWhole(state: State): void {
  state.rows(`pragma user_version=${WHOLE}`);
}

function isWhole(db: DatabaseSync): boolean {
  return db.prepare('pragma user_version').get()?.user_version === WHOLE;
}

function empty(dir: string): void {
  try {
    lock(dir).close();
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) throw error;
  }
  for (const name of OWN) rmSync(join(dir, name), { recursive: true, force: true });
}

function stateOver(db: DatabaseSync, dir: string): State {
  const prepared = new Map<string, StatementSync>();
  return {
    dir,
    rows<Row>(sql: string, ...values: SQLInputValue[]) {
      const statement = prepared.get(sql) ?? db.prepare(sql);
      prepared.set(sql, statement);
      return statement.all(...values) as Row[];
    },
    atomically(work) {
      if (db.isTransaction) return work();
      db.exec('begin immediate');
      try {
        const result = work();
        db.exec('commit');
        return result;
      } catch (error) {
        db.exec('rollback');
        throw error;
      }
    },
    close: () => db.close(),
  };
}

/** One sentence for what went wrong at the start: if it is not the disk, it is what an earlier run left. */
export function sentenceFor(error: unknown, dir: string): string {
  const damaged = `The state in ${dir} is damaged (${(error as Error).message}): "npm start -- --fresh" starts over without it.`;
  return diskFault(error, dir) ?? damaged;
}

/** One sentence for a fault of the disk; undefined for others. */
export function diskFault(error: unknown, dir: string): string | undefined {
  const { code = '', errcode, message } = error as { code?: string; errcode?: number; message: string };
  const said = `${code} ${message}`;
  if (errcode === SQLITE_BUSY) return `Another run is using ${dir}: stop it, or choose another folder with --dir.`;
  if (/ENOSPC|disk is full|no space/i.test(said))
    return `The disk that holds ${dir} is full: make room and start again; what was accepted is kept.`;
  if (/EACCES|EROFS|ENOTDIR|EISDIR|EEXIST|readonly|unable to open/.test(said))
    return `${dir} cannot be written (${message}): choose another folder with --dir.`;
  return undefined;
}
