/**
 * What a month costs, from how much happens for a mail, a paper and a tick. `node scripts/costs.ts` prints the table of docs/costs.md.
 * Prices: AWS's lists for us-east-1. Where AWS gives an allowance for ever it is counted, where for a first year it is not.
 */

interface Size {
  readonly readers: number;
  readonly papersPerDay: number;
}

interface Item {
  readonly what: string;
  /** US dollars for one of `unit`. */
  readonly price: number;
  readonly unit: string;
  /** Free every month. */
  readonly free: number;
  /** How many in a month, in the twelfth month of a deployment. */
  readonly amount: (size: Size) => number;
}

const DAYS = 30;
const MONTHS_STORED = 12;
const MILLION = 1e6;
const GIGABYTE = 1e9;

/** Every reader gets a mail every day: more than really happens. */
const mails = ({ readers }: Size): number => readers * DAYS;
const papers = ({ papersPerDay }: Size): number => papersPerDay * DAYS;

const TICKS = 12 * 24 * DAYS;
/** Ticks in which somebody is due: most people choose one of 24 full hours, in a few zones. */
const BUSY_TICKS = 24 * DAYS;
const SHARDS = 64;

/** Sizes of what is stored, in bytes. */
const PAPER = 5_000;
const READER = 2_000;
const LEDGER_ROW = 1_000;
const EDITION_BODY = 30_000;

/** Lambda's seconds times gigabytes: for a tick that finds nobody, a reader, a mail, an event of SES, a page, a paper. */
const IDLE_TICK = 0.6 * 1.73;
const COMPOSED = 0.01 * 1.73;
const SENT = 0.2 * 0.5;
const HEARD = 0.03 * 0.5;
const SERVED = 0.05 * 0.5;
const INGESTED = 0.03 * 1;

/** Of a mail: events of SES (sent, delivered), and pages that are opened, link scanners counted. */
const EVENTS = 2;
const PAGES = 1;

/** Lambda asks each of three queues without pause: five connections that wait twenty seconds each. */
const IDLE_POLLS = 3 * 5 * 3 * 60 * 24 * DAYS;

/** An alarm is paid for by the metrics that it looks at; one looks at two. */
const ALARMS = 14;
const CUSTOM_METRICS = 12;

const ITEMS: readonly Item[] = [
  { what: 'SES, mails', price: 0.1, unit: 'thousand', free: 0, amount: (size) => mails(size) / 1000 },
  {
    // Paper: row and index 5 units each, 3 aliases. Mail: reader 2 and index 4, ledger 3 at freezing, 4 at the claim, 3 at the end, 2 for evidence, 1 at most to count it.
    what: 'DynamoDB, writes',
    price: 0.625,
    unit: 'million',
    free: 0,
    amount: (size) => (papers(size) * 13 + mails(size) * 19) / MILLION,
  },
  {
    // Every tick asks two indexes in each shard. A busy one reads the day's papers, 8 kB a unit. Six reads a mail, four a paper.
    what: 'DynamoDB, reads',
    price: 0.125,
    unit: 'million',
    free: 0,
    amount: (size) =>
      (TICKS * SHARDS + BUSY_TICKS * size.papersPerDay * (PAPER / 8_000) + mails(size) * 6 + papers(size) * 4) /
      MILLION,
  },
  { what: 'DynamoDB, storage', price: 0.25, unit: 'GB', free: 25, amount: (size) => stored(size) },
  { what: 'DynamoDB, recovery to any second', price: 0.2, unit: 'GB', free: 0, amount: (size) => stored(size) },
  {
    what: 'Lambda, time',
    price: 13.3334,
    unit: 'million GB-s',
    free: 0.4,
    amount: (size) =>
      (TICKS * IDLE_TICK +
        mails(size) * (COMPOSED + SENT + EVENTS * HEARD + PAGES * SERVED) +
        papers(size) * INGESTED) /
      MILLION,
  },
  {
    // Sends come in tens, events by themselves when there are few of them.
    what: 'Lambda, calls',
    price: 0.2,
    unit: 'million',
    free: 1,
    amount: (size) => (TICKS + mails(size) * (0.1 + EVENTS + PAGES)) / MILLION,
  },
  {
    what: 'S3, storage',
    price: 0.023,
    unit: 'GB',
    free: 0,
    amount: (size) => (mails(size) * MONTHS_STORED * EDITION_BODY) / GIGABYTE,
  },
  { what: 'S3, writes', price: 5, unit: 'million', free: 0, amount: (size) => mails(size) / MILLION },
  { what: 'S3, reads', price: 0.4, unit: 'million', free: 0, amount: (size) => (mails(size) * (1 + PAGES)) / MILLION },
  {
    // A message costs its way in, its way out and its end.
    what: 'SQS, requests',
    price: 0.4,
    unit: 'million',
    free: 1,
    amount: (size) => (IDLE_POLLS + mails(size) * 3 * (0.1 + EVENTS)) / MILLION,
  },
  { what: 'SNS, events', price: 0.5, unit: 'million', free: 1, amount: (size) => (mails(size) * EVENTS) / MILLION },
  {
    what: 'API Gateway, requests',
    price: 1,
    unit: 'million',
    free: 0,
    amount: (size) => (mails(size) * PAGES) / MILLION,
  },
  {
    what: 'CloudWatch, logs',
    price: 0.5,
    unit: 'GB',
    free: 5,
    amount: (size) => (TICKS * 1_000 + mails(size) * 2_500) / GIGABYTE,
  },
  { what: 'CloudWatch, alarms', price: 0.1, unit: 'alarm', free: 10, amount: () => ALARMS },
  { what: 'CloudWatch, metrics', price: 0.3, unit: 'metric', free: 10, amount: () => CUSTOM_METRICS },
];

const SIZES: readonly Size[] = [
  { readers: 50, papersPerDay: 500 },
  { readers: 5_000, papersPerDay: 500 },
  { readers: 50_000, papersPerDay: 500 },
];

/** Gigabytes in the tables after a year: papers twice (row and index), readers twice, ledger rows of the last month three times. */
function stored(size: Size): number {
  return (
    (papers(size) * MONTHS_STORED * PAPER * 2 + size.readers * READER * 2 + mails(size) * LEDGER_ROW * 3) / GIGABYTE
  );
}

/** The table, in Markdown. */
function costsTable(): string {
  const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
  const heads = SIZES.map(({ readers }) => `${readers.toLocaleString('en')} readers`);
  return [
    row('', 'price', 'free', ...heads),
    row('---', '---', '---', ...heads.map(() => '---')),
    ...ITEMS.map((item) =>
      row(
        item.what,
        `$${item.price} per ${item.unit}`,
        item.free ? String(item.free) : '–',
        ...SIZES.map((size) => shown(item, size)),
      ),
    ),
    row('**a month**', '', '', ...SIZES.map((size) => `**$${total(size).toFixed(2)}**`)),
    row('a month, nothing free', '', '', ...SIZES.map((size) => `$${total(size, 0).toFixed(2)}`)),
  ].join('\n');
}

function shown(item: Item, size: Size): string {
  return `${Number(item.amount(size).toPrecision(3))} → $${cost(item, size).toFixed(2)}`;
}

function total(size: Size, allowance = 1): number {
  return ITEMS.reduce((sum, item) => sum + cost(item, size, allowance), 0);
}

function cost({ price, free, amount }: Item, size: Size, allowance = 1): number {
  return price * Math.max(0, amount(size) - free * allowance);
}

console.log(costsTable());
