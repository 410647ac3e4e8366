import type { Matching } from '../../functions/compose/ports.ts';
import { type Cadence, nextDueAfter } from '../../shared/calendar/cadence.ts';
import { dayOf } from '../../shared/calendar/day.ts';
import { after, DAY_MS, earlier, HOUR_MS, type Instant, MINUTE_MS } from '../../shared/calendar/instant.ts';
import { LOOK_BACK_MS } from '../../shared/calendar/look-back.ts';
import { EMPTY_LIBRARY } from '../../shared/matching/library/library.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Interest, Reader } from '../../shared/readers/reader.ts';
import { paused, resumed, withRhythm } from '../../shared/readers/rhythm.ts';
import type { Deployment } from './deployment.ts';
import type { Telling } from './ingestion.ts';
import type { ServiceName } from './ports/service.ts';
import type { World } from './world.ts';

const TOPICS = 40;
/** Of dumps, those that would mail far more than usual; and how many papers they have. */
const FLOODS = 0.01;
const FLOOD = 80;
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
const SERVICES: readonly ServiceName[] = [
  'readers',
  'ledger',
  'library',
  'dumps',
  'bodies',
  'queue',
  'mail',
  'evidence',
];
/** Long enough to count as an abstract (shared/papers/abstract.ts), and like no other's. */
export function abstractOf(work: string): string {
  return Array.from({ length: 40 }, (_, n) => `word${n}of${work}`).join(' ');
}

/** Matches by topic, which is all that a protocol needs to know of meaning. */
export const byTopic: Matching = {
  libraryOf: () => EMPTY_LIBRARY,
  compile: (interests) => {
    const asked = new Map<string, number[]>();
    interests.forEach(({ query }, index) => {
      const known = asked.get(query);
      if (known) known.push(index);
      else asked.set(query, [index]);
    });
    return {
      match(papers, take) {
        for (const [place, { abstract, keywords }] of papers.entries())
          for (const topic of abstract === '' ? [] : keywords)
            for (const interest of asked.get(topic) ?? []) take(interest, place, topic.length * 10);
      },
      explain: () => [],
    };
  },
};

/** People, papers and misfortunes, day by day, as the seed has them. */
export class Scenario {
  readonly #world: World;
  readonly #deployment: Deployment;
  readonly #size: number;
  #readers = 0;
  #papers = 0;
  #dropped = 0;
  #last: Telling | undefined;

  constructor(deployment: Deployment, readers: number) {
    this.#world = deployment.world;
    this.#deployment = deployment;
    this.#size = readers;
  }

  /** Lays out one day that begins now. */
  day(): void {
    while (this.#present().length < this.#size) this.#join();
    this.#dumps();
    this.#people();
    this.#operator();
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
      preferences: { revisions: world.pick(['never', 'never', 'material', 'all']) },
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
    const drop = (papers: readonly Telling[]) => this.#deployment.ingestion.drop(`dump-${++this.#dropped}`, papers);
    for (let dump = 0; dump < 3; dump++) {
      // Now and then somebody drops what is no day's work, and it is held.
      const papers = Array.from({ length: world.happens(FLOODS) ? FLOOD : 8 }, () => this.#paper());
      world.after(world.random() * DAY_MS, () => drop(papers));
      // Some came without their abstract; another dump brings it.
      const bare = papers.filter(({ abstract }) => abstract === '');
      if (bare.length > 0)
        world.after((1 + 2 * world.random()) * DAY_MS, () =>
          drop(bare.map((one) => ({ ...one, abstract: abstractOf(one.doi) }))),
        );
    }
  }

  #paper(): Telling {
    const world = this.#world;
    const topic = () => `topic-${Math.floor(world.random() * TOPICS)}`;
    const name = `p${++this.#papers}`;
    const paper = aTelling(name, [topic(), topic()], world.happens(0.05) ? '' : abstractOf(`10.5555/${name}`));
    // Some come again under another identity, of which nobody knows that it is the same work.
    const last = this.#last;
    this.#last = paper;
    return last && last.abstract !== '' && world.happens(0.1)
      ? { ...paper, abstract: last.abstract, keywords: last.keywords }
      : paper;
  }

  /** Revisions like to come at the worst moment: between the end of somebody's window and the compose that reads it. */
  revise(paper: Paper): void {
    const world = this.#world;
    if (!world.happens(0.15)) return;
    const due = world.pick(this.#present()).nextDueAt;
    const worst = Date.parse(due) - 2 * MINUTE_MS + world.random() * 3 * MINUTE_MS;
    const soon = worst > world.now && worst < world.now + 3 * DAY_MS && world.happens(0.7);
    world.at(soon ? worst : world.now + world.random() * 3 * DAY_MS, () =>
      this.#deployment.library.revise(paper.id, world.instant()),
    );
  }

  #people(): void {
    const world = this.#world;
    for (const { id } of this.#present()) {
      const sometime = (probability: number, change: (reader: Reader) => Partial<Reader>) => {
        if (!world.happens(probability)) return;
        world.after(world.random() * DAY_MS, () => {
          const reader = this.#deployment.readers.rows.get(id);
          const hears = reader?.consent.state === 'active' || reader?.consent.state === 'paused';
          if (hears) this.#deployment.readers.set({ ...reader, ...change(reader) });
        });
      };
      if (world.happens(0.003)) world.after(world.random() * DAY_MS, () => void this.#deployment.leave(id));
      sometime(0.01, (reader) => withRhythm(reader, this.#cadence(), reader.zone, world.instant()));
      sometime(0.01, (reader) => withRhythm(reader, reader.cadence, world.pick(ZONES), world.instant()));
      sometime(0.01, ({ interests }) => {
        const interest = this.#interest(world.instant());
        return interests.some((one) => one.id === interest.id) ? {} : { interests: [...interests, interest].slice(-4) };
      });
      sometime(0.005, (reader) => {
        // A pause beyond the look-back loses what lies before it, by design; two days for the zone's midnight and the hour of the mail.
        const reach = after(reader.watermark, LOOK_BACK_MS - 2 * DAY_MS);
        return paused(reader, dayOf(earlier(after(world.instant(), world.random() * 20 * DAY_MS), reach)));
      });
      sometime(0.01, (reader) => resumed(reader, world.instant()));
      if (world.happens(0.02)) world.after(world.random() * DAY_MS, () => void this.#deployment.sendNow(id));
    }
  }

  /** Has half of what was parked since yesterday sent again, as the command does it: by an edition out of turn. */
  #operator(): void {
    const world = this.#world;
    const yesterday = after(world.instant(), -DAY_MS);
    for (const row of this.#deployment.ledger.rows.values())
      if (row.state === 'PARKED' && row.endedAt > yesterday && world.happens(0.5))
        world.after(world.random() * DAY_MS, () => void this.#deployment.sendNow(row.readerId));
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

/** A paper with topics, as a dump tells it. */
export function aTelling(name: string, topics: readonly string[], abstract: string): Telling {
  return { title: `Paper ${name}`, abstract, doi: `10.5555/${name}`, keywords: topics };
}
