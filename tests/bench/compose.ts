import { compose } from '../../functions/compose/compose.ts';
import type { ComposePorts } from '../../functions/compose/ports.ts';
import type { EditionBody } from '../../shared/editions/edition.ts';
import { libraryOf } from '../../shared/matching/library/library.ts';
import { type KeptLibrary, LIBRARY_DAYS } from '../../shared/matching/library/library-of-days.ts';
import { compileSaved } from '../../shared/matching/saved-interests.ts';
import { COMPOSE_NODE_OPTIONS, READER_SHARDS } from '../../shared/names.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Interest, Reader } from '../../shared/readers/reader.ts';
import { runWith } from './as-function.ts';

/**
 * One tick in which everybody is due at once and answers for a month: the most that compose may meet. Prints the time for each reader and the most memory (bar: 512 MB for
 * 100,000 interests and 60,000 papers). `node tests/bench/compose.ts [readers] [papers] [rank]`: interests are of words of this rank and rarer.
 */
runWith(COMPOSE_NODE_OPTIONS);

const [readerCount = 20_000, paperCount = 60_000, commonest = 400] = process.argv.slice(2).map(Number);
const INTERESTS_EACH = 5;
const NOW = '2026-03-31T07:01:00.000Z';
const WORDS = 30_000;
/** One word in so many stands in hardly another paper: names, numbers, slips of the pen. */
const RARE = 100;
/** A library of 90 days knows so many words that this window may never use. */
const LIBRARY_WORDS = 500_000;
const MB = 2 ** 20;

let state = 1;
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

/** Words as often as in real text: the nth about 1/n as often as the first (Zipf). */
const COMMON = Array.from({ length: 1 << 16 }, (_, at) => written(Math.floor(WORDS ** (at / (1 << 16)))));

function word(fromRank: number): string {
  return written(Math.floor(fromRank * (WORDS / fromRank) ** random()));
}

function written(rank: number): string {
  return `w${rank.toString(36)}`.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
}

function words(count: number): string {
  let text = '';
  for (let n = 0; n < count; n++) {
    const chance = random();
    const isRare = chance * RARE < 1;
    text += isRare
      ? ` ${written(Math.floor(1e6 + chance * RARE * 1e6))}`
      : ` ${COMMON[Math.floor(chance * COMMON.length)]}`;
  }
  return text.slice(1);
}

function* papers(count: number): Generator<Paper> {
  for (let number = 0; number < count; number++) {
    const at = new Date(Date.parse('2026-03-01T00:00:00.000Z') + (number / paperCount) * 30 * 86_400_000).toISOString();
    const [title, abstract] = [words(10), words(170)];
    yield {
      id: number.toString(16).padStart(20, '0'),
      title,
      abstract,
      raw: { title, abstract },
      keys: [`arxiv:2603.${number}`],
      authors: ['Ada Quill', 'Bo Marsh', 'Cyra Holm'],
      authorCount: 3,
      categories: ['cs.LG', 'stat.ML'],
      keywords: [],
      links: { abstract: `https://arxiv.example/abs/2603.${number}`, pdf: `https://arxiv.example/pdf/2603.${number}` },
      withdrawn: false,
      sources: ['arxiv-oai'],
      titleVersion: 1,
      abstractVersion: 1,
      dumpId: `dump-${at.slice(0, 10)}`,
      dumpRecord: number,
      otherDumps: [],
      firstArrivedAt: at,
      arrival: { kind: 'new', at },
      formerIds: [],
    };
  }
}

function idOf(number: number): string {
  return number.toString(16).padStart(26, '0');
}

function interest(number: number): Interest {
  const query = number % 3 === 0 ? `"${word(commonest)} ${word(commonest)}"` : `${word(commonest)} ${word(commonest)}`;
  return { id: `i${number}`, label: query, query, addedAt: '2026-01-01T00:00:00.000Z' };
}

