import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';

/** How S3 names what was put: with the version in a bucket that keeps versions. */
export interface Put {
  readonly etag: string;
  readonly version?: string;
}

/**
 * Puts a stream of any length under a key, in parts where it is long, with a few megabytes in memory.
 * @param progress gets the bytes that have left so far
 */
export async function uploadStream(
  client: S3Client,
  bucket: string,
  key: string,
  stream: Readable,
  progress: (sentBytes: number) => void,
): Promise<Put> {
  const transfer = new Upload({ client, params: { Bucket: bucket, Key: key, Body: stream } });
  transfer.on('httpUploadProgress', ({ loaded = 0 }) => progress(loaded));
  const { VersionId: version, ETag: etag = '' } = await transfer.done();
  return { etag, ...(version !== undefined && { version }) };
}
