import type { Base } from './base.ts';
import type { Functions } from './lambda.ts';
import { type Message, md5, type Queues, systemAttributes } from './sqs.ts';
import { CannotRun } from './state.ts';
import { REGION } from './template.ts';

type Mapping = Record<'EventSourceArn' | 'FunctionName', string> & { BatchSize?: number; FilterCriteria?: unknown };
type Options = { FunctionResponseTypes?: string[]; ScalingConfig?: { MaximumConcurrency: number } };

/** How often queues are looked at for messages whose delay or visibility timeout is over. */
const POLL_MS = 250;
const ACTIONS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** Lets each queue with an event source mapping call its function, as Lambda's pollers do. */
export function connectQueues({ template }: Base, queues: Queues, functions: Functions) {
  const mappings = template.all<Mapping & Options>('Lambda::EventSourceMapping').map(({ id, properties }) => {
    const { EventSourceArn: queue, BatchSize = 10, FunctionResponseTypes = [], ScalingConfig } = properties;
    const target = functions.find(properties.FunctionName);
    const refuse = (why: string): never => {
      throw new CannotRun(`The event source mapping ${id}: ${why}.`);
    };
    if (properties.FilterCriteria) refuse('nothing here filters messages');
    if (queues.visibilitySeconds(queue) < target.timeoutSeconds)
      refuse('the queue shows a message again before its function must have answered');
    const lacking = ACTIONS.find((action) => !target.caller.may(action, queue));
    if (lacking) refuse(`the role of ${target.name} lacks ${lacking} on ${queue}`);
    const atOnce = Math.min(ScalingConfig?.MaximumConcurrency ?? target.concurrency, target.concurrency);
    const reports = FunctionResponseTypes.includes('ReportBatchItemFailures');
    let running = 0;
    const handle = async (messages: Message[]): Promise<void> => {
      running += 1;
      const answer = target.invoke({ Records: messages.map((message) => recordOf(message, queue)) });
      const failed = await failuresOf(messages, answer, reports);
      for (const { id, receipt } of messages) (failed.has(id) ? queues.giveBack : queues.remove)(queue, receipt);
      running -= 1;
      pump();
    };
    const pump = (): void => {
      while (running < atOnce && !stopped) {
        const messages = queues.receive(queue, BatchSize);
        if (messages.length === 0) return;
        void handle(messages);
      }
    };
    return { pump, idle: () => running === 0 && (stopped || queues.counts(queue).visible === 0) };
  });
  let stopped = false;
  const pumpAll = (): void => {
    for (const { pump } of mappings) pump();
  };
  queues.onSend(pumpAll);
  const poll = setInterval(pumpAll, POLL_MS);
  return {
    /** Whether nothing is being handled and nothing waits that could be. */
    idle: () => mappings.every(({ idle }) => idle()),
    stop() {
      stopped = true;
      clearInterval(poll);
    },
  };
}

/** Ids of the messages that were not handled: all when the function threw, or named one that it was not given. */
async function failuresOf(messages: Message[], answer: Promise<unknown>, reports: boolean): Promise<Set<unknown>> {
  const all = new Set<unknown>(messages.map(({ id }) => id));
  try {
    type Report = { batchItemFailures?: { itemIdentifier: string }[] } | null;
    const failures = ((await answer) as Report)?.batchItemFailures ?? [];
    const failed = new Set<unknown>(reports ? failures.map(({ itemIdentifier }) => itemIdentifier) : []);
    return [...failed].every((id) => all.has(id)) ? failed : all;
  } catch {
    return all;
  }
}

function recordOf(message: Message, eventSourceARN: string): object {
  const { id: messageId, receipt: receiptHandle, body } = message;
  const source = { eventSource: 'aws:sqs', eventSourceARN, awsRegion: REGION };
  const attributes = systemAttributes(message);
  return { messageId, receiptHandle, body, md5OfBody: md5(body), attributes, messageAttributes: {}, ...source };
}
