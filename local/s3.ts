import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { readBody } from './gateway.ts';
import { AwsError, type Call, type Reply } from './protocol.ts';
import { type Blob, storeBody } from './s3-body.ts';
import type { Objects, StoredObject } from './s3-objects.ts';
import { listing, readList, xml } from './s3-xml.ts';

/** One object, or a bucket and an empty key, as a request names it. */
type Target = Call & { bucket: string; key: string; version: string | undefined };
type Upload = { key: string; headers: Record<string, string>; parts: Map<number, Blob> };

const MIN_PART_BYTES = 5 * 1024 * 1024;
const EXTRAS = /^(tagging|acl|attributes|retention|legal-hold|select)$/;

/** S3's protocol to the template's buckets, as far as programs use it here: docs/parity.md says what is left out. */
export function createS3(objects: Objects) {
  /** Unfinished uploads do not outlive the run; clients begin them again. */
  const uploads = new Map<string, Upload>();

  const put = async ({ bucket, key, headers: given, stream, caller }: Target): Promise<Reply> => {
    const headers = kept(given);
    const [encoded = '', version] = String(given['x-amz-copy-source'] ?? '').split('?versionId=');
    if (!encoded) {
      const conditions = { ifNoneMatch: given['if-none-match'], ifMatch: given['if-match'] };
      const blob = await storeBody(objects.folder, stream, given);
      const object = objects.put({ bucket, key, headers, reason: 'PutObject', ...conditions }, [blob]);
      return { status: 200, headers: { etag: object.etag, ...described(object) } };
    }
    const [from = '', ...rest] = decodeURIComponent(encoded).replace(/^\//, '').split('/');
    const source = rest.join('/');
    caller.need(version ? 's3:GetObjectVersion' : 's3:GetObject', `arn:aws:s3:::${from}/${source}`);
    const replaced = given['x-amz-metadata-directive'] === 'REPLACE' ? headers : undefined;
    const { etag, at } = objects.copy(objects.get(from, source, version), bucket, key, replaced);
    return xml('CopyObjectResult', { ETag: etag, LastModified: new Date(at).toISOString() });
  };

  const get = (target: Target): Reply => {
    const object = find(target);
    const { etag, size, at } = object;
    const { headers, method } = target;
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
    const range = rangeOf(headers.range, size);
    const [from, to] = range ?? [0, size - 1];
    const times = { 'last-modified': new Date(at).toUTCString(), 'accept-ranges': 'bytes' };
    const about = { 'content-type': 'binary/octet-stream', ...object.headers, etag, ...times };
    const part = range ? { 'content-range': `bytes ${from}-${to}/${size}` } : described(object);
    const reply = { status: range ? 206 : 200, headers: { ...about, ...part, 'content-length': to - from + 1 } };
    return method === 'HEAD' || size === 0 ? reply : { ...reply, body: objects.read(object, from, to) };
  };

  /** Without s3:ListBucket a missing key is "access denied": nobody learns what is not there. */
  const find = ({ bucket, key, version, caller }: Target): StoredObject => {
    try {
      return objects.get(bucket, key, version);
    } catch (error) {
      caller.need('s3:ListBucket', `arn:aws:s3:::${bucket}`);
      throw error;
    }
  };

  const multipart = async ({ bucket, key, query, method, headers, stream }: Target): Promise<Reply> => {
    const id = query.get('uploadId') ?? randomUUID();
    if (query.has('uploads')) {
      uploads.set(id, { key, headers: kept(headers), parts: new Map() });
      return xml('InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: id });
    }
    const upload = uploads.get(id);
    if (upload?.key !== key) throw new AwsError('NoSuchUpload', 'The specified upload does not exist.', 404);
    if (method === 'PUT') {
      const blob = await storeBody(objects.folder, stream, headers);
      upload.parts.set(Number(query.get('partNumber')), blob);
      return { status: 200, headers: { etag: `"${blob.md5}"`, [blob.checksum[0]]: blob.checksum[1] } };
    }
    if (method === 'POST') {
      const named = readList(String(await readBody(stream)), 'Part');
      const parts = named.map(({ PartNumber, ETag }, index) => {
        const part = upload.parts.get(Number(PartNumber));
        if (ETag?.replaceAll('"', '') !== part?.md5 || !part)
          throw new AwsError('InvalidPart', 'There is no such part.');
        if (index < named.length - 1 && part.size < MIN_PART_BYTES)
          throw new AwsError('EntityTooSmall', 'A part is smaller than the minimum allowed size.');
        return part;
      });
      const about = { bucket, key, headers: upload.headers, reason: 'CompleteMultipartUpload' };
      const { etag } = objects.put({ ...about, ifNoneMatch: headers['if-none-match'] }, parts);
      uploads.delete(id);
      return xml('CompleteMultipartUploadResult', { Bucket: bucket, Key: key, ETag: etag });
    }
    uploads.delete(id);
    return { status: 204 };
  };

  const ofBucket = async ({ bucket, query, method, stream, caller }: Target): Promise<Reply> => {
    if (method === 'POST' && query.has('delete')) {
      const doomed = readList(String(await readBody(stream)), 'Object');
      for (const { Key = '', VersionId } of doomed) {
        caller.need('s3:DeleteObject', `arn:aws:s3:::${bucket}/${Key}`);
        objects.remove(bucket, Key, VersionId);
      }
      return xml('DeleteResult', { Deleted: doomed });
    }
    caller.need('s3:ListBucket', `arn:aws:s3:::${bucket}`, { 's3:prefix': query.get('prefix') ?? '' });
    if (method === 'HEAD') return { status: 200 };
    if (query.has('location')) return xml('LocationConstraint', {});
    if (method === 'GET') return xml('ListBucketResult', listing(objects, bucket, query));
    throw new AwsError('NotImplemented', `The local S3 has no ${method} of a bucket.`, 501);
  };

  return {
    protocol: 's3' as const,
    async handle(call: Call): Promise<Reply> {
      const { method, query, headers, path, caller } = call;
      const virtual = /^(.+)\.(?:localhost|127\.0\.0\.1)(?::\d+)?$/.exec(headers.host ?? '')?.[1];
      const [bucket = '', ...rest] = (virtual ? `/${virtual}${path}` : path).slice(1).split('/');
      const key = rest.map(decodeURIComponent).join('/');
      const version = query.get('versionId') ?? undefined;
      const target = { ...call, bucket, key, version };
      objects.needBucket(bucket);
      if (!key) return ofBucket(target);
      const verb = { GET: 'Get', HEAD: 'Get', DELETE: 'Delete' }[method] ?? 'Put';
      caller.need(`s3:${verb}Object${version ? 'Version' : ''}`, `arn:aws:s3:::${bucket}/${key}`);
      if (query.has('uploads') || query.has('uploadId')) return multipart(target);
      const extra = [...query.keys()].find((name) => EXTRAS.test(name));
      if (extra) throw new AwsError('NotImplemented', `The local S3 has no ?${extra}.`, 501);
      if (verb === 'Put') return put(target);
      if (verb === 'Get') return get(target);
      objects.remove(bucket, key, version);
      return { status: 204 };
    },
  };
}

/** What comes back with an object: its metadata and what describes the content. */
function kept(headers: IncomingHttpHeaders): Record<string, string> {
  const names = /^x-amz-meta-|^content-(type|disposition|language|encoding)$|^cache-control$/;
  const found = Object.entries(headers).filter(([name]) => names.test(name));
  const clean = found.map(([name, value]) => [name, String(value).replace(/,?\s*aws-chunked,?/, '')]);
  return Object.fromEntries(clean.filter(([, value]) => value));
}

function described({ version, blobs: [only, ...more] }: StoredObject): Record<string, string> {
  const isOne = only && more.length === 0;
  const checksum = isOne ? { [only.checksum[0]]: only.checksum[1], 'x-amz-checksum-type': 'FULL_OBJECT' } : {};
  return { 'x-amz-version-id': version, ...checksum };
}

/** First and last byte. @throws AwsError InvalidRange. */
function rangeOf(range = '', size: number): [number, number] | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (!first && !last) return undefined;
  const from = first ? Number(first) : Math.max(size - Number(last), 0);
  const to = first && last ? Math.min(Number(last), size - 1) : size - 1;
  if (from > to) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
  return [from, to];
}
