import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../functions/ingest/message.ts';
import { handedOnMessage } from '../../../shared/dumps/handed-on.ts';

/** An event as EventBridge puts it into the queue. */
function created(object: object, time: string | undefined = '2026-11-22T06:00:00Z'): string {
  return JSON.stringify({
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    time,
    detail: { bucket: { name: 'drop' }, object, reason: 'PutObject' },
  });
}

describe('a message of ingest’s queue', () => {
  it('names the object that was dropped, its key as it is', () => {
    const key = 'dumps/März liste + 1 %20 😀.txt';
    expect(readMessage(created({ key, size: 5, etag: 'e', 'version-id': 'v', sequencer: '0' }), 2)).toEqual({
      dropped: { key, sizeBytes: 5, etag: 'e', version: 'v', droppedAt: '2026-11-22T06:00:00.000Z' },
      hops: 0,
      receives: 2,
    });
  });

  it('comes from a bucket without versions too, and from backfill', () => {
    expect(readMessage(created({ key: 'backfill/a', size: 5, etag: 'e' }), 1)?.dropped).toEqual({
      key: 'backfill/a',
      sizeBytes: 5,
      etag: 'e',
      droppedAt: '2026-11-22T06:00:00.000Z',
    });
  });

  it('hands on what is left of a dump', () => {
    const delivery = { dropped: readMessage(created({ key: 'dumps/a', size: 5, etag: 'e' }), 1)!.dropped, hops: 3 };
    expect(readMessage(handedOnMessage(delivery), 1)).toEqual({ ...delivery, receives: 1 });
  });

  it.each([
    ['no JSON', 'hello'],
    ['another event', JSON.stringify({ detail: {} })],
    ['nothing', 'null'],
    ['an event without a time', created({ key: 'dumps/a' }, 'soon')],
    ['an object elsewhere', created({ key: 'receipts/a', size: 1, etag: 'e' })],
    ['a folder made by hand', created({ key: 'dumps/2026/', size: 0, etag: 'e' })],
  ])('that is %s asks for nothing', (_, body) => {
    expect(readMessage(body, 1)).toBeUndefined();
  });
});
