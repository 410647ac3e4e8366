import { gunzipSync, gzipSync } from 'node:zlib';
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Day } from '../calendar/day.ts';
import {
  type DayCounts,
  decodeCounts,
  decodePart,
  type FoldedDay,
  SEGMENT_VERSION,
} from '../matching/library/segment.ts';
import type { MatchablePaper } from '../matching/matchable-paper.ts';
import { PREFIX } from '../names.ts';

/** Closed days in the bucket: written once, never changed. A day is there when its counts are. */
export interface Segments {
  /** The days that are there, from `from` on, in order. */
  days(from: Day): Promise<Day[]>;
  /** @throws Error when the day is not there. */
  counts(day: Day): Promise<DayCounts>;
  /** The papers of a day. */
  papers(counts: DayCounts): AsyncIterable<MatchablePaper>;
  /** Writes a day unless it is there: the parts, then the counts, which name them. Cut off in between it leaves parts that nobody reads. */
  putIfAbsent(folded: FoldedDay): Promise<void>;
}

const COUNTS = 'counts.json.gz';
const ROOT = `${PREFIX.segments}v${SEGMENT_VERSION}/`;
/** S3 answers 412 when the object is there, and 409 when another conditional write of it is under way. */
const TAKEN = new Set([409, 412]);

/** @param bucket The bucket's name. */
export function segmentsOf(client: S3Client, bucket: string): Segments {
  const read = async (key: string): Promise<string> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return gunzipSync(await Body!.transformToByteArray()).toString();
  };
  const write = async (key: string, text: string): Promise<void> => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: gzipSync(text),
          ContentType: 'application/gzip',
          IfNoneMatch: '*',
        }),
      );
    } catch (error) {
      const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
      if (status === undefined || !TAKEN.has(status)) throw error;
    }
  };
  return {
    async days(from) {
      const found: Day[] = [];
      const query = { Bucket: bucket, Prefix: ROOT, StartAfter: ROOT + from };
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, query)) {
        for (const { Key = '' } of Contents)
          if (Key.endsWith(`/${COUNTS}`)) found.push(Key.slice(ROOT.length, -COUNTS.length - 1));
      }
      return found;
    },
    async counts(day) {
      try {
        return decodeCounts(await read(`${ROOT}${day}/${COUNTS}`));
      } catch (error) {
        if (error instanceof NoSuchKey) throw new Error(`the segment of ${day} is not there`, { cause: error });
        throw error;
      }
    },
    async *papers({ day, parts }) {
      for (const part of parts) yield* decodePart(await read(partKey(day, part)));
    },
    async putIfAbsent({ day, parts, counts }) {
      for (const { name, text } of parts) await write(partKey(day, name), text);
      await write(`${ROOT}${day}/${COUNTS}`, counts);
    },
  };
}

function partKey(day: Day, part: string): string {
  return `${ROOT}${day}/papers-${part}.jsonl.gz`;
}
