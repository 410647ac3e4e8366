import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { COMPOSE_NODE_OPTIONS, ENV, INDEX, METRIC, PREFIX, READER_SHARDS } from '../../shared/names.ts';
import { indexArn } from './library.ts';
import { NodeFunction } from './node-function.ts';
import type { Send } from './send.ts';
import type { StepProps } from './step.ts';
import { metricOf } from './watch.ts';
import type { Web } from './web.ts';
import { deadLetterQueue } from './work-queue.ts';

/** Scheduler writes the time that a tick was meant for here, whenever it really comes. */
const SCHEDULED_TIME = '<aws.scheduler.scheduled-time>';
const TRIES = 3;
const MAX_TICK_AGE = Duration.hours(1);

/** Compose: every five minutes, who is due gets an edition frozen. */
export class Compose extends Construct {
  readonly function: NodeFunction;

  constructor(scope: Construct, id: string, { settings, bundle, drop, library, watch }: StepProps) {
    super(scope, id);
    this.function = new NodeFunction(this, 'Function', {
      bundle,
      description: 'Freezes the editions of the readers who are due, and wakes what is overdue',
      // One core: about 2.4 ms a reader.
      memoryMb: 1769,
      timeout: Duration.minutes(5),
      nodeOptions: COMPOSE_NODE_OPTIONS,
      environment: {
        [ENV.papersTable]: library.papers.tableName,
        [ENV.dumpsTable]: library.dumps.tableName,
        [ENV.readersTable]: library.readers.tableName,
        [ENV.editionsTable]: library.editions.tableName,
        [ENV.bucket]: drop.bucket.bucketName,
        [ENV.operatorTopicArn]: watch.operatorTopic.topicArn,
        [ENV.sendRatePerSecond]: String(settings.sendRatePerSecond),
      },
    });
    const missedTicks = deadLetterQueue(this, 'MissedTicks');
    this.tick(settings.composeSchedules, missedTicks);

    const fn = this.function;
    fn.may(['dynamodb:GetItem', 'dynamodb:PutItem'], [library.readers.tableArn, library.editions.tableArn]);
    fn.may(['dynamodb:Query'], [indexArn(library.readers, INDEX.readersByDue)]);
    fn.may(['dynamodb:Query'], [indexArn(library.papers, INDEX.papersByArrival)]);
    fn.may(['dynamodb:Query'], [indexArn(library.dumps, INDEX.dumpsByDay)]);
    fn.may(['sns:Publish'], [watch.operatorTopic.topicArn]);
    // The papers that queries name with `like:`, whatever their age.
    fn.may(['dynamodb:BatchGetItem'], [library.papers.tableArn]);
    fn.may(['dynamodb:Query'], [indexArn(library.editions, INDEX.editionsByNextAction)]);
    drop.letRead(fn, PREFIX.editions, PREFIX.segments);
    drop.letWrite(fn, PREFIX.editions, PREFIX.segments);

    watch.deadLetters('compose', missedTicks, 'Some readers’ mail comes later than their hour.');
    watch.silenceAlarm('compose', 'did-not-run', {
      userNotices: 'Nobody gets mail.',
      metric: metricOf(fn, METRIC.composeTicks, 'Sum', Duration.minutes(15)),
      atLeast: settings.composeSchedules,
    });
  }

  /** Editions that are frozen or overdue go to the send step's queue. */
  wakes(send: Send): void {
    this.function.lambda.addEnvironment(ENV.sendQueueUrl, send.queue.queueUrl);
    this.function.may(['sqs:SendMessage'], [send.queue.queueArn]);
  }

  /** Editions carry links to the pages. */
  linksTo(web: Web): void {
    this.function.lambda.addEnvironment(ENV.webOrigin, web.origin);
  }

  /**
   * One schedule for each group of shards. Scheduler's tries end when Lambda has taken the tick; Lambda's own tries begin there, so both are
   * bounded alike.
   */
  private tick(schedules: number, missedTicks: Queue): void {
    const { lambda } = this.function;
    lambda.configureAsyncInvoke({
      retryAttempts: TRIES - 1,
      maxEventAge: MAX_TICK_AGE,
      onFailure: new SqsDestination(missedTicks),
    });
    const role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': lambda.env.account } },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [missedTicks.queueArn] }));

    const shardsEach = READER_SHARDS / schedules;
    for (let from = 0; from < READER_SHARDS; from += shardsEach) {
      new CfnSchedule(this, `Every5Minutes${from}`, {
        description: `Compose for the readers' shards ${from} to ${from + shardsEach - 1}`,
        scheduleExpression: 'cron(0/5 * * * ? *)',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: lambda.functionArn,
          roleArn: role.roleArn,
          input: JSON.stringify({ fromShard: from, toShard: from + shardsEach, at: SCHEDULED_TIME }),
          retryPolicy: { maximumRetryAttempts: TRIES, maximumEventAgeInSeconds: MAX_TICK_AGE.toSeconds() },
          deadLetterConfig: { arn: missedTicks.queueArn },
        },
      });
    }
  }
}
