import { Duration, Stack } from 'aws-cdk-lib';
import { ConfigurationSet, EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENV, METRIC, PREFIX } from '../../shared/names.ts';
import { addressOf, domainOf, type Settings } from '../config.ts';
import { NodeFunction } from './node-function.ts';
import type { StepProps } from './step.ts';
import { metricOf } from './watch.ts';
import { WorkQueue } from './work-queue.ts';

/** Send: a wake-up becomes one mail through SES. */
export class Send extends Construct {
  readonly queue: Queue;
  readonly configurationSet: ConfigurationSet;
  /** What the operator has to enter in the sender's DNS, a line a record. */
  readonly dnsRecords: readonly string[];

  constructor(scope: Construct, id: string, { settings, bundle, drop, library, watch }: StepProps) {
    super(scope, id);
    const timeout = Duration.minutes(2);
    const work = new WorkQueue(this, 'Work', { workTimeout: timeout });
    this.queue = work.queue;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet');
    this.dnsRecords = this.identify(settings);

    const fn = new NodeFunction(this, 'Function', {
      bundle,
      description: 'Claims an edition, looks at the reader once more, sends one mail, confirms',
      memoryMb: 512,
      timeout,
      environment: {
        [ENV.readersTable]: library.readers.tableName,
        [ENV.editionsTable]: library.editions.tableName,
        [ENV.bucket]: drop.bucket.bucketName,
        [ENV.configurationSet]: this.configurationSet.configurationSetName,
        [ENV.sender]: settings.sender,
        [ENV.operatorAddress]: settings.operatorAddress,
        [ENV.sendRatePerSecond]: String(settings.sendRatePerSecond),
        [ENV.sendConcurrency]: String(settings.sendConcurrency),
        [ENV.operatorTopicArn]: watch.operatorTopic.topicArn,
      },
    });
    // Bounded here and not by reserved concurrency: a young account has only ten to give away.
    work.feed(fn, { batchSize: 10, atOnce: settings.sendConcurrency });

    fn.may(['dynamodb:GetItem', 'dynamodb:PutItem'], [library.editions.tableArn, library.readers.tableArn]);
    drop.letRead(fn, PREFIX.editions);
    fn.may(['ses:SendEmail'], this.sesResources(), {
      StringEquals: { 'ses:FromAddress': spellingsOf(addressOf(settings.sender)) },
    });
    fn.may(['sns:Publish'], [watch.operatorTopic.topicArn]);

    watch.deadLetters('send', work.deadLetters, 'A reader’s mail may come late; the ledger still has it.');
    watch.alarm('send', 'held', {
      userNotices: 'Nobody gets mail until the account may send again.',
      metric: metricOf(fn, METRIC.sendsHeld),
      atLeast: 1,
    });
    watch.alarm('send', 'parked', {
      userNotices: 'A reader may miss a mail, or find its papers again marked “may have reached you”.',
      metric: metricOf(fn, METRIC.editionsParked),
      atLeast: 1,
    });
  }

  /** Any identity: in its sandbox SES checks the recipient's as well. The condition on the sender narrows it. */
  private sesResources(): string[] {
    const stack = Stack.of(this);
    return [
      stack.formatArn({ service: 'ses', resource: 'identity', resourceName: '*' }),
      stack.formatArn({
        service: 'ses',
        resource: 'configuration-set',
        resourceName: this.configurationSet.configurationSetName,
      }),
    ];
  }

  /** Makes the identity that SES verifies. Returns the DNS records that it takes. */
  private identify({ sender, senderIdentity }: Settings): string[] {
    if (senderIdentity === 'existing') return [];
    if (senderIdentity === 'address') {
      new EmailIdentity(this, 'Identity', { identity: Identity.email(addressOf(sender)), feedbackForwarding: false });
      return [];
    }
    const domain = domainOf(sender);
    const mailFrom = `bounce.${domain}`;
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      mailFromDomain: mailFrom,
      // Bounces come as events.
      feedbackForwarding: false,
    });
    return [
      ...identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`),
      `${mailFrom} MX 10 feedback-smtp.${Stack.of(this).region}.amazonses.com`,
      `${mailFrom} TXT "v=spf1 include:amazonses.com ~all"`,
      `_dmarc.${domain} TXT "v=DMARC1; p=none"`,
    ];
  }
}

/** IAM compares letter by letter, and nothing says in which case SES hands an address to it. */
function spellingsOf(address: string): string | string[] {
  const small = address.toLowerCase();
  return small === address ? address : [address, small];
}