/** Made when it is asked for, always the same: the store is elsewhere, and takes no memory here. */
function reader(number: number): Reader {
  state = Math.imul(number + 1, 2_654_435_761) >>> 0;
  const interests = Array.from({ length: INTERESTS_EACH }, (_, index) => interest(number * INTERESTS_EACH + index));
  return {
    id: idOf(number),
    address: `reader${number}@example.org`,
    zone: 'UTC',
    cadence: { kind: 'monthly', at: '07:00', day: 'last' },
    interests,
    consent: { state: 'active' },
    addedAt: '2026-01-01T00:00:00.000Z',
    nextDueAt: '2026-03-31T07:00:00.000Z',
    watermark: '2026-02-28T06:58:00.000Z',
    openEditions: [],
    answered: {
      dueAt: '2026-02-28T07:00:00.000Z',
      from: '2026-01-31T04:58:00.000Z',
      interests: interests.map(({ id }) => id),
    },
    version: 1,
  };
}

let [frozen, listed] = [0, 0];

/** As in production: what closed days taught, summed. */
function kept(): KeptLibrary {
  const some = [...papers(3000)];
  const { statistics, acronyms } = libraryOf(some);
  const scale = (LIBRARY_DAYS * paperCount) / 30 / some.length;
  const scaled = (counts: ReadonlyMap<string, number>) =>
    new Map([...counts].map(([key, count]) => [key, Math.round(count * scale)]));
  const occurring = scaled(statistics.occurring);
  const stems = scaled(statistics.stems);
  for (let rank = 0; occurring.size + stems.size < LIBRARY_WORDS; rank++) occurring.set(written(2e6 + rank), 1);
  const { papers: count, titleWords, abstractWords } = statistics;
  return {
    version: 'bench',
    statistics: {
      papers: count * scale,
      titleWords: titleWords * scale,
      abstractWords: abstractWords * scale,
      occurring,
      stems,
    },
    acronyms,
  };
}

const library = kept();
const ports: ComposePorts = {
  readers: {
    async *due(shard) {
      for (let number = shard; number < readerCount; number += READER_SHARDS) yield { id: idOf(number) };
    },
    get: async (id) => reader(Number.parseInt(id, 16)),
    put: async (reader) => reader,
  },
  async *arrivals() {
    yield* papers(paperCount);
  },
  named: async () => new Map(),
  matching: { compile: compileSaved, libraryOf },
  library: async () => library,
  bodies: {
    get: async () => undefined,
    putIfAbsent: async (body: EditionBody) => {
      frozen++;
      listed += body.sections.reduce((sum, section) => sum + section.papers.length, 0);
      JSON.stringify(body);
      return body;
    },
  },
  ledger: {
    get: async () => undefined,
    write: async () => true,
    async *overdue() {},
  },
  staleSources: async () => [],
  holds: { get: async () => undefined },
  wake: async () => {},
  links: async () => ({ page: 'https://papers.example/e/x', leave: 'https://papers.example/u/x' }),
  lease: async () => true,
  now: () => NOW,
  count: () => {},
  random,
  mailsPerSecond: 14,
};

const before = process.cpuUsage();
const began = performance.now();
const { rounds, faults } = await compose(ports, {
  fromShard: 0,
  toShard: READER_SHARDS,
  until: '2026-03-31T07:30:00.000Z',
});
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);
const cpuSeconds = (user + system) / 1e6;
console.log(
  `${rounds} readers, ${rounds * INTERESTS_EACH} interests, ${paperCount} papers: ${frozen} editions with ${listed} papers, ${faults.length} faults`,
);
console.log(
  `${cpuSeconds.toFixed(1)} s of CPU in ${seconds.toFixed(1)} s, ${((cpuSeconds * 1000) / rounds).toFixed(2)} ms of CPU a reader`,
);
console.log(`${Math.round((process.resourceUsage().maxRSS * 1024) / MB)} MB at most`);
