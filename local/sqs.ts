import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { AwsError, type JsonService } from './protocol.ts';
import { CannotRun, type State } from './state.ts';
import { ACCOUNT, arnOf as arn, type Template } from './template.ts';

export interface Message {
  readonly seq: number;
  readonly id: string;
  readonly body: string;
  readonly attributes: string;
  readonly sentAt: number;
  readonly receives: number;
  readonly firstReceivedAt: number;
  readonly receipt: string;
}

export interface QueueProperties {
  readonly VisibilityTimeout?: number;
  readonly DelaySeconds?: number;
  readonly MessageRetentionPeriod?: number;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
  readonly FifoQueue?: boolean;
}

export interface Counts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** The template's queues. A queue is named by its ARN, its address or its name. */
export interface Queues extends JsonService {
  send(queue: string, body: string, options?: { readonly delaySeconds?: number; readonly attributes?: object }): string;
  receive(queue: string, max: number, visibilitySeconds?: number): Message[];
  /** The message was handled. */
  remove(queue: string, receipt: string): unknown;
  /** The receiver failed: the message comes back when its visibility timeout is over. */
  giveBack(queue: string, receipt: string): unknown;
  counts(queue: string): Counts;
  readonly names: readonly string[];
  visibilitySeconds(queue: string): number;
  onSend(listener: () => void): void;
}

