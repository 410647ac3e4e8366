import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { NodeFunction } from './node-function.ts';

export interface WorkQueueProps {
  /** The timeout of the function that works on it. A message stays hidden for six times as long, as Lambda advises. */
  readonly workTimeout: Duration;
  /** How often a message is tried before it goes to the dead letters. @default 5 */
  readonly tries?: number;
}

/** A queue that a function works on, and the queue where its hopeless messages wait for the operator, until 14 days after they were sent. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * props.workTimeout.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.tries ?? 5 },
    });
  }

  /** Lets the function work on the queue, at most `atOnce` of it, and answer with the messages that failed. */
  feed(fn: NodeFunction, { batchSize, atOnce }: { readonly batchSize: number; readonly atOnce: number }): void {
    fn.lambda.addEventSource(
      new SqsEventSource(this.queue, { batchSize, maxConcurrency: atOnce, reportBatchItemFailures: true }),
    );
  }
}

/** A queue for what could not be delivered or done, kept 14 days. */
export function deadLetterQueue(scope: Construct, id: string): Queue {
  return new Queue(scope, id, { enforceSSL: true, retentionPeriod: Duration.days(14) });
}
