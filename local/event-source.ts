import type { Functions } from './lambda.ts';
import { type Message, md5, type Queues, systemAttributes } from './sqs.ts';
import { CannotRun } from './state.ts';
import { REGION, type Template } from './template.ts';

interface Mapping {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize?: number;
  readonly FunctionResponseTypes?: string[];
  readonly ScalingConfig?: { readonly MaximumConcurrency: number };
  readonly FilterCriteria?: unknown;
}

/** How often queues are looked at for messages whose delay or visibility timeout is over. */
const POLL_MS = 250;

export interface EventSources {
  /** Whether nothing is being handled and nothing waits that could be. */
  idle(): boolean;
  stop(): void;
}

/** Lets each queue with an event source mapping call its function, as Lambda's pollers do. */
export function connectQueues(template: Template, queues: Queues, functions: Functions): EventSources {
  let stopped = false;
  const mappings = template.all<Mapping>('AWS::Lambda::EventSourceMapping').map(({ id, properties }) => {
    const {
      EventSourceArn: queue,
      FunctionName,
      BatchSize = 10,
      FunctionResponseTypes,
      ScalingConfig,
      FilterCriteria,
    } = properties;
    const target = functions.find(FunctionName);
    if (FilterCriteria) throw new CannotRun(`${id} filters messages: nothing here does.`);
    if (queues.visibilitySeconds(queue) < target.timeoutSeconds)
      throw new CannotRun(
        `${id}: the queue's visibility timeout, ${queues.visibilitySeconds(queue)} s, is less than the function's timeout, ${target.timeoutSeconds} s.`,
      );
    for (const action of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'])
      if (!target.caller.may(`sqs:${action}`, queue))
        throw new CannotRun(`${id}: the role of ${target.name} lacks sqs:${action} on ${queue}.`);
    const limit = Math.min(ScalingConfig?.MaximumConcurrency ?? target.concurrency, target.concurrency);
    const handle = async (messages: Message[]): Promise<void> => {
      const failed = await failures(
        messages,
        target.invoke({ Records: messages.map((message) => record(message, queue)) }),
        FunctionResponseTypes,
      );
      for (const { id, receipt } of messages)
        failed.has(id) ? queues.giveBack(queue, receipt) : queues.remove(queue, receipt);
    };
    let running = 0;
    const pump = (): void => {
      while (!stopped && running < limit) {
        const messages = queues.receive(queue, BatchSize);
        if (messages.length === 0) return;
        running += 1;
        void handle(messages).finally(() => {
          running -= 1;
          pump();
        });
      }
    };
    return { pump, idle: () => running === 0 && queues.counts(queue).visible === 0 };
  });
  const pumpAll = (): void => {
    for (const { pump } of mappings) pump();
  };
  queues.onSend(pumpAll);
  const poll = setInterval(pumpAll, POLL_MS).unref();
  return {
    idle: () => mappings.every(({ idle }) => idle()),
    stop() {
      stopped = true;
      clearInterval(poll);
    },
  };
}

/** Ids of the messages that were not handled: all of them when the function threw or answered something that names none of them. */
async function failures(
  messages: Message[],
  answer: Promise<unknown>,
  responseTypes: string[] = [],
): Promise<Set<string>> {
  const all = new Set(messages.map(({ id }) => id));
  try {
    const failed =
      ((await answer) as { batchItemFailures?: { itemIdentifier: string }[] } | null)?.batchItemFailures ?? [];
    if (!responseTypes.includes('ReportBatchItemFailures')) return new Set();
    const ids = failed.map(({ itemIdentifier }) => itemIdentifier);
    return ids.every((id) => all.has(id)) ? new Set(ids) : all;
  } catch {
    return all;
  }
}

function record(message: Message, queueArn: string): object {
  return {
    messageId: message.id,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes: {},
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: REGION,
  };
}
