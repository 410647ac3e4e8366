import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { EditionBody } from '../editions/edition.ts';
import { editionsOf } from '../editions/identity.ts';
import { PREFIX } from '../names.ts';
import type { EditionId, ReaderId } from '../readers/ids.ts';

/** Bodies of editions in the bucket: written once, never changed (E3). */
export interface EditionBodies {
  get(id: EditionId): Promise<EditionBody | undefined>;
  /** Writes the body unless one is there under its id; answers the one that stands. */
  putIfAbsent(body: EditionBody): Promise<EditionBody>;
  /** Every body of a reader's editions goes: for the operator, who erases them; functions may not delete. */
  forget(reader: ReaderId): Promise<void>;
}

/** S3 answers 412 when the object is there, and 409 when another conditional write of it is under way. */
const TAKEN = new Set([409, 412]);

/** @param bucket The bucket's name. */
export function editionBodies(client: S3Client, bucket: string): EditionBodies {
  const get = async (id: EditionId): Promise<EditionBody | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: bodyKey(id) }));
      return Body && (JSON.parse(await Body.transformToString()) as EditionBody);
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  return {
    get,
    async putIfAbsent(body) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: bodyKey(body.id),
            Body: JSON.stringify(body),
            ContentType: 'application/json',
            IfNoneMatch: '*',
          }),
        );
        return body;
      } catch (error) {
        const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
        if (status === undefined || !TAKEN.has(status)) throw error;
      }
      const standing = await get(body.id);
      if (!standing) throw new Error(`the body of edition ${body.id} is being written by somebody else: try again`);
      return standing;
    },
    async forget(reader) {
      const Prefix = PREFIX.editions + editionsOf(reader);
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix }))
        for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    },
  };
}

function bodyKey(id: EditionId): string {
  return `${PREFIX.editions}${id}.json`;
}
