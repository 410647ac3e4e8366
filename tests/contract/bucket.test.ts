import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bucket, bucketOf } from '../../shared/aws/bucket.ts';
import { s3 } from '../../shared/aws/clients.ts';
import type { Dropped } from '../../shared/dumps/dump.ts';

const CONTENT = Buffer.from('0123456789'.repeat(10_000));

/** A service that answers what the test says, over a real connection. */
let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let requests: { readonly method: string; readonly url: string; readonly range: string | undefined }[];
let bucket: Bucket;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '', range: request.headers.range });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  bucket = bucketOf(
    s3({ endpoint, region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }),
    'drop',
  );
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
});

const dump: Dropped = {
  key: 'dumps/März + 1 €.txt',
  version: 'v 1',
  etag: 'e',
  sizeBytes: CONTENT.length,
  droppedAt: '2026-11-22T06:00:00.000Z',
};

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function readAll(): Promise<Buffer | undefined> {
  const bytes = await bucket.open(dump);
  return bytes && Buffer.concat(await collect(bytes));
}

function sendFrom(response: ServerResponse, start: number, end = CONTENT.length): void {
  response.writeHead(start > 0 ? 206 : 200, { 'content-length': CONTENT.length - start });
  response.write(CONTENT.subarray(start, end), () => (end < CONTENT.length ? response.destroy() : response.end()));
}

function noSuch(response: ServerResponse, code: string): void {
  response
    .writeHead(404, { 'content-type': 'application/xml' })
    .end(`<Error><Code>${code}</Code><Message>none</Message></Error>`);
}

describe('the bucket', () => {
  it('gives the bytes of exactly the version that was dropped', async () => {
    answer = (_, response) => sendFrom(response, 0);
    expect((await readAll())?.equals(CONTENT)).toBe(true);
    expect(requests.map(({ url }) => decodeURIComponent(url))).toEqual([
      expect.stringMatching(/^\/drop\/dumps\/März \+ 1 €\.txt\?.*versionId=v 1/),
    ]);
  });

  it('takes up a broken connection where it broke', async () => {
    answer = (request, response) => {
      const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      sendFrom(response, start, Math.min(CONTENT.length, start + 40_000));
    };
    expect((await readAll())?.equals(CONTENT)).toBe(true);
    expect(requests.length).toBeGreaterThan(2);
    expect(requests.at(-1)?.range).toMatch(/^bytes=\d+-$/);
  });

  it.each(['NoSuchKey', 'NoSuchVersion'])('says that a file is gone (%s)', async (code) => {
    answer = (_, response) => noSuch(response, code);
    expect(await readAll()).toBeUndefined();
    if (code === 'NoSuchKey') expect(await bucket.read('receipts/a/receipt.json')).toBeUndefined();
  });

  it('writes and reads texts', async () => {
    const kept = new Map<string, string>();
    answer = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url?.split('?')[0] ?? '';
        if (request.method === 'PUT') kept.set(path, Buffer.concat(chunks).toString());
        response.writeHead(200).end(kept.get(path));
      });
    };
    await bucket.write('receipts/a/receipt.json', '{"seen":1,"ü":"€"}\n');
    expect(await bucket.read('receipts/a/receipt.json')).toBe('{"seen":1,"ü":"€"}\n');
  });

  it('lists what begins with a prefix, over all pages', async () => {
    answer = (request, response) => {
      const second = request.url?.includes('continuation-token');
      const key = `receipts/a/papers/${second ? 2 : 1}.txt`;
      const more = second
        ? '<IsTruncated>false</IsTruncated>'
        : '<IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>';
      response
        .writeHead(200, { 'content-type': 'application/xml' })
        .end(`<ListBucketResult><Contents><Key>${key}</Key></Contents>${more}</ListBucketResult>`);
    };
    expect(await collect(bucket.list('receipts/a/papers/'))).toEqual([
      'receipts/a/papers/1.txt',
      'receipts/a/papers/2.txt',
    ]);
  });
});
