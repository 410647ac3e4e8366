import type { Matching } from '../../functions/compose/ports.ts';
import { nextDueAfter } from '../../shared/editions/cadence.ts';
import { after, DAY_MS, earlier, HOUR_MS, MINUTE_MS } from '../../shared/editions/instant.ts';
import { rescheduled } from '../../shared/editions/reschedule.ts';
import { LOOK_BACK_MS } from '../../shared/editions/window.ts';
import type { Instant, Paper, PaperId } from '../../shared/papers/paper.ts';
import type { Cadence, Interest, Reader } from '../../shared/readers/reader.ts';
import type { Deployment } from './deployment.ts';
import type { Judge } from './judge.ts';
import type { ServiceName } from './ports/service.ts';
import type { World } from './world.ts';

const TOPICS = 40;
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Tehran',
  'Pacific/Kiritimati',
  'UTC',
];
const SERVICES: readonly ServiceName[] = ['readers', 'ledger', 'library', 'bodies', 'queue', 'mail', 'evidence'];
const SLOWEST_WRITE_MS = 4 * MINUTE_MS;

/** Matches by topic, which is all that a protocol needs to know of meaning. */
export const byTopic: Matching = {
  match: (interests, papers) => {
    const asked = new Map<string, number[]>();
    interests.forEach(({ query }, index) => {
      const known = asked.get(query);
      if (known) known.push(index);
      else asked.set(query, [index]);
    });
    return papers.flatMap((paper, index) =>
      paper.abstract === ''
        ? []
        : paper.keywords.flatMap((topic) =>
            (asked.get(topic) ?? []).map((interest) => ({ interest, paper: index, score: topic.length * 10 })),
          ),
    );
  },
  explain: () => [],
};

/** People, papers and misfortunes, day by day, as the seed has them. */
export class Scenario {
  readonly #world: World;
  readonly #deployment: Deployment;
  readonly #judge: Judge;
  readonly #size: number;
  #readers = 0;
  #papers = 0;

  constructor(deployment: Deployment, judge: Judge, readers: number) {
    this.#world = deployment.world;
    this.#deployment = deployment;
    this.#judge = judge;
    this.#size = readers;
  }

  /** Lays out one day that begins now. */
  day(): void {
    while (this.#present().length < this.#size) this.#join();
    this.#dumps();
    this.#people();
    this.#misfortunes();
  }

  #present(): Reader[] {
    return [...this.#deployment.readers.rows.values()].filter(
      ({ consent }) => consent.state !== 'left' && consent.state !== 'suppressed',
    );
  }