const arnOf = (name: string): string => arn('sqs', name);
const MAX_BYTES = 1024 * 1024;
/** XML 1.0's characters; SQS takes no others. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

export function createQueues(template: Template, state: State, clock: Clock): Queues {
  const queues = new Map(
    template.all<QueueProperties>('AWS::SQS::Queue').map((queue) => [queue.name, queue.properties]),
  );
  for (const [name, { FifoQueue }] of queues)
    if (FifoQueue) throw new CannotRun(`${name} is a FIFO queue: nothing here runs one.`);
  state.run(
    'create table if not exists message (seq integer primary key autoincrement, queue text, id text, body text, attributes text, sentAt int, visibleAt int, receives int default 0, firstReceivedAt int, receipt text)',
  );
  state.run('create index if not exists messageByQueue on message (queue, visibleAt)');
  // What was in somebody's hands when the last run ended is nobody's now, and that receive does not count.
  state.run(
    'update message set visibleAt = 0, receives = max(receives - 1, 0), receipt = null where receipt is not null',
  );
  const listeners: (() => void)[] = [];
  const find = (queue: string): { readonly name: string; readonly properties: QueueProperties } => {
    const name = queue.split(/[:/]/).at(-1) ?? '';
    const properties = queues.get(name);
    if (!properties) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    return { name, properties };
  };

  const send: Queues['send'] = (queue, body, { delaySeconds, attributes = {} } = {}) => {
    const { name, properties } = find(queue);
    const id = randomUUID();
    const at = clock.now();
    const visibleAt = at + (delaySeconds ?? properties.DelaySeconds ?? 0) * 1000;
    state.run(
      'insert into message (queue, id, body, attributes, sentAt, visibleAt) values (?, ?, ?, ?, ?, ?)',
      name,
      id,
      body,
      JSON.stringify(attributes),
      at,
      visibleAt,
    );
    for (const listener of listeners) setImmediate(listener);
    return id;
  };

  const receive: Queues['receive'] = (queue, max, visibilitySeconds) => {
    const { name, properties } = find(queue);
    const {
      RedrivePolicy: redrive,
      MessageRetentionPeriod: retention = 345_600,
      VisibilityTimeout: visibility = 30,
    } = properties;
    const now = clock.now();
    return state.atomically(() => {
      state.run('delete from message where queue = ? and sentAt <= ?', name, now - retention * 1000);
      if (redrive)
        state.run(
          'update message set queue = ?, receives = 0, firstReceivedAt = null, receipt = null where queue = ? and visibleAt <= ? and receives >= ?',
          find(redrive.deadLetterTargetArn).name,
          name,
          now,
          redrive.maxReceiveCount,
        );
      const taken = state.all<Message>(
        'update message set visibleAt = ?, receives = receives + 1, firstReceivedAt = coalesce(firstReceivedAt, ?), receipt = lower(hex(randomblob(16))) where seq in (select seq from message where queue = ? and visibleAt <= ? order by seq limit ?) returning *',
        now + (visibilitySeconds ?? visibility) * 1000,
        now,
        name,
        now,
        max,
      );
      return taken.sort((a, b) => a.seq - b.seq);
    });
  };

  const hide = (queue: string, receipt: string, seconds: number): void => {
    const changed = state.run(
      'update message set visibleAt = ? where queue = ? and receipt = ?',
      clock.now() + seconds * 1000,
      find(queue).name,
      receipt,
    );
    if (changed === 0) throw new AwsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
  };
  const remove = (queue: string, receipt: string): number =>
    state.run('delete from message where queue = ? and receipt = ?', find(queue).name, receipt);

  const counts = (queue: string): Counts => {
    const now = clock.now();
    const [row] = state.all<Counts>(
      'select count(*) filter (where visibleAt <= ?1) visible, count(*) filter (where visibleAt > ?1 and receives > 0) inFlight, count(*) filter (where visibleAt > ?1 and receives = 0) delayed from message where queue = ?2',
      now,
      find(queue).name,
    );
    return row ?? { visible: 0, inFlight: 0, delayed: 0 };
  };

  const sendFor = (queue: string, { MessageBody: body, DelaySeconds, MessageAttributes }: SendInput): object => {
    if (!body) throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
    if (FORBIDDEN.test(body))
      throw new AwsError('InvalidMessageContents', 'Invalid characters found in the message body.');
    const id = send(queue, body, {
      ...(DelaySeconds === undefined ? {} : { delaySeconds: DelaySeconds }),
      ...(MessageAttributes ? { attributes: MessageAttributes } : {}),
    });
    return { MessageId: id, MD5OfMessageBody: md5(body) };
  };
  const operations: Record<string, (input: Input) => unknown> = {
    SendMessage: (input) => {
      checkSize([input as SendInput]);
      return sendFor(input.QueueUrl, input as SendInput);
    },
    SendMessageBatch: (input) => batch(input, (entry) => sendFor(input.QueueUrl, entry as SendInput)),
    async ReceiveMessage({ QueueUrl, MaxNumberOfMessages = 1, VisibilityTimeout, WaitTimeSeconds = 0 }) {
      const until = Date.now() + WaitTimeSeconds * 1000;
      let messages = receive(QueueUrl, MaxNumberOfMessages, VisibilityTimeout);
      while (messages.length === 0 && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        messages = receive(QueueUrl, MaxNumberOfMessages, VisibilityTimeout);
      }
      return {
        Messages: messages.map((message) => ({
          MessageId: message.id,
          ReceiptHandle: message.receipt,
          Body: message.body,
          MD5OfBody: md5(message.body),
          Attributes: systemAttributes(message),
          MessageAttributes: JSON.parse(message.attributes),
        })),
      };
    },
    DeleteMessage: ({ QueueUrl, ReceiptHandle }) => remove(QueueUrl, ReceiptHandle),
    DeleteMessageBatch: (input) => batch(input, (entry) => remove(input.QueueUrl, entry.ReceiptHandle)),
    ChangeMessageVisibility: ({ QueueUrl, ReceiptHandle, VisibilityTimeout = 0 }) =>
      hide(QueueUrl, ReceiptHandle, VisibilityTimeout),
    ChangeMessageVisibilityBatch: (input) =>
      batch(input, (entry) => hide(input.QueueUrl, entry.ReceiptHandle, entry.VisibilityTimeout ?? 0)),
    PurgeQueue: ({ QueueUrl }) => state.run('delete from message where queue = ?', find(QueueUrl).name),
    GetQueueAttributes({ QueueUrl }) {
      const { name } = find(QueueUrl);
      const { visible, inFlight, delayed } = counts(name);
      return {
        Attributes: {
          QueueArn: arnOf(name),
          ApproximateNumberOfMessages: `${visible}`,
          ApproximateNumberOfMessagesNotVisible: `${inFlight}`,
          ApproximateNumberOfMessagesDelayed: `${delayed}`,
        },
      };
    },
  };
  return {
    protocol: 'json',
    async handle({ caller, operation, input }) {
      const known = operations[operation];
      if (!known) throw new AwsError('UnknownOperationException', `The local SQS has no ${operation}.`);
      // A batch is granted as what it is a batch of.
      caller.need(`sqs:${operation.replace('Batch', '')}`, arnOf(find(String(input.QueueUrl)).name));
      return (await known(input as unknown as Input)) ?? {};
    },
    send,
    receive,
    remove,
    counts,
    giveBack: (queue, receipt) =>
      state.run('update message set receipt = null where queue = ? and receipt = ?', find(queue).name, receipt),
    names: [...queues.keys()],
    visibilitySeconds: (queue) => find(queue).properties.VisibilityTimeout ?? 30,
    onSend: (listener) => listeners.push(listener),
  };
}

interface SendInput {
  readonly MessageBody?: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: object;
}
interface Input extends SendInput {
  readonly QueueUrl: string;
  readonly ReceiptHandle: string;
  readonly VisibilityTimeout?: number;
  readonly MaxNumberOfMessages?: number;
  readonly WaitTimeSeconds?: number;
  readonly Entries?: readonly (Input & { readonly Id: string })[];
}

/** Each entry succeeds or fails by itself. */
function batch({ Entries = [] }: Input, each: (entry: Input) => unknown): object {
  if (Entries.length === 0)
    throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (Entries.length > 10)
    throw new AwsError('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.');
  if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length)
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two or more batch entries have the same Id.');
  checkSize(Entries);
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of Entries)
    try {
      Successful.push({ Id: entry.Id, ...(each(entry) ?? {}) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  return { Successful, Failed };
}

function checkSize(entries: readonly SendInput[]): void {
  const size = entries.reduce((sum, { MessageBody = '' }) => sum + Buffer.byteLength(MessageBody), 0);
  if (size > MAX_BYTES)
    throw new AwsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${MAX_BYTES} bytes.`,
    );
}

/** What SQS itself says of a message, to receivers and to functions. */
export function systemAttributes({ receives, sentAt, firstReceivedAt }: Message): Record<string, string> {
  return {
    ApproximateReceiveCount: `${receives}`,
    SentTimestamp: `${sentAt}`,
    ApproximateFirstReceiveTimestamp: `${firstReceivedAt}`,
    SenderId: ACCOUNT,
  };
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
