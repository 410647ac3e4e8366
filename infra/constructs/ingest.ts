import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENV, INDEX, INGEST_NODE_OPTIONS, METRIC, PREFIX } from '../../shared/names.ts';
import { indexArn } from './library.ts';
import { NodeFunction } from './node-function.ts';
import type { StepProps } from './step.ts';
import { metricOf } from './watch.ts';
import { WorkQueue } from './work-queue.ts';

/** Ingest: an object created under `dumps/` or `backfill/` becomes papers and a receipt. */
export class Ingest extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { settings, bundle, drop, library, watch }: StepProps) {
    super(scope, id);
    const timeout = Duration.minutes(5);
    // Forty-eight tries of half an hour outlast an outage of a day. What is poison ingest itself decides, long before.
    const work = new WorkQueue(this, 'Work', { workTimeout: timeout, tries: 48 });
    this.queue = work.queue;
    drop.announceTo(work);

    const fn = new NodeFunction(this, 'Function', {
      bundle,
      description: 'Reads a dump: recognise, parse, clean, identify, merge, write, receipt',
      memoryMb: 1024,
      timeout,
      callsItself: true,
      nodeOptions: INGEST_NODE_OPTIONS,
      environment: {
        [ENV.papersTable]: library.papers.tableName,
        [ENV.dumpsTable]: library.dumps.tableName,
        [ENV.readersTable]: library.readers.tableName,
        [ENV.bucket]: drop.bucket.bucketName,
        [ENV.ingestQueueUrl]: work.queue.queueUrl,
        [ENV.operatorTopicArn]: watch.operatorTopic.topicArn,
        [ENV.newsMaxAgeDays]: String(settings.newsMaxAgeDays),
      },
    });
    // A dump may take the whole five minutes: one a call, and no more at once than the tables take without throttling.
    work.feed(fn, { batchSize: 1, atOnce: 4 });

    // Segments: what a dump means to readers is matched as it will be mailed.
    drop.letRead(fn, PREFIX.dumps, PREFIX.backfill, PREFIX.segments);
    drop.letReadVersions(fn, PREFIX.dumps, PREFIX.backfill);
    drop.letWrite(fn, PREFIX.receipts, PREFIX.rejects);
    fn.may(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem'], [library.papers.tableArn]);
    fn.may(['dynamodb:GetItem', 'dynamodb:PutItem'], [library.dumps.tableArn]);
    fn.may(
      ['dynamodb:Query'],
      [indexArn(library.readers, INDEX.readersByDue), indexArn(library.dumps, INDEX.dumpsByDay)],
    );
    fn.may(['sqs:SendMessage'], [work.queue.queueArn]);
    fn.may(['sns:Publish'], [watch.operatorTopic.topicArn]);

    watch.deadLetters('ingest', work.deadLetters, 'The papers of a dump are in nobody’s mail, and it has no receipt.');
    const twoHours = 24;
    watch.neverEmpty('ingest', 'waiting', work.queue, 'The papers of a dump are in nobody’s mail yet.', twoHours);
    watch.alarm('ingest', 'dump-refused', {
      userNotices: 'The papers of a dump that could not be read are in nobody’s mail.',
      metric: metricOf(fn, METRIC.dumpsRefused),
      atLeast: 1,
    });
  }
}