  #join(): void {
    const world = this.#world;
    const zone = world.pick(ZONES);
    const cadence = this.#cadence();
    const now = world.instant();
    const number = ++this.#readers;
    this.#deployment.readers.set({
      id: `${number.toString(16).padStart(4, '0')}reader`,
      address: `reader${number}@example.org`,
      zone,
      cadence,
      interests: [this.#interest(now), this.#interest(now)].filter(
        ({ id }, index, all) => all.findIndex((one) => one.id === id) === index,
      ),
      consent: { state: 'invited' },
      addedAt: now,
      nextDueAt: nextDueAfter(cadence, zone, now),
      watermark: now,
      openEditions: [],
      version: 0,
    });
  }

  #cadence(): Cadence {
    const at = this.#world.pick(['02:30', '06:00', '07:00', '07:15', '12:00', '23:55']);
    return this.#world.pick<Cadence>([
      { kind: 'daily', at },
      { kind: 'daily', at },
      { kind: 'daily', at },
      { kind: 'weekdays', at },
      { kind: 'alerts' },
      { kind: 'weekly', at, days: [1, 4] },
      { kind: 'monthly', at, day: 'last' },
    ]);
  }

  #interest(addedAt: Instant): Interest {
    const topic = `topic-${Math.floor(this.#world.random() * TOPICS)}`;
    return { id: topic, label: topic, query: topic, addedAt };
  }

  #dumps(): void {
    const world = this.#world;
    for (let dump = 0; dump < 3; dump++) {
      const at = world.now + world.random() * DAY_MS;
      world.at(at, () => {
        for (let paper = 0; paper < 8; paper++) world.after(paper * 40, () => this.#paper());
      });
    }
  }

  /** One paper through ingest: stamped, written a little or much later, tried again when the write failed. */
  #paper(): void {
    const world = this.#world;
    const id: PaperId = `p${++this.#papers}`;
    const topics = [`topic-${Math.floor(world.random() * TOPICS)}`, `topic-${Math.floor(world.random() * TOPICS)}`];
    const oneLiner = world.happens(0.05);
    const write = () => {
      const stamped = world.instant();
      const faulty =
        world.happens(this.#deployment.services.faults.failure) || this.#deployment.services.isOut('library');
      const slow = world.happens(this.#deployment.services.faults.slow * 10)
        ? world.random() * SLOWEST_WRITE_MS
        : world.around(10);
      if (faulty) {
        world.after(5 * MINUTE_MS, write);
        return;
      }
      world.after(slow, () => {
        if (!this.#deployment.library.putIfAbsent(aPaper(id, topics, stamped, oneLiner))) return;
        if (!oneLiner) this.#judge.arrived(this.#deployment.library.papers.get(id)!);
        if (oneLiner) world.after(world.random() * 2 * DAY_MS, () => this.#restamp(id, 'enriched'));
        else if (world.happens(0.15)) this.#revise(id);
      });
    };
    write();
  }

  /** Revisions like to come at the worst moment: between the end of somebody's window and the compose that reads it. */
  #revise(id: PaperId): void {
    const world = this.#world;
    const due = world.pick(this.#present()).nextDueAt;
    const worst = Date.parse(due) - 2 * MINUTE_MS + world.random() * 3 * MINUTE_MS;
    const soon = worst > world.now && worst < world.now + 3 * DAY_MS && world.happens(0.7);
    world.at(soon ? worst : world.now + world.random() * 3 * DAY_MS, () => this.#restamp(id, 'revised'));
  }

  #restamp(id: PaperId, kind: 'enriched' | 'revised'): void {
    const at = this.#world.instant();
    this.#world.after(this.#world.around(10), () => {
      if (this.#deployment.library.restamp(id, { kind, at }) && kind === 'enriched')
        this.#judge.arrived(this.#deployment.library.papers.get(id)!);
    });
  }

  #people(): void {
    const world = this.#world;
    for (const { id } of this.#present()) {
      const sometime = (probability: number, change: (reader: Reader) => Partial<Reader>) => {
        if (!world.happens(probability)) return;
        world.after(world.random() * DAY_MS, () => {
          const reader = this.#deployment.readers.rows.get(id);
          if (reader?.consent.state === 'active') this.#deployment.readers.set({ ...reader, ...change(reader) });
        });
      };
      sometime(0.003, () => ({ consent: { state: 'left', at: world.instant() } }));
      sometime(0.01, (reader) => {
        const cadence = this.#cadence();
        return { cadence, nextDueAt: rescheduled(reader, cadence, reader.zone, world.instant()) };
      });
      sometime(0.01, (reader) => {
        const zone = world.pick(ZONES);
        return { zone, nextDueAt: rescheduled(reader, reader.cadence, zone, world.instant()) };
      });
      sometime(0.01, ({ interests }) => {
        const interest = this.#interest(world.instant());
        return interests.some((one) => one.id === interest.id) ? {} : { interests: [...interests, interest].slice(-4) };
      });
      sometime(0.005, ({ watermark }) => {
        // A pause beyond the look-back loses what lies before it, by design.
        const until = earlier(
          after(world.instant(), world.random() * 20 * DAY_MS),
          after(watermark, LOOK_BACK_MS - DAY_MS),
        );
        return { consent: { state: 'paused', until }, nextDueAt: until };
      });
      if (world.happens(0.02)) world.after(world.random() * DAY_MS, () => void this.#deployment.sendNow(id));
    }
  }

  #misfortunes(): void {
    const world = this.#world;
    const { faults } = this.#deployment.services;
    if (world.happens(faults.outage))
      world.after(world.random() * DAY_MS, () => this.#deployment.services.outage(world.pick(SERVICES), 3 * HOUR_MS));
    if (world.happens(faults.accountFault))
      world.after(world.random() * DAY_MS, () => {
        this.#deployment.mailService.accountFaultUntil = world.now + DAY_MS;
      });
    if (world.happens(faults.outage)) {
      const { id } = world.pick(this.#present());
      this.#deployment.mailService.refused.add(id);
      world.after(2 * DAY_MS, () => this.#deployment.mailService.refused.delete(id));
    }
  }
}

/** A paper of topics, as ingest would write it. */
export function aPaper(id: PaperId, topics: readonly string[], at: Instant, oneLiner: boolean): Paper {
  return {
    id,
    title: `Paper ${id}`,
    abstract: oneLiner ? '' : 'as it came',
    raw: { title: '', abstract: '' },
    keys: [`title:${id}`],
    authors: [],
    authorCount: 0,
    categories: [],
    keywords: topics,
    links: {},
    withdrawn: false,
    sources: ['simulation'],
    titleVersion: 1,
    abstractVersion: 1,
    dumpId: 'dump',
    dumpRecord: 1,
    otherDumps: [],
    firstArrivedAt: at,
    arrival: { kind: 'new', at },
    formerIds: [],
  };
}
