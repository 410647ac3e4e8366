import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Base } from './base.ts';
import type { PutEvent } from './events.ts';
import { AwsError } from './protocol.ts';
import { type Blob, readBlobs } from './s3-body.ts';
import { ACCOUNT } from './template.ts';

type Bucket = { VersioningConfiguration?: { Status: string }; NotificationConfiguration?: object };
type Headers = Readonly<Record<string, string>>;
/** Place, version and condition of a new object. */
type Put = { bucket: string; key: string; headers: Headers; reason: string; ifNoneMatch?: unknown; ifMatch?: unknown };
type About = Record<'bucket' | 'key' | 'version' | 'etag', string> & Record<'seq' | 'at' | 'size', number>;
type Row = About & { headers: string; blobs: string };
export type StoredObject = Readonly<About> & { readonly headers: Headers; readonly blobs: readonly Blob[] };

/** An empty etag marks a deletion. */
const TABLE = `create table if not exists object
  (seq integer primary key, bucket, key, version, at, size, etag, headers, blobs, latest)`;
const INSERT = `insert into object (bucket, key, version, at, size, etag, headers, blobs) values (?, ?, ?, ?, ?, ?, ?, ?)
  returning *`;
const SET_LATEST = `update object set latest = (seq = (select max(seq) from object where bucket = ?1 and key = ?2))
  where bucket = ?1 and key = ?2`;
const FIND = 'select * from object where bucket = ? and key = ? and (version = ? or (latest = 1 and ? is null))';
const LIST = `select * from object where bucket = ? and latest = 1 and etag > '' and key > ? and substr(key, 1, ?) = ?
  order by key limit ?`;
const DROP = 'delete from object where bucket = ? and key = ? and version = ? returning blobs';
const REFUSED = 'At least one of the pre-conditions you specified did not hold';

/** The template's buckets. Objects are rows in the state, their bodies files. */
export type Objects = ReturnType<typeof openObjects>;
export function openObjects({ template, state, clock }: Base, putEvent: PutEvent) {
  const buckets = new Map(template.all<Bucket>('S3::Bucket').map(({ name, properties }) => [name, properties]));
  const folder = join(state.dir, 'objects');
  mkdirSync(folder, { recursive: true });
  state.rows(TABLE);
  state.rows('create index if not exists byKey on object (bucket, key)');
  const unpack = (row: Row): StoredObject => ({
    ...row,
    headers: JSON.parse(row.headers),
    blobs: JSON.parse(row.blobs),
  });
  const filesOf = (rows: { blobs: string }[]): string[] =>
    rows.flatMap(({ blobs }) => (JSON.parse(blobs) as Blob[]).map(({ file }) => file));
  const removeFiles = (files: readonly string[]): void => {
    for (const file of files) rmSync(join(folder, file), { force: true });
  };
  // A body without a row: its upload was cut off by the end of a run.
  const known = new Set(filesOf(state.rows('select blobs from object')));
  removeFiles(readdirSync(folder).filter((file) => !known.has(file)));

  const find = (bucket: string, key: string, version: string | null = null): StoredObject | undefined => {
    const [row] = state.rows<Row>(FIND, bucket, key, version, version);
    return row?.etag ? unpack(row) : undefined;
  };
  const drop = (bucket: string, key: string, version: string): void =>
    removeFiles(filesOf(state.rows(DROP, bucket, key, version)));
  const add = (bucket: string, key: string, etag: string, headers: Headers, blobs: readonly Blob[]): StoredObject => {
    const isVersioned = buckets.get(bucket)?.VersioningConfiguration?.Status === 'Enabled';
    const version = isVersioned ? randomUUID().replaceAll('-', '') : 'null';
    drop(bucket, key, version);
    const size = blobs.reduce((sum, blob) => sum + blob.size, 0);
    const texts = [JSON.stringify(headers), JSON.stringify(blobs)];
    const [row] = state.rows<Row>(INSERT, bucket, key, version, clock.now(), size, etag, ...texts);
    state.rows(SET_LATEST, bucket, key);
    return unpack(row as Row);
  };
  const announce = ({ seq, bucket, key, size, etag, version }: StoredObject, reason: string): void => {
    if (!('EventBridgeConfiguration' in (buckets.get(bucket)?.NotificationConfiguration ?? {}))) return;
    const sequencer = seq.toString(16).toUpperCase().padStart(16, '0');
    const object = { key, size, etag: etag.replaceAll('"', ''), 'version-id': version, sequencer };
    const detail = { version: '0', bucket: { name: bucket }, object, requester: ACCOUNT, reason };
    putEvent('aws.s3', 'Object Created', [`arn:aws:s3:::${bucket}`], detail);
  };
  const objects = {
    folder,
    /** @throws AwsError NoSuchBucket. */
    needBucket(bucket: string): void {
      if (!buckets.has(bucket)) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
    },
    /** Stores and announces in one change. @throws AwsError PreconditionFailed; the bodies are gone then. */
    put: ({ bucket, key, headers, reason, ifNoneMatch, ifMatch }: Put, blobs: readonly Blob[]): StoredObject =>
      state.atomically(() => {
        const before = find(bucket, key);
        if ((ifNoneMatch && before) || (ifMatch && ifMatch !== before?.etag)) {
          removeFiles(blobs.map(({ file }) => file));
          if (ifMatch && !before) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
          throw new AwsError('PreconditionFailed', REFUSED, 412);
        }
        const whole = createHash('md5');
        for (const { md5 } of blobs) whole.update(Buffer.from(md5, 'hex'));
        const isWhole = reason !== 'CompleteMultipartUpload';
        const etag = `"${isWhole ? blobs[0]?.md5 : `${whole.digest('hex')}-${blobs.length}`}"`;
        const object = add(bucket, key, etag, headers, blobs);
        announce(object, reason);
        return object;
      }),
    copy(source: StoredObject, bucket: string, key: string, headers = source.headers): StoredObject {
      const blobs = source.blobs.map((blob) => ({ ...blob, file: randomUUID() }));
      for (const [index, { file }] of blobs.entries())
        linkSync(join(folder, source.blobs[index]?.file ?? ''), join(folder, file));
      return objects.put({ bucket, key, headers, reason: 'CopyObject' }, blobs);
    },
    /** @throws AwsError NoSuchKey, NoSuchVersion. */
    get(bucket: string, key: string, version?: string): StoredObject {
      const object = find(bucket, key, version);
      if (object) return object;
      const what = version ? 'Version' : 'Key';
      throw new AwsError(`NoSuch${what}`, `The specified ${what.toLowerCase()} does not exist.`, 404, { Key: key });
    },
    /** Hides the object; with a version, deletes that one for good. */
    remove: (bucket: string, key: string, version?: string): void =>
      state.atomically(() => {
        if (version) drop(bucket, key, version);
        else if (find(bucket, key)) add(bucket, key, '', {}, []);
        state.rows(SET_LATEST, bucket, key);
      }),
    /** The first keys after one that begin with a prefix, in the order of their bytes. */
    list: (bucket: string, prefix: string, after: string, max: number): StoredObject[] =>
      state.rows<Row>(LIST, bucket, after, [...prefix].length, prefix, max).map(unpack),
    /** Bytes [from, to]. */
    read: ({ blobs, size }: StoredObject, from = 0, to = size - 1) => readBlobs(folder, blobs, from, to),
  };
  return objects;
}
