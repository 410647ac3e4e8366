import { createHash, randomUUID } from 'node:crypto';
import type { Base } from './base.ts';
import { AwsError, type Call } from './protocol.ts';
import { CannotRun } from './state.ts';
import { ACCOUNT, arnOf } from './template.ts';

type Times = { sentAt: number; receives: number; firstReceivedAt: number };
export type Message = Times & { seq: number; id: string; body: string; receipt: string };
type Numbers = { VisibilityTimeout?: number; DelaySeconds?: number; MessageRetentionPeriod?: number };
type Redrive = { deadLetterTargetArn: string; maxReceiveCount: number };
type Input = Record<'QueueUrl' | 'MessageBody' | 'ReceiptHandle' | 'Id', string> &
  Partial<Record<'DelaySeconds' | 'VisibilityTimeout' | 'MaxNumberOfMessages' | 'WaitTimeSeconds', number>>;

const MAX_BYTES = 1024 * 1024;
/** Not a character of XML 1.0: SQS refuses it. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const TABLE = `create table if not exists message
  (seq integer primary key, queue, id, body, sentAt, visibleAt, receives default 0, firstReceivedAt, receipt)`;
const TO_DEAD_LETTERS = `update message set queue = ?, receives = 0, receipt = null
  where queue = ? and visibleAt <= ? and receives >= ?`;
const TAKE = `update message set visibleAt = ?, receives = receives + 1, firstReceivedAt = coalesce(firstReceivedAt, ?),
  receipt = lower(hex(randomblob(16))) where seq in
  (select seq from message where queue = ? and visibleAt <= ? order by seq limit ?) returning *`;
const COUNT = `select count(*) filter (where visibleAt <= ?1) visible, count(*) filter (where visibleAt > ?1) hidden
  from message where queue = ?2`;

/** The template's queues, and SQS's protocol to them. A queue is named by its ARN, its address or its name. */
export type Queues = ReturnType<typeof createQueues>;
export function createQueues({ template, state, clock }: Base) {
  const queues = new Map(
    template
      .all<Numbers & { RedrivePolicy?: Redrive; FifoQueue?: boolean }>('SQS::Queue')
      .map(({ name, properties }) => [name, properties]),
  );
  for (const [name, { FifoQueue }] of queues)
    if (FifoQueue) throw new CannotRun(`${name} is a FIFO queue: nothing here runs one.`);
  state.rows(TABLE);
  state.rows('create index if not exists byQueue on message (queue, visibleAt)');
  // What was in somebody's hands when the last run ended is in nobody's now, and that receive does not count.
  state.rows('update message set visibleAt = 0, receives = receives - 1, receipt = null where receipt is not null');
  const listeners: (() => void)[] = [];
  const find = (queue: string) => {
    const name = queue.split(/[:/]/).at(-1) ?? '';
    const properties = queues.get(name);
    if (!properties) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    const oldest = clock.now() - (properties.MessageRetentionPeriod ?? 345_600) * 1000;
    state.rows('delete from message where queue = ? and sentAt <= ?', name, oldest);
    return { name, ...properties };
  };
  const set = (what: string, queue: string, receipt: string): void =>
    void state.rows(`${what} where queue = ? and receipt = ?`, find(queue).name, receipt);

  const service = {
    protocol: 'json' as const,
    names: [...queues.keys()],
    visibilitySeconds: (queue: string) => find(queue).VisibilityTimeout ?? 30,
    onSend: (listener: () => void) => listeners.push(listener),
    /** @returns The message's id. */
    send(queue: string, body: string, delaySeconds?: number): string {
      const { name, DelaySeconds = 0 } = find(queue);
      const [id, now] = [randomUUID(), clock.now()];
      const visibleAt = now + (delaySeconds ?? DelaySeconds) * 1000;
      const insert = 'insert into message (queue, id, body, sentAt, visibleAt) values (?, ?, ?, ?, ?)';
      state.rows(insert, name, id, body, now, visibleAt);
      for (const listener of listeners) setImmediate(listener);
      return id;
    },
    receive(queue: string, max: number, visibilitySeconds?: number): Message[] {
      const { name, RedrivePolicy: dead, VisibilityTimeout = 30 } = find(queue);
      const now = clock.now();
      const hiddenUntil = now + (visibilitySeconds ?? VisibilityTimeout) * 1000;
      return state.atomically(() => {
        if (dead) state.rows(TO_DEAD_LETTERS, find(dead.deadLetterTargetArn).name, name, now, dead.maxReceiveCount);
        return state.rows<Message>(TAKE, hiddenUntil, now, name, now, max).sort((a, b) => a.seq - b.seq);
      });
    },
    /** Deletes a message that was handled. */
    remove: (queue: string, receipt: string) => set('delete from message', queue, receipt),
    /** Leaves the message of a receiver that failed until its visibility timeout is over. */
    giveBack: (queue: string, receipt: string) => set('update message set receipt = null', queue, receipt),
    /** Messages that could be received now, and that could not. */
    counts(queue: string): { visible: number; hidden: number } {
      const [counts] = state.rows<{ visible: number; hidden: number }>(COUNT, clock.now(), find(queue).name);
      return { visible: 0, hidden: 0, ...counts };
    },
    async handle({ caller, operation, input }: Call): Promise<unknown> {
      // A batch is granted as what it is a batch of.
      const single = operation.replace('Batch', '');
      const run = operations[single];
      if (!run) throw new AwsError('UnknownOperationException', `The local SQS has no ${operation}.`);
      const { QueueUrl, Entries = [input] } = input as { QueueUrl: string; Entries?: Input[] };
      caller.need(`sqs:${single}`, arnOf('sqs', find(QueueUrl).name));
      const entries = Entries.map((entry): Input => ({ ...(entry as Input), QueueUrl }));
      checkBatch(entries);
      if (single === operation) return run(input as Input);
      return { Successful: entries.map((entry) => ({ Id: entry.Id, ...(run(entry) as object) })), Failed: [] };
    },
  };
  const operations: Record<string, (input: Input) => unknown> = {
    SendMessage({ QueueUrl, MessageBody, DelaySeconds }) {
      if (!MessageBody || FORBIDDEN.test(MessageBody))
        throw new AwsError('InvalidMessageContents', 'The body is empty or has characters that are not allowed.');
      return { MessageId: service.send(QueueUrl, MessageBody, DelaySeconds), MD5OfMessageBody: md5(MessageBody) };
    },
    async ReceiveMessage({ QueueUrl, MaxNumberOfMessages = 1, VisibilityTimeout, WaitTimeSeconds = 0 }) {
      const until = Date.now() + WaitTimeSeconds * 1000;
      for (;;) {
        const messages = service.receive(QueueUrl, MaxNumberOfMessages, VisibilityTimeout);
        if (messages.length > 0 || Date.now() >= until) return { Messages: messages.map(asReceived) };
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    DeleteMessage: ({ QueueUrl, ReceiptHandle }) => service.remove(QueueUrl, ReceiptHandle),
    ChangeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout = 0 }) {
      set(`update message set visibleAt = ${clock.now() + VisibilityTimeout * 1000}`, QueueUrl, ReceiptHandle);
    },
    GetQueueAttributes({ QueueUrl }) {
      const { visible, hidden } = service.counts(QueueUrl);
      const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
      return { Attributes: { [names[0]!]: `${visible}`, [names[1]!]: `${hidden}` } };
    },
  };
  return service;
}

function checkBatch(entries: readonly Input[]): void {
  const size = entries.reduce((sum, { MessageBody = '' }) => sum + Buffer.byteLength(MessageBody), 0);
  if (size > MAX_BYTES)
    throw new AwsError('InvalidParameterValue', `Messages must be shorter than ${MAX_BYTES} bytes.`);
  if (entries.length > 10) throw new AwsError('TooManyEntriesInBatchRequest', 'At most 10 entries are permitted.');
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two or more batch entries have the same Id.');
}

function asReceived(message: Message): object {
  const { id: MessageId, receipt: ReceiptHandle, body: Body } = message;
  return { MessageId, ReceiptHandle, Body, MD5OfBody: md5(Body), Attributes: systemAttributes(message) };
}

/** What SQS itself says of a message, to receivers and to functions. */
export function systemAttributes({ receives, sentAt, firstReceivedAt }: Times): Record<string, string> {
  const times = { SentTimestamp: `${sentAt}`, ApproximateFirstReceiveTimestamp: `${firstReceivedAt}` };
  return { ApproximateReceiveCount: `${receives}`, ...times, SenderId: ACCOUNT };
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
