import { setTimeout as sleep } from 'node:timers/promises';
import { bucketOf } from '../../shared/aws/bucket.ts';
import { dynamoDb, dynamoDbOnce, s3, sns, sqs } from '../../shared/aws/clients.ts';
import { dumpsTable } from '../../shared/aws/dumps-table.ts';
import { count } from '../../shared/aws/metrics.ts';
import { operatorTopic } from '../../shared/aws/operator-topic.ts';
import { papersTable } from '../../shared/aws/papers-table.ts';
import { isOutage } from '../../shared/aws/passing-fault.ts';
import { enqueue } from '../../shared/aws/queue.ts';
import { readersTable } from '../../shared/aws/readers-table.ts';
import { segmentsOf } from '../../shared/aws/segments.ts';
import { handedOnMessage } from '../../shared/dumps/handed-on.ts';
import { settingsFrom } from '../../shared/environment.ts';
import { log } from '../../shared/log.ts';
import { newestLibrary } from '../../shared/matching/library/newest-library.ts';
import { ENV } from '../../shared/names.ts';
import { namedPapers } from '../../shared/papers/named.ts';
import type { IngestPorts } from './ports.ts';
import { readershipOf } from './readership.ts';

/** Longest pause between two attempts at the same row. */
const LONGEST_PAUSE_MS = 3_000;

/** Ingest with its adapters, but for the time that a run has left. @throws MissingSettings when the environment lacks some. */
export function wire(): Omit<IngestPorts, 'remainingMs'> {
  const settings = settingsFrom(process.env, {
    papersTable: ENV.papersTable,
    dumpsTable: ENV.dumpsTable,
    readersTable: ENV.readersTable,
    bucket: ENV.bucket,
    ingestQueueUrl: ENV.ingestQueueUrl,
    operatorTopicArn: ENV.operatorTopicArn,
    newsMaxAgeDays: ENV.newsMaxAgeDays,
  });
  const now = () => new Date().toISOString();
  const client = dynamoDb();
  const queue = sqs();
  const readers = readersTable(client, settings.readersTable);
  const papers = papersTable(client, dynamoDbOnce(), settings.papersTable);
  const library = newestLibrary(segmentsOf(s3(), settings.bucket), now);
  return {
    library: papers,
    dumps: dumpsTable(client, settings.dumpsTable),
    bucket: bucketOf(s3(), settings.bucket),
    handOn: (delivery) => enqueue(queue, settings.ingestQueueUrl, [handedOnMessage(delivery)]),
    readership: () => readershipOf(readers.everybody(), { library, named: (names) => namedPapers(papers, names) }),
    notify: operatorTopic(sns(), settings.operatorTopicArn),
    count,
    log,
    now,
    isOutage,
    backOff: async (attempt) => void (await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 20 * 2 ** attempt))),
    newsMaxAgeDays: Number(settings.newsMaxAgeDays),
  };
}
