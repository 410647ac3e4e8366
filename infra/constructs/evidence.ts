import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { ConfigurationSetEventDestination, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { ENV, METRIC } from '../../shared/names.ts';
import type { Compose } from './compose.ts';
import { NodeFunction } from './node-function.ts';
import type { Send } from './send.ts';
import type { StepProps } from './step.ts';
import { metricOf, type Watch } from './watch.ts';
import { WorkQueue } from './work-queue.ts';

/** Exactly these: Open and Click would switch tracking on, Subscription SES's own unsubscribe pages. */
const EVENTS = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
];

/** Evidence: what SES says became of a mail reaches the ledger and the reader. */
export class Evidence extends Construct {
  private readonly events: Topic;
  private readonly watch: Watch;

  constructor(scope: Construct, id: string, { bundle, library, watch }: StepProps) {
    super(scope, id);
    this.watch = watch;
    const timeout = Duration.minutes(1);
    // Thirty tries of six minutes outlast an outage of three hours: evidence that ends as a dead letter may become a second mail.
    const work = new WorkQueue(this, 'Work', { workTimeout: timeout, tries: 30 });
    this.events = new Topic(this, 'Events', { enforceSSL: true });
    this.events.addSubscription(
      new SqsSubscription(work.queue, { rawMessageDelivery: true, deadLetterQueue: work.deadLetters }),
    );

    const fn = new NodeFunction(this, 'Function', {
      bundle,
      description: 'Marks mails as left, and stops mail to addresses that bounce or complain',
      memoryMb: 512,
      timeout,
      environment: {
        [ENV.editionsTable]: library.editions.tableName,
        [ENV.readersTable]: library.readers.tableName,
        [ENV.operatorTopicArn]: watch.operatorTopic.topicArn,
      },
    });
    work.feed(fn, { batchSize: 10, atOnce: 10 });

    fn.may(['dynamodb:GetItem', 'dynamodb:PutItem'], [library.editions.tableArn, library.readers.tableArn]);
    fn.may(['dynamodb:BatchGetItem', 'dynamodb:UpdateItem'], [library.editions.tableArn]);
    fn.may(['sns:Publish'], [watch.operatorTopic.topicArn]);

    watch.deadLetters(
      'evidence',
      work.deadLetters,
      'A reader may get a mail twice, or mail after their address bounced or complained.',
    );
    watch.alarm('evidence', 'bounces', {
      userNotices: 'Nothing yet; from 5 % on SES reviews the account, from 10 % on it stops all mail.',
      metric: reputation('BounceRate'),
      atLeast: 0.04,
    });
    watch.alarm('evidence', 'complaints', {
      userNotices: 'Nothing yet; from 0.1 % on SES reviews the account, from 0.5 % on it stops all mail.',
      metric: reputation('ComplaintRate'),
      atLeast: 0.0008,
    });
  }

  /** A hold that evidence begins lasts until the operator ends it; compose sees it at each tick. */
  rings(compose: Compose): void {
    this.watch.alarm('evidence', 'held', {
      userNotices: 'Nobody gets mail until you look into bounces or complaints and release it.',
      metric: metricOf(compose.function, METRIC.sendingHeld, 'Sum', Duration.minutes(15)),
      atLeast: 1,
    });
  }

  /** What becomes of the send step's mails is told here. */
  hears({ configurationSet }: Send): void {
    new ConfigurationSetEventDestination(this, 'Destination', {
      configurationSet,
      destination: EventDestination.snsTopic(this.events),
      events: EVENTS,
    });
  }
}

/** SES publishes these for the account as a whole. */
function reputation(rate: 'BounceRate' | 'ComplaintRate'): Metric {
  const metricName = `Reputation.${rate}`;
  return new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.AVERAGE, period: Duration.hours(1) });
}
