import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Clock } from './clock.ts';
import type { PutEvent } from './events.ts';
import { AwsError } from './protocol.ts';
import { type Blob, readBlobs } from './s3-body.ts';
import type { State } from './state.ts';
import type { Template } from './template.ts';

interface Bucket {
  readonly VersioningConfiguration?: { readonly Status: string };
  readonly NotificationConfiguration?: {
    readonly EventBridgeConfiguration?: { readonly EventBridgeEnabled?: boolean };
  };
}

export interface StoredObject {
  readonly seq: number;
  readonly bucket: string;
  readonly key: string;
  readonly version: string;
  readonly at: number;
  readonly size: number;
  /** With its quotes. */
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly blobs: readonly Blob[];
  readonly deleted: boolean;
}

export interface Condition {
  readonly ifNoneMatch?: string | undefined;
  readonly ifMatch?: string | undefined;
}

/** Objects and unfinished uploads: rows in the state, bodies in files. */
export interface Objects {
  readonly folder: string;
  /** @throws AwsError NoSuchBucket. */
  needBucket(bucket: string): void;
  /** Announces the object in the same change. @throws AwsError PreconditionFailed. */
  put(
    bucket: string,
    key: string,
    blobs: readonly Blob[],
    headers: Readonly<Record<string, string>>,
    reason: string,
    condition?: Condition,
  ): StoredObject;
  /** @throws AwsError NoSuchKey, NoSuchVersion. */
  get(bucket: string, key: string, version?: string): StoredObject;
  copy(
    source: StoredObject,
    bucket: string,
    key: string,
    headers: Readonly<Record<string, string>> | undefined,
  ): StoredObject;
  remove(bucket: string, key: string, version?: string): void;
  /** Latest versions in the order of their keys' bytes, after a key. */
  list(bucket: string, prefix: string, after: string, max: number): StoredObject[];
  read(object: StoredObject, from?: number, to?: number): Readable;
}

interface Row extends Omit<StoredObject, 'headers' | 'blobs' | 'deleted'> {
  readonly headers: string;
  readonly blobs: string;
  readonly deleted: number;
}
const unpack = (row: Row): StoredObject => ({
  ...row,
  headers: JSON.parse(row.headers),
  blobs: JSON.parse(row.blobs),
  deleted: row.deleted === 1,
});

