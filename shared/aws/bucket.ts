import type { Readable } from 'node:stream';
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Dropped } from '../dumps/dump.ts';

/** The bucket: dumps come in here, and what became of them lies beside them. */
export interface Bucket {
  /** The bytes of a dump, from exactly the version that was dropped; undefined when it is gone. A broken connection is taken up where it broke. */
  open(dropped: Dropped): Promise<AsyncIterable<Uint8Array> | undefined>;
  write(key: string, text: string): Promise<void>;
  /** The text of an object; undefined when there is none. */
  read(key: string): Promise<string | undefined>;
  /** Keys that begin with a prefix, in order. */
  list(prefix: string): AsyncIterable<string>;
}

/** Broken connections that one reading of a dump survives. */
const RESUMES = 10;

/** @param bucket The bucket's name. */
export function bucketOf(client: S3Client, bucket: string): Bucket {
  const body = async ({ key, version, etag }: Dropped, fromByte = 0): Promise<Readable | undefined> => {
    try {
      const { Body } = await client.send(
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ...(version && { VersionId: version }),
          ...(fromByte > 0 && { Range: `bytes=${fromByte}-`, IfMatch: `"${etag.replaceAll('"', '')}"` }),
        }),
      );
      return Body as Readable;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };

  async function* bytesOf(first: Readable, dropped: Dropped): AsyncIterable<Uint8Array> {
    let stream = first;
    let read = 0;
    for (let resumes = 0; ; resumes++) {
      try {
        for await (const chunk of stream) {
          read += chunk.length;
          yield chunk;
        }
        return;
      } catch (error) {
        if (resumes === RESUMES || read >= dropped.sizeBytes) throw error;
        const rest = await body(dropped, read);
        if (!rest) throw error;
        stream = rest;
      }
    }
  }

  return {
    async open(dropped) {
      const first = await body(dropped);
      return first && bytesOf(first, dropped);
    },
    async write(key, text) {
      const ContentType = key.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8';
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType }));
    },
    async read(key) {
      const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      });
      return found?.Body?.transformToString();
    },
    async *list(prefix) {
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix }))
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof NoSuchKey || (error instanceof Error && error.name === 'NoSuchVersion');
}
