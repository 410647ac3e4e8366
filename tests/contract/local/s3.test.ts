import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalRun, startLocal } from '../../fixtures/local/fixture.ts';

let local: LocalRun;
let Bucket: string;
beforeAll(async () => {
  local = await startLocal();
  Bucket = local.cloud.outputs.Bucket!;
});
afterAll(() => local[Symbol.asyncDispose]());

const read = async (Key: string, VersionId?: string) =>
  (await local.clients.s3.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body!.transformToString();
const put = (Key: string, Body: string | Buffer, more: object = {}) =>
  local.clients.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

describe('the local S3', () => {
  it.each(['a b', 'a+b', 'grüße/ä', '😀/%41', 'quote\'&<>"', 'a//b', 'x?y#z'])(
    'keeps the key %s as it is',
    async (name) => {
      await put(`keys/${name}`, name);
      expect(await read(`keys/${name}`)).toBe(name);
      const { Contents } = await local.clients.s3.send(new ListObjectsV2Command({ Bucket, Prefix: `keys/${name}` }));
      expect(Contents?.map(({ Key }) => Key)).toContain(`keys/${name}`);
    },
  );

  it('writes once where nothing may be replaced, and replaces only what was read', async () => {
    const { ETag } = await put('once', 'first', { IfNoneMatch: '*' });
    await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    await expect(put('once', 'third', { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await put('once', 'fourth', { IfMatch: ETag });
    expect(await read('once')).toBe('fourth');
    await expect(put('never', 'x', { IfMatch: ETag })).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('has one winner among twenty that write the same key at once', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => put('race', `${n}`, { IfNoneMatch: '*' })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('gives every write a version, and each version back', async () => {
    const { VersionId: first } = await put('versions', 'one');
    const { VersionId: second } = await put('versions', 'two');
    expect(await read('versions', first)).toBe('one');
    expect(await read('versions', second)).toBe('two');
    await local.clients.s3.send(new DeleteObjectCommand({ Bucket, Key: 'versions' }));
    await expect(read('versions')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await read('versions', first)).toBe('one');
  });

  it('gives ranges, from the front and from the back', async () => {
    await put('range', '0123456789');
    const part = async (Range: string) => {
      const { Body, ContentRange } = await local.clients.s3.send(new GetObjectCommand({ Bucket, Key: 'range', Range }));
      return [await Body!.transformToString(), ContentRange];
    };
    expect(await part('bytes=2-4')).toEqual(['234', 'bytes 2-4/10']);
    expect(await part('bytes=7-')).toEqual(['789', 'bytes 7-9/10']);
    expect(await part('bytes=-2')).toEqual(['89', 'bytes 8-9/10']);
    await expect(part('bytes=10-')).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('keeps metadata and type, and an empty object', async () => {
    await put('meta', Buffer.alloc(0), { ContentType: 'text/plain', Metadata: { who: 'me' } });
    const head = await local.clients.s3.send(new HeadObjectCommand({ Bucket, Key: 'meta' }));
    expect(head).toMatchObject({ ContentLength: 0, ContentType: 'text/plain', Metadata: { who: 'me' } });
    expect(await read('meta')).toBe('');
  });

  it('takes a stream as it comes, and gives the same bytes back', async () => {
    const file = join(local.dir, 'large');
    writeFileSync(file, Buffer.alloc(20 * 1024 * 1024, 'paper '));
    const upload = { Bucket, Key: 'large', Body: createReadStream(file), ContentLength: statSync(file).size };
    await local.clients.s3.send(new PutObjectCommand(upload));
    const hash = createHash('md5');
    const { Body, ETag } = await local.clients.s3.send(new GetObjectCommand({ Bucket, Key: 'large' }));
    for await (const chunk of Body as AsyncIterable<Buffer>) hash.update(chunk);
    expect(`"${hash.digest('hex')}"`).toBe(ETag);
  });

  it('puts parts together', async () => {
    const parts = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.alloc(5 * 1024 * 1024, 'b'), Buffer.from('end')];
    await new Upload({ client: local.clients.s3, params: { Bucket, Key: 'parts', Body: Buffer.concat(parts) } }).done();
    const { Body, ETag } = await local.clients.s3.send(new GetObjectCommand({ Bucket, Key: 'parts' }));
    expect(Buffer.concat(parts).equals(Buffer.from(await Body!.transformToByteArray()))).toBe(true);
    expect(ETag).toMatch(/-3"$/);
  });

  it('refuses parts that are too small or were never sent', async () => {
    const Key = 'small-parts';
    const { UploadId } = await local.clients.s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const sent = [1, 2].map((PartNumber) =>
      local.clients.s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body: 'small' })),
    );
    const Parts = (await Promise.all(sent)).map(({ ETag }, index) => ({ ETag, PartNumber: index + 1 }));
    const complete = (parts: typeof Parts) =>
      local.clients.s3.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: parts } }),
      );
    await expect(complete(Parts)).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete([{ ETag: '"x"', PartNumber: 3 }])).rejects.toMatchObject({ name: 'InvalidPart' });
  });

  it('lists in the order of bytes, page by page, folders folded', async () => {
    for (const name of ['b', 'a/2', 'a/1', 'Z', 'ä', 'c/1']) await put(`list/${name}`, name);
    const all = { Bucket, Prefix: 'list/' };
    const { Contents } = await local.clients.s3.send(new ListObjectsV2Command(all));
    expect(Contents!.map(({ Key }) => Key)).toEqual(['Z', 'a/1', 'a/2', 'b', 'c/1', 'ä'].map((name) => `list/${name}`));
    const first = await local.clients.s3.send(new ListObjectsV2Command({ ...all, Delimiter: '/', MaxKeys: 2 }));
    expect(first.CommonPrefixes).toEqual([{ Prefix: 'list/a/' }]);
    const ContinuationToken = first.NextContinuationToken;
    const second = await local.clients.s3.send(new ListObjectsV2Command({ ...all, Delimiter: '/', ContinuationToken }));
    expect(second.Contents!.map(({ Key }) => Key)).toEqual(['list/b', 'list/ä']);
    expect(second.CommonPrefixes).toEqual([{ Prefix: 'list/c/' }]);
  });

  it('copies, and deletes many at once', async () => {
    await put('from ü', 'copied');
    await local.clients.s3.send(
      new CopyObjectCommand({ Bucket, Key: 'to', CopySource: `${Bucket}/${encodeURIComponent('from ü')}` }),
    );
    const Objects = ['from ü', 'a & b', 'missing'].map((Key) => ({ Key }));
    const { Deleted } = await local.clients.s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted).toEqual(Objects);
    expect(await read('to')).toBe('copied');
    await expect(read('from ü')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('refuses bytes that are not what their checksum says', async () => {
    await expect(put('wrong', 'x', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(read('wrong')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('keeps nothing of an upload that its client breaks off', async () => {
    const { host } = new URL(local.cloud.url);
    const stored = () => readdirSync(join(local.dir, 'objects')).length;
    const before = stored();
    const broken = request(`http://${host}/local/drop/broken`, { method: 'PUT', headers: { 'content-length': 1000 } });
    broken.on('error', () => {});
    broken.write('half');
    await vi.waitFor(() => expect(stored()).toBe(before + 1));
    broken.destroy();
    await vi.waitFor(() => expect(stored()).toBe(before));
    await expect(read('dumps/broken')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('knows only the buckets of the template', async () => {
    const other = new GetObjectCommand({ Bucket: 'other', Key: 'x' });
    await expect(local.clients.s3.send(other)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});