export function openObjects(template: Template, state: State, clock: Clock, putEvent: PutEvent): Objects {
  const buckets = new Map(template.all<Bucket>('AWS::S3::Bucket').map(({ name, properties }) => [name, properties]));
  const folder = join(state.dir, 'objects');
  mkdirSync(folder, { recursive: true });
  state.run(
    'create table if not exists object (seq integer primary key autoincrement, bucket text, key text, version text, at int, size int, etag text, headers text, blobs text, deleted int, latest int)',
  );
  state.run('create index if not exists objectByKey on object (bucket, key, seq)');
  removeOrphans(state, folder);

  const latest = (bucket: string, key: string): StoredObject | undefined => {
    const row = state.one<Row>('select * from object where bucket = ? and key = ? and latest = 1', bucket, key);
    return row && unpack(row);
  };
  const drop = (where: string, ...values: (string | number)[]): void => {
    for (const { blobs } of state.all<Row>(`select * from object where ${where}`, ...values))
      for (const { file } of JSON.parse(blobs) as Blob[]) rmSync(join(folder, file), { force: true });
    state.run(`delete from object where ${where}`, ...values);
  };
  const add = (
    bucket: string,
    key: string,
    object: Pick<StoredObject, 'size' | 'etag' | 'headers' | 'blobs' | 'deleted'>,
  ): StoredObject => {
    const versioned = buckets.get(bucket)?.VersioningConfiguration?.Status === 'Enabled';
    if (!versioned) drop('bucket = ? and key = ?', bucket, key);
    state.run('update object set latest = 0 where bucket = ? and key = ? and latest = 1', bucket, key);
    const row = state.one<Row>(
      'insert into object (bucket, key, version, at, size, etag, headers, blobs, deleted, latest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1) returning *',
      bucket,
      key,
      versioned ? randomUUID().replaceAll('-', '') : 'null',
      clock.now(),
      object.size,
      object.etag,
      JSON.stringify(object.headers),
      JSON.stringify(object.blobs),
      Number(object.deleted),
    );
    if (!row) throw new Error('An inserted row came not back.');
    return unpack(row);
  };
  const announce = ({ seq, bucket, key, size, etag, version }: StoredObject, reason: string): void => {
    if (!buckets.get(bucket)?.NotificationConfiguration?.EventBridgeConfiguration) return;
    const object = {
      key,
      size,
      etag: etag.replaceAll('"', ''),
      ...(version === 'null' ? {} : { 'version-id': version }),
      sequencer: seq.toString(16).toUpperCase().padStart(16, '0'),
    };
    putEvent('aws.s3', 'Object Created', [`arn:aws:s3:::${bucket}`], {
      version: '0',
      bucket: { name: bucket },
      object,
      'request-id': randomUUID(),
      requester: '000000000000',
      'source-ip-address': '127.0.0.1',
      reason,
    });
  };
  const put: Objects['put'] = (bucket, key, blobs, headers, reason, { ifNoneMatch, ifMatch } = {}) =>
    state.atomically(() => {
      const before = latest(bucket, key);
      const exists = before !== undefined && !before.deleted;
      if (ifMatch && !exists) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
      if ((ifNoneMatch && exists) || (ifMatch && ifMatch !== before?.etag))
        throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, {
          Condition: ifMatch ? 'If-Match' : 'If-None-Match',
        });
      const [only] = blobs;
      const etag =
        blobs.length === 1 && only && reason !== 'CompleteMultipartUpload'
          ? only.md5
          : `${createHash('md5')
              .update(Buffer.concat(blobs.map(({ md5 }) => Buffer.from(md5, 'hex'))))
              .digest('hex')}-${blobs.length}`;
      const object = add(bucket, key, {
        size: blobs.reduce((sum, { size }) => sum + size, 0),
        etag: `"${etag}"`,
        headers,
        blobs,
        deleted: false,
      });
      announce(object, reason);
      return object;
    });
  return {
    folder,
    needBucket(bucket) {
      if (!buckets.has(bucket))
        throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: bucket });
    },
    put,
    get(bucket, key, version) {
      const row = version
        ? state.one<Row>('select * from object where bucket = ? and key = ? and version = ?', bucket, key, version)
        : undefined;
      const object = version ? row && unpack(row) : latest(bucket, key);
      if (!object || object.deleted)
        throw new AwsError(
          version ? 'NoSuchVersion' : 'NoSuchKey',
          `The specified ${version ? 'version' : 'key'} does not exist.`,
          404,
          { Key: key },
        );
      return object;
    },
    copy(source, bucket, key, headers = source.headers) {
      const blobs = source.blobs.map((blob) => ({ ...blob, file: randomUUID() }));
      for (const [index, { file }] of blobs.entries())
        linkSync(join(folder, source.blobs[index]?.file ?? ''), join(folder, file));
      return put(bucket, key, blobs, headers, 'CopyObject');
    },
    remove: (bucket, key, version) =>
      state.atomically(() => {
        if (version) drop('bucket = ? and key = ? and version = ?', bucket, key, version);
        else if (latest(bucket, key)) add(bucket, key, { size: 0, etag: '', headers: {}, blobs: [], deleted: true });
        state.run(
          'update object set latest = 1 where seq = (select max(seq) from object where bucket = ? and key = ?)',
          bucket,
          key,
        );
      }),
    list: (bucket, prefix, after, max) =>
      state
        .all<Row>(
          'select * from object where bucket = ? and latest = 1 and deleted = 0 and key > ? and substr(key, 1, ?) = ? order by key limit ?',
          bucket,
          after,
          [...prefix].length,
          prefix,
          max,
        )
        .map(unpack),
    read: ({ blobs, size }, from = 0, to = size - 1) => readBlobs(folder, blobs, from, to),
  };
}

/** Bodies whose row was never written: their upload was cut off by the end of a run. */
function removeOrphans(state: State, folder: string): void {
  const known = new Set(
    state
      .all<Row>('select blobs from object')
      .flatMap(({ blobs }) => (JSON.parse(blobs) as Blob[]).map(({ file }) => file)),
  );
  for (const file of readdirSync(folder)) if (!known.has(file)) rmSync(join(folder, file), { force: true });
}
