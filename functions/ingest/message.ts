import type { Dropped } from '../../shared/dumps/dump.ts';
import { handedOnIn } from '../../shared/dumps/handed-on.ts';
import { PREFIX } from '../../shared/names.ts';
import type { Delivery } from './ports.ts';

/** What EventBridge says of an object that S3 created. Keys come as they are, not encoded (unlike in S3's own notifications). */
interface ObjectCreated {
  readonly time: string;
  readonly detail: {
    readonly object: {
      readonly key: string;
      readonly size?: number;
      readonly etag?: string;
      readonly 'version-id'?: string;
    };
  };
}

/**
 * What a message of ingest's queue asks for; undefined for what is no dump: another event, an object elsewhere, a folder made by hand.
 * @param receives how often the message was received, this time included
 */
export function readMessage(body: string, receives: number): Delivery | undefined {
  const message = parse(body);
  const handedOn = handedOnIn(message);
  if (handedOn) return { ...handedOn, receives };
  if (!isObjectCreated(message)) return undefined;
  const { key, size = 0, etag = '', 'version-id': version } = message.detail.object;
  if (![PREFIX.dumps, PREFIX.backfill].some((prefix) => key.startsWith(prefix)) || key.endsWith('/')) return undefined;
  const dropped: Dropped = {
    key,
    etag,
    sizeBytes: size,
    droppedAt: new Date(message.time).toISOString(),
    ...(version && { version }),
  };
  return { dropped, hops: 0, receives };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isObjectCreated(message: unknown): message is ObjectCreated {
  const event = message as Partial<ObjectCreated> | undefined;
  return typeof event?.detail?.object?.key === 'string' && !Number.isNaN(Date.parse(event.time ?? ''));
}
