import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { SaxesParser } from 'saxes';
import { readBody } from './gateway.ts';
import { AwsError, type Call, type Reply, type S3Service, xml } from './protocol.ts';
import { type Blob, storeBody } from './s3-body.ts';
import type { Objects, StoredObject } from './s3-objects.ts';

interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: Map<number, Blob>;
}
interface Address {
  readonly bucket: string;
  readonly key: string;
}

const MIN_PART_BYTES = 5 * 1024 * 1024;
const MAX_KEYS = 1000;

/** S3 for the template's buckets, as far as programs use it: see docs/parity.md for what is left out. */
export function createS3(objects: Objects): S3Service {
  /** Unfinished uploads do not outlive the run; clients begin them again. */
  const uploads = new Map<string, Upload>();

  const put = async (call: Call, { bucket, key }: Address): Promise<Reply> => {
    if (call.headers['x-amz-copy-source']) return copy(call, { bucket, key });
    const blob = await storeBody(objects.folder, call.stream, call.headers);
    const condition = { ifNoneMatch: call.headers['if-none-match'], ifMatch: call.headers['if-match'] };
    const object = objects.put(bucket, key, [blob], keptHeaders(call.headers), 'PutObject', condition);
    return { status: 200, headers: { etag: object.etag, ...versionHeader(object), ...checksumHeader(object) } };
  };

  const copy = (call: Call, { bucket, key }: Address): Reply => {
    const [path = '', version] = String(call.headers['x-amz-copy-source']).replace(/^\//, '').split('?versionId=');
    const [from = '', ...rest] = decodeURIComponent(path).split('/');
    call.caller.need(version ? 's3:GetObjectVersion' : 's3:GetObject', `arn:aws:s3:::${from}/${rest.join('/')}`);
    const replaced = call.headers['x-amz-metadata-directive'] === 'REPLACE' ? keptHeaders(call.headers) : undefined;
    const object = objects.copy(objects.get(from, rest.join('/'), version), bucket, key, replaced);
    return reply(
      'CopyObjectResult',
      `<ETag>${xml(object.etag)}</ETag><LastModified>${new Date(object.at).toISOString()}</LastModified>`,
      versionHeader(object),
    );
  };

  const get = (call: Call, { bucket, key }: Address): Reply => {
    const version = call.query.get('versionId') ?? undefined;
    const object = find(call, bucket, key, version);
    const { etag, size, at } = object;
    if (call.headers['if-match'] && call.headers['if-match'] !== etag)
      throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
    if (call.headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
    const [from, to] = rangeOf(call.headers.range, size) ?? [0, size - 1];
    const ranged = rangeOf(call.headers.range, size) !== undefined;
    return {
      status: ranged ? 206 : 200,
      headers: {
        'content-type': 'binary/octet-stream',
        ...object.headers,
        etag,
        'last-modified': new Date(at).toUTCString(),
        'accept-ranges': 'bytes',
        'content-length': to - from + 1,
        ...versionHeader(object),
        ...(ranged
          ? { 'content-range': `bytes ${from}-${to}/${size}` }
          : call.headers['x-amz-checksum-mode']
            ? checksumHeader(object)
            : {}),
      },
      ...(call.method === 'HEAD' || size === 0 ? {} : { body: objects.read(object, from, to) }),
    };
  };

  /** Without s3:ListBucket a missing key is "access denied": nobody learns what is not there. */
  const find = ({ caller }: Call, bucket: string, key: string, version: string | undefined): StoredObject => {
    try {
      return objects.get(bucket, key, version);
    } catch (error) {
      caller.need('s3:ListBucket', `arn:aws:s3:::${bucket}`);
      throw error;
    }
  };

  const multipart = async (call: Call, { bucket, key }: Address): Promise<Reply> => {
    if (call.query.has('uploads')) {
      const id = randomUUID();
      uploads.set(id, { bucket, key, headers: keptHeaders(call.headers), parts: new Map() });
      return reply(
        'InitiateMultipartUploadResult',
        `<Bucket>${bucket}</Bucket><Key>${xml(key)}</Key><UploadId>${id}</UploadId>`,
      );
    }
    const id = call.query.get('uploadId') ?? '';
    const upload = uploads.get(id);
    if (upload?.key !== key) throw new AwsError('NoSuchUpload', 'The specified upload does not exist.', 404);
    if (call.method === 'PUT') {
      const blob = await storeBody(objects.folder, call.stream, call.headers);
      upload.parts.set(Number(call.query.get('partNumber')), blob);
      return {
        status: 200,
        headers: { etag: `"${blob.md5}"`, [`x-amz-checksum-${blob.checksum[0]}`]: blob.checksum[1] },
      };
    }
    if (call.method === 'DELETE') {
      uploads.delete(id);
      return { status: 204 };
    }
    const parts = readList(String(await readBody(call.stream)), 'Part').map(({ PartNumber, ETag = '' }, index, all) => {
      const part = upload.parts.get(Number(PartNumber));
      if (part?.md5 !== ETag.replaceAll('"', ''))
        throw new AwsError('InvalidPart', 'One or more of the specified parts could not be found.');
      if (index < all.length - 1 && part.size < MIN_PART_BYTES)
        throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
      return part;
    });
    const object = objects.put(bucket, key, parts, upload.headers, 'CompleteMultipartUpload', {
      ifNoneMatch: call.headers['if-none-match'],
    });
    uploads.delete(id);
    return reply(
      'CompleteMultipartUploadResult',
      `<Bucket>${bucket}</Bucket><Key>${xml(key)}</Key><ETag>${xml(object.etag)}</ETag>`,
      versionHeader(object),
    );
  };

  const removeMany = async (call: Call, bucket: string): Promise<Reply> => {
    const keys = readList(String(await readBody(call.stream)), 'Object').map(({ Key = '', VersionId }) => {
      call.caller.need('s3:DeleteObject', `arn:aws:s3:::${bucket}/${Key}`);
      objects.remove(bucket, Key, VersionId);
      return `<Deleted><Key>${xml(Key)}</Key></Deleted>`;
    });
    return reply('DeleteResult', keys.join(''));
  };

  return {
    protocol: 's3',
    async handle(call) {
      const { bucket, key } = addressOf(call);
      objects.needBucket(bucket);
      const version = call.query.has('versionId');
      if (!key) {
        if (call.method === 'POST' && call.query.has('delete')) return removeMany(call, bucket);
        call.caller.need('s3:ListBucket', `arn:aws:s3:::${bucket}`, { 's3:prefix': call.query.get('prefix') ?? '' });
        if (call.method === 'HEAD') return { status: 200 };
        if (call.query.has('location')) return reply('LocationConstraint', '');
        if (call.method === 'GET') return list(objects, bucket, call.query);
        throw new AwsError('NotImplemented', `The local S3 has no ${call.method} of a bucket.`, 501);
      }
      const action = { GET: 'GetObject', HEAD: 'GetObject', DELETE: 'DeleteObject' }[call.method] ?? 'PutObject';
      call.caller.need(
        `s3:${action}${version && action !== 'PutObject' ? 'Version' : ''}`,
        `arn:aws:s3:::${bucket}/${key}`,
      );
      const address = { bucket, key };
      if (call.query.has('uploads') || call.query.has('uploadId')) return multipart(call, address);
      const extra = ['tagging', 'acl', 'attributes', 'retention', 'legal-hold', 'torrent', 'select'].find((name) =>
        call.query.has(name),
      );
      if (extra) throw new AwsError('NotImplemented', `The local S3 has no ?${extra}.`, 501);
      if (call.method === 'PUT') return put(call, address);
      if (action === 'GetObject') return get(call, address);
      objects.remove(bucket, key, call.query.get('versionId') ?? undefined);
      return { status: 204 };
    },
  };
}

/** Path style, or `bucket.host`. */
function addressOf({ path, headers }: Call): Address {
  const virtual = /^(.+)\.(?:localhost|127\.0\.0\.1)(?::\d+)?$/.exec(headers.host ?? '')?.[1];
  const [bucket = '', ...key] = (virtual ? `/${virtual}${path}` : path).slice(1).split('/');
  return { bucket, key: key.map(decodeURIComponent).join('/') };
}

function list(objects: Objects, bucket: string, query: URLSearchParams): Reply {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const max = Math.min(Number(query.get('max-keys') ?? MAX_KEYS), MAX_KEYS);
  const token = query.get('continuation-token');
  let after = token
    ? Buffer.from(token, 'base64url').toString()
    : (query.get('start-after') ?? query.get('marker') ?? '');
  const shown = (text: string): string =>
    query.get('encoding-type') === 'url' ? encodeURIComponent(text).replaceAll('%2F', '/') : xml(text);
  const entries: string[] = [];
  for (;;) {
    const [object] = objects.list(bucket, prefix, after, 1);
    if (!object || entries.length === max) {
      const next = object
        ? `<NextContinuationToken>${Buffer.from(after).toString('base64url')}</NextContinuationToken>`
        : '';
      return reply(
        'ListBucketResult',
        `<Name>${bucket}</Name><Prefix>${shown(prefix)}</Prefix><MaxKeys>${max}</MaxKeys><KeyCount>${entries.length}</KeyCount><IsTruncated>${Boolean(object)}</IsTruncated>${next}${entries.join('')}`,
      );
    }
    const cut = delimiter ? object.key.indexOf(delimiter, prefix.length) : -1;
    if (cut >= 0) {
      const folder = object.key.slice(0, cut + delimiter.length);
      entries.push(`<CommonPrefixes><Prefix>${shown(folder)}</Prefix></CommonPrefixes>`);
      after = `${folder}\u{10FFFF}`;
    } else {
      entries.push(
        `<Contents><Key>${shown(object.key)}</Key><LastModified>${new Date(object.at).toISOString()}</LastModified><ETag>${xml(object.etag)}</ETag><Size>${object.size}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
      );
      after = object.key;
    }
  }
}

function reply(root: string, inside: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', ...headers },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside}</${root}>`,
  };
}

/** What comes back with the object: its metadata and what describes the content. */
function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) =>
    /^x-amz-meta-|^content-(type|disposition|language|encoding)$|^cache-control$/.test(name),
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name, String(value).replace(/,?\s*aws-chunked,?/, '')]).filter(([, value]) => value),
  );
}

