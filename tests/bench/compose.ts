import { compose } from '../../functions/compose/compose.ts';
import type { ComposePorts } from '../../functions/compose/ports.ts';
import type { Edition, EditionBody } from '../../shared/editions/edition.ts';
import { allows } from '../../shared/editions/ledger.ts';
import { libraryOf } from '../../shared/matching/library.ts';
import { savedMatching } from '../../shared/matching/saved-interests.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Interest, Reader } from '../../shared/readers/reader.ts';

/**
 * One tick in which everybody is due at once and answers for a month: the most that compose may meet. Prints the time for each reader and the most memory (bar: 512 MB for
 * 100,000 interests and 60,000 papers). `node tests/bench/compose.ts [readers] [papers]`
 */
const [readerCount = 20_000, paperCount = 60_000] = process.argv.slice(2).map(Number);
const INTERESTS_EACH = 5;
const NOW = '2026-03-31T07:01:00.000Z';
const WORDS = 30_000;

let state = 1;
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

/** Words as often as in real text: the nth about 1/n as often as the first (Zipf). */
function word(fromRank = 1): string {
  const rank = Math.floor(fromRank * (WORDS / fromRank) ** random());
  return `w${rank.toString(36)}`.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);
}

function words(count: number): string {
  return Array.from({ length: count }, () => word()).join(' ');
}

function* papers(): Generator<Paper> {
  for (let number = 0; number < paperCount; number++) {
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

function interest(number: number): Interest {
  const query = number % 3 === 0 ? `"${word(100)} ${word(100)}"` : `${word(100)} ${word(100)}`;
  return { id: `i${number}`, label: query, query, addedAt: '2026-01-01T00:00:00.000Z' };
}

function reader(number: number): Reader {
  const interests = Array.from({ length: INTERESTS_EACH }, (_, index) => interest(number * INTERESTS_EACH + index));
  return {
    id: number.toString(16).padStart(26, '0'),
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

/** Stores keep only what another step would read back: the real ones are elsewhere. */
const readers = new Map(Array.from({ length: readerCount }, (_, number) => reader(number)).map((one) => [one.id, one]));
let [frozen, listed] = [0, 0];
const rows = new Map<string, Edition>();
// As in production: what closed days taught, summed.
const library = { version: 'bench', ...libraryOf([...papers()].slice(0, 3000)) };
const ports: ComposePorts = {
  readers: {
    async *due(shard) {
      if (shard === 0) yield* readers.values();
    },
    get: async (id) => readers.get(id),
    put: async (written) => {
      readers.delete(written.id);
      return written;
    },
  },
  async *arrivals() {
    yield* papers();
  },
  matching: savedMatching(),
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
    get: async (id) => rows.get(id),
    write: async ({ next, when }) => allows(when, rows.get(next.id)),
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

const began = performance.now();
const { rounds, faults } = await compose(ports, { fromShard: 0, toShard: 64, until: '2026-03-31T07:30:00.000Z' });
const seconds = (performance.now() - began) / 1000;
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(
  `${rounds} readers, ${rounds * INTERESTS_EACH} interests, ${paperCount} papers: ${frozen} editions with ${listed} papers, ${faults.length} faults`,
);
console.log(
  `${seconds.toFixed(1)} s, ${((seconds * 1000) / rounds).toFixed(2)} ms a reader, ${Math.round(peakMb)} MB at most`,
);
