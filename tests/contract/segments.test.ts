import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3 } from '../../shared/aws/clients.ts';
import { type Segments, segmentsOf } from '../../shared/aws/segments.ts';
import { decodeCounts, foldDay } from '../../shared/matching/library/segment.ts';
import { anArrivedPaper } from '../fixtures/an-arrived-paper.ts';

/** Objects behind S3's protocol: conditional puts, gets, and lists that begin behind a key. */
const objects = new Map<string, Buffer>();
const puts: string[] = [];
let server: Server;
let segments: Segments;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://here');
    const key = decodeURIComponent(pathname).slice('/drop/'.length);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = (status: number, body: string | Buffer = '') =>
      response.writeHead(status, typeof body === 'string' ? { 'content-type': 'application/xml' } : {}).end(body);
    if (request.method === 'PUT') {
      puts.push(key);
      if (objects.has(key) && request.headers['if-none-match'] === '*')
        return answer(412, '<Error><Code>PreconditionFailed</Code></Error>');
      objects.set(key, Buffer.concat(chunks));
      return answer(200);
    }
    if (searchParams.has('list-type')) {
      const [prefix, startAfter] = [searchParams.get('prefix')!, searchParams.get('start-after') ?? ''];
      const keys = [...objects.keys()].sort().filter((one) => one.startsWith(prefix) && one > startAfter);
      const contents = keys.map((one) => `<Contents><Key>${one}</Key></Contents>`).join('');
      return answer(200, `<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`);
    }
    const found = objects.get(key);
    return found ? answer(200, found) : answer(404, '<Error><Code>NoSuchKey</Code></Error>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  segments = segmentsOf(s3({ endpoint, region: 'eu-central-1', credentials }), 'drop');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const fold = (day: string, count = 3) =>
  foldDay(
    day,
    Array.from({ length: count }, (_, index) => anArrivedPaper(`${day}-${index}`)),
    2,
  );

async function idsOf(day: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of segments.papers(await segments.counts(day))) ids.push(id);
  return ids;
}

describe('segments', () => {
  it('give back a day with its papers, over all parts', async () => {
    const folded = fold('2026-03-01');
    await segments.putIfAbsent(folded);
    expect(await segments.counts('2026-03-01')).toEqual(decodeCounts(folded.counts));
    expect(await idsOf('2026-03-01')).toEqual(['2026-03-01-0', '2026-03-01-1', '2026-03-01-2']);
  });

  it('keep what was written first, and are there when their counts are, which are written last', async () => {
    puts.length = 0;
    await segments.putIfAbsent(fold('2026-03-02'));
    expect(puts.map((key) => key.replace(/papers-\w+/, 'papers'))).toEqual([
      'segments/v4/2026-03-02/papers.jsonl.gz',
      'segments/v4/2026-03-02/papers.jsonl.gz',
      'segments/v4/2026-03-02/counts.json.gz',
    ]);
    await segments.putIfAbsent(fold('2026-03-02', 1));
    expect(await idsOf('2026-03-02')).toHaveLength(3);
  });

  it('list the days from one on, in order; a day without counts is none', async () => {
    await segments.putIfAbsent(fold('2026-02-27', 0));
    await segments.putIfAbsent(fold('2026-02-28', 0));
    objects.set('segments/v4/2026-03-03/papers-0.jsonl.gz', Buffer.from(''));
    expect(await segments.days('2026-02-28')).toEqual(['2026-02-28', '2026-03-01', '2026-03-02']);
  });

  it('say which day is not there', async () => {
    await expect(segments.counts('2020-01-01')).rejects.toThrow('the segment of 2020-01-01 is not there');
  });
});