function versionHeader({ version }: StoredObject): Record<string, string> {
  return version === 'null' ? {} : { 'x-amz-version-id': version };
}

function checksumHeader({ blobs: [only, ...more] }: StoredObject): Record<string, string> {
  return only && more.length === 0
    ? { [`x-amz-checksum-${only.checksum[0]}`]: only.checksum[1], 'x-amz-checksum-type': 'FULL_OBJECT' }
    : {};
}

/** First and last byte. @throws AwsError InvalidRange. */
function rangeOf(range: string | undefined, size: number): [number, number] | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (!first && !last) return undefined;
  const from = first ? Number(first) : Math.max(size - Number(last), 0);
  const to = first && last ? Math.min(Number(last), size - 1) : size - 1;
  if (from > to) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
  return [from, to];
}

/** The children of each element of a name, as text. */
function readList(text: string, name: string): Record<string, string>[] {
  const parser = new SaxesParser();
  const found: Record<string, string>[] = [];
  let child: string | undefined;
  parser.on('opentag', ({ name: tag }) => {
    if (tag === name) found.push({});
    else child = tag;
  });
  parser.on('text', (value) => {
    const item = found.at(-1);
    if (item && child) item[child] = (item[child] ?? '') + value;
  });
  parser.on('closetag', () => {
    child = undefined;
  });
  parser.write(text).close();
  return found;
}
