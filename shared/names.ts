/**
 * The names that the infrastructure gives and the running code reads. The one file that both sides import: a name that
 * stands here once cannot drift apart.
 */

/** Environment variables of the functions. Each function gets only those that its wire.ts reads. */
export const ENV = {
  papersTable: 'PAPERS_TABLE',
  dumpsTable: 'DUMPS_TABLE',
  readersTable: 'READERS_TABLE',
  editionsTable: 'EDITIONS_TABLE',
  bucket: 'BUCKET',
  ingestQueueUrl: 'INGEST_QUEUE_URL',
  sendQueueUrl: 'SEND_QUEUE_URL',
  operatorTopicArn: 'OPERATOR_TOPIC_ARN',
  configurationSet: 'CONFIGURATION_SET',
  sender: 'SENDER',
  /** Where answers to mails go. */
  operatorAddress: 'OPERATOR_ADDRESS',
  webOrigin: 'WEB_ORIGIN',
  /** `open` where people may subscribe by themselves, else `closed`. */
  subscription: 'SUBSCRIPTION',
  /** Mails a second that the account allows; the send step stays at 80 % of it. */
  sendRatePerSecond: 'SEND_RATE_PER_SECOND',
  /** How many send functions may run at once; the rate is shared out between them. */
  sendConcurrency: 'SEND_CONCURRENCY',
  /** Papers whose own date is older than so many days are no news (I6). */
  newsMaxAgeDays: 'NEWS_MAX_AGE_DAYS',
} as const;

/** Folders of the bucket. Only `dumps` and `backfill` wake ingest. */
export const PREFIX = {
  dumps: 'dumps/',
  backfill: 'backfill/',
  receipts: 'receipts/',
  rejects: 'rejects/',
  editions: 'editions/',
  segments: 'segments/',
} as const;

/** Every table has the one key `pk`; what an index is for stands in docs/data-model.md. */
export const TABLE_KEY = 'pk';

/** Global secondary indexes: name, partition key, sort key (all strings). */
export const INDEX = {
  /** Papers: what became known on a day, by time. */
  papersByArrival: { name: 'byArrival', partition: 'arrivalShard', sort: 'arrivedAt' },
  /** Dumps: what was dropped on a day, by time. */
  dumpsByDay: { name: 'byDay', partition: 'day', sort: 'droppedAt' },
  /** Readers: who is due, by time. Sparse: only readers who get mail. */
  readersByDue: { name: 'byDue', partition: 'dueShard', sort: 'nextDueAt' },
  /** Editions: what the ledger must look at next. Sparse: only PLANNED and CLAIMED. */
  editionsByNextAction: { name: 'byNextAction', partition: 'actionShard', sort: 'nextActionAt' },
  /** Editions: one reader's editions, by due time. */
  editionsByReader: { name: 'byReader', partition: 'readerId', sort: 'dueAt' },
} as const;

/** Attribute in which DynamoDB finds the second at which a row may be deleted (Editions and Dumps). */
export const TTL_ATTRIBUTE = 'expiresAtSeconds';

/** Hash shards: of readers (and of the ledger's next actions), and of the papers that arrive on one day. */
export const READER_SHARDS = 64;
export const ARRIVAL_SHARDS = 4;

/**
 * Custom metrics (CloudWatch embedded metric format, a whole line of its own on stdout). Each has the one dimension METRIC_DIMENSION.
 */
export const METRIC = {
  namespace: 'Offprint',
  papersNew: 'PapersNew',
  recordsRejected: 'RecordsRejected',
  dumpsRefused: 'DumpsRefused',
  editionsFrozen: 'EditionsFrozen',
  composeTicks: 'ComposeTicks',
  mailsSent: 'MailsSent',
  mailsUnknown: 'MailsUnknown',
  /** Editions that ended PARKED: nobody knows whether the mail left. */
  editionsParked: 'EditionsParked',
  sendsHeld: 'SendsHeld',
  /** At each tick while too many mails came back. */
  sendingHeld: 'SendingHeld',
  evidenceLagSeconds: 'EvidenceLagSeconds',
  /** People who were told to come back tomorrow, because too many had asked for mails that day. */
  askersTurnedAway: 'AskersTurnedAway',
} as const;

/** Value: Lambda's own AWS_LAMBDA_FUNCTION_NAME, so that the figures of two stages in one account stay apart. */
export const METRIC_DIMENSION = 'FunctionName';

/**
 * How Node is to run compose. Its garbage is papers and editions in thousands: with a small young generation and a bounded old one V8 sweeps them away while they are few,
 * at no measurable cost, where it would let the heap grow to four times what is alive (`node tests/bench/compose.ts`: 500 MB, and 494 with 320 for the old one).
 */
export const COMPOSE_NODE_OPTIONS = '--max-semi-space-size=16 --max-old-space-size=384';

/** How Node is to run ingest: what records leave behind is swept away before it fills the 256 MB that ingest may hold (I4; `node tests/bench/ingest-store.ts`: 200 MB, and 327 without). */
export const INGEST_NODE_OPTIONS = '--max-semi-space-size=8';

/** Tag that each mail carries through SES, so that an event finds its edition. Values: letters, digits, `-`, `_`. */
export const EDITION_TAG = 'edition';
/** In its place on the mail that asks for a confirmation: the opaque id that a reader with this address has. */
export const ASKED_TAG = 'asked';

/** Keys of the stack's outputs, as the CLI reads them. */
export const OUTPUT = {
  bucket: 'Bucket',
  papersTable: 'PapersTable',
  dumpsTable: 'DumpsTable',
  readersTable: 'ReadersTable',
  editionsTable: 'EditionsTable',
  ingestQueueUrl: 'IngestQueueUrl',
  sendQueueUrl: 'SendQueueUrl',
  operatorTopicArn: 'OperatorTopicArn',
  webOrigin: 'WebOrigin',
  composeFunction: 'ComposeFunction',
  sender: 'Sender',
} as const;

/** Key of one more output, where people may subscribe by themselves: address of the page. */
export const SUBSCRIBE_OUTPUT = 'SubscribePage';
