import { arrivals } from '../../shared/aws/arrivals.ts';
import { dynamoDb, dynamoDbOnce, s3, sns, sqs } from '../../shared/aws/clients.ts';
import { dumpsTable } from '../../shared/aws/dumps-table.ts';
import { editionBodies } from '../../shared/aws/edition-bodies.ts';
import { editionsTable } from '../../shared/aws/editions-table.ts';
import { count } from '../../shared/aws/metrics.ts';
import { operatorTopic } from '../../shared/aws/operator-topic.ts';
import { papersTable } from '../../shared/aws/papers-table.ts';
import { enqueue } from '../../shared/aws/queue.ts';
import { readersTable } from '../../shared/aws/readers-table.ts';
import { segmentsOf } from '../../shared/aws/segments.ts';
import type { Dump } from '../../shared/dumps/dump.ts';
import { sourceOf, staleSources } from '../../shared/dumps/stale.ts';
import { editionLinks } from '../../shared/editions/links.ts';
import { wakeMessage } from '../../shared/editions/wake.ts';
import { settingsFrom } from '../../shared/environment.ts';
import { placeOf } from '../../shared/mail/view/source.ts';
import { libraryOf } from '../../shared/matching/library/library.ts';
import { newestLibrary } from '../../shared/matching/library/newest-library.ts';
import { compileSaved } from '../../shared/matching/saved-interests.ts';
import { ENV } from '../../shared/names.ts';
import { namedPapers } from '../../shared/papers/named.ts';
import type { FoldPorts } from './fold-days.ts';
import type { ComposePorts } from './ports.ts';
import { rememberedStale, type StalePorts } from './stale-sources.ts';

/** Dumps of so many days show what came daily, and what stopped. */
const HABIT_DAYS = 35;

/** Compose and folding with their adapters. @throws MissingSettings when the environment lacks some. */
export function wire(): ComposePorts & FoldPorts & StalePorts {
  const settings = settingsFrom(process.env, {
    papersTable: ENV.papersTable,
    dumpsTable: ENV.dumpsTable,
    readersTable: ENV.readersTable,
    editionsTable: ENV.editionsTable,
    bucket: ENV.bucket,
    sendQueueUrl: ENV.sendQueueUrl,
    operatorTopicArn: ENV.operatorTopicArn,
    webOrigin: ENV.webOrigin,
    ratePerSecond: ENV.sendRatePerSecond,
  });
  const client = dynamoDb();
  const queue = sqs();
  const bucket = s3();
  const segments = segmentsOf(bucket, settings.bucket);
  const now = () => new Date().toISOString();
  const readers = readersTable(client, settings.readersTable);
  const papers = papersTable(client, dynamoDbOnce(), settings.papersTable);
  const dumps = dumpsTable(client, settings.dumpsTable);
  const { holds, lease, told, ...ledger } = editionsTable(client, settings.editionsTable);
  return {
    readers,
    arrivals: (from, to) => arrivals(client, settings.papersTable, from, to),
    named: (names) => namedPapers(papers, names),
    matching: { compile: compileSaved, libraryOf },
    segments,
    library: newestLibrary(segments, now),
    bodies: editionBodies(bucket, settings.bucket),
    ledger,
    staleSources: rememberedStale(async (at) => {
      const found: Dump[] = [];
      for await (const dump of dumps.latest(at, HABIT_DAYS)) found.push(dump);
      return staleSources(found, at, (dump) => sourceOf(dump, placeOf));
    }, now),
    told,
    notify: operatorTopic(sns(), settings.operatorTopicArn),
    holds,
    lease,
    wake: (ids) => enqueue(queue, settings.sendQueueUrl, ids.map(wakeMessage)),
    links: async (edition) => {
      const newestKey = (await readers.capabilityKeys()).at(-1)!;
      return editionLinks(newestKey, settings.webOrigin, edition);
    },
    now,
    count,
    random: Math.random,
    mailsPerSecond: 0.8 * Number(settings.ratePerSecond),
  };
}
