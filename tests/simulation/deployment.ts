import { compose, type SendNow, sendNow, type TickReport } from '../../functions/compose/compose.ts';
import type { ComposePorts, Matching } from '../../functions/compose/ports.ts';
import { record } from '../../functions/evidence/evidence.ts';
import type { EvidencePorts } from '../../functions/evidence/ports.ts';
import { type MailEvent, readMailEvent } from '../../functions/evidence/ses-event.ts';
import type { SendPorts } from '../../functions/send/ports.ts';
import { leave } from '../../functions/web/leave.ts';
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/calendar/instant.ts';
import type { EvidenceHealth } from '../../shared/editions/evidence-health.ts';
import type { Hold } from '../../shared/editions/hold.ts';
import { editionToWake, wakeMessage } from '../../shared/editions/wake.ts';
import { EDITION_TAG, READER_SHARDS } from '../../shared/names.ts';
import type { ReaderId } from '../../shared/readers/ids.ts';
import { type Protocol, sendBy } from './alternatives.ts';
import type { Faults } from './faults.ts';
import { flawed, flawedLedger, type PlantedFlaw } from './flaws.ts';
import { Ingestion, type Verdict } from './ingestion.ts';
import type { Judge } from './judge.ts';
import { LedgerStore } from './ports/ledger.ts';
import { LibraryStore } from './ports/library.ts';
import { type Mail, MailServiceSimulator, type SimulatedMessage } from './ports/mail-service.ts';
import { Queue } from './ports/queue.ts';
import { ReadersStore } from './ports/readers.ts';
import { type ServiceName, Services } from './ports/service.ts';
import { Subscribers } from './subscribers.ts';
import type { Process, World } from './world.ts';

const COMPOSE_LIFE_MS = 5 * MINUTE_MS;
const SEND_LIFE_MS = 2 * MINUTE_MS;
const VISIBILITY_MS = 12 * MINUTE_MS;
/** An index that moves an entry may lag twice: both lags, and a slow writer, fit into the windows' overlap. */
const SLOWEST_INDEX_MS = 40 * MINUTE_MS;
const PAGES = { operator: 'operator@example.org' };
const TICK_MS = 5 * MINUTE_MS;

/** What is run: as shipped, or with a flaw that the judge must see. */
export interface Plan {
  readonly protocol: Protocol;
  readonly flaw?: PlantedFlaw;
}

export const AS_SHIPPED: Plan = { protocol: 'claim, then evidence' };

/** The steps, the very code that ships, over services in memory. */
export class Deployment {
  readonly world: World;
  readonly services: Services;
  readonly readers: ReadersStore;
  readonly ledger: LedgerStore;
  readonly library: LibraryStore;
  readonly ingestion: Ingestion;
  readonly mailService: MailServiceSimulator;
  readonly sendQueue: Queue;
  readonly evidenceQueue: Queue;
  readonly subscribers: Subscribers;
  hold: Hold | undefined;
  health: EvidenceHealth = {};
  readonly #matching: Matching;
  readonly #plan: Plan;
  #processes = 0;

  constructor(
    world: World,
    faults: Faults,
    matching: Matching,
    judge: Pick<Judge, 'accepted' | 'arrived' | 'agreed'>,
    plan: Plan = AS_SHIPPED,
  ) {
    const services = new Services(world, faults);
    const lag = () => (world.happens(services.faults.indexLag) ? world.random() * SLOWEST_INDEX_MS : world.around(50));
    this.world = world;
    this.services = services;
    this.readers = new ReadersStore(services, lag);
    this.ledger = new LedgerStore(services, lag);
    this.library = new LibraryStore(services, lag, (paper) => judge.arrived(paper));
    this.ingestion = new Ingestion(
      services,
      this,
      (name, lifeMs) => this.process(name, lifeMs),
      () => this.#decide(),
    );
    this.mailService = new MailServiceSimulator(services, (mail) => judge.accepted(mail, this.#events(mail)));
    this.sendQueue = new Queue(services, VISIBILITY_MS, (bodies) => this.#send(bodies));
    this.evidenceQueue = new Queue(services, VISIBILITY_MS, (bodies) => this.#takeEvidence(bodies), { keeps: true });
    this.subscribers = new Subscribers(this, judge);
    this.#matching = matching;
    this.#plan = plan;
  }

  /** A tick every five minutes until then; those that would find nothing to do are left out. */
  tickUntil(end: number): void {
    const { world } = this;
    for (let at = Math.ceil(world.now / TICK_MS) * TICK_MS; at < end; at += TICK_MS)
      world.at(at, () => {
        const now = world.instant();
        if (this.readers.shownDue(now).length === 0 && this.ledger.shownOverdue(now).length === 0) return;
        for (let ticks = world.happens(this.services.faults.doubleTick) ? 2 : 1; ticks > 0; ticks--)
          world.after(world.random() * 20_000, () => void this.tick());
      });
  }

  async tick(): Promise<TickReport | undefined> {
    const process = this.process('compose', COMPOSE_LIFE_MS);
    const until = after(this.world.instant(), COMPOSE_LIFE_MS - MINUTE_MS);
    return compose(this.composePorts(process), { fromShard: 0, toShard: 1, until }).catch(() => undefined);
  }

  process(name: string, lifeMs: number): Process {
    return { name: `${name}-${++this.#processes}`, deadline: this.world.now + lifeMs, alive: true };
  }

  /** A reader leaves by the link in a mail. */
  async leave(id: ReaderId): Promise<void> {
    const process = this.process('web', SEND_LIFE_MS);
    const capabilityKeys = async () => [];
    const ports = { readers: { ...this.readers.seenBy(process), capabilityKeys }, now: this.world.instant };
    // Whoever sees an error page tries again.
    await leave({ ...ports, bodies: this.ledger.bodiesSeenBy(process), pages: PAGES }, id).catch(() => this.leave(id));
  }

  async sendNow(id: ReaderId): Promise<SendNow | undefined> {
    return sendNow(this.composePorts(this.process('compose', COMPOSE_LIFE_MS)), id).catch(() => undefined);
  }

  /** Whether a service failed around that moment, so that neither confirm nor evidence need have come through. */
  wasDisturbed(at: number): boolean {
    return this.services.wasOut('ledger', at, at + HOUR_MS) || this.services.wasOut('evidence', at, at + HOUR_MS);
  }

  composePorts(process: Process): ComposePorts {
    const wake = this.sendQueue.seenBy(process);
    const call = <R>(service: ServiceName, answer: R) => this.services.call(process, service, () => answer);
    return flawed(this.#plan.flaw, {
      readers: this.readers.seenBy(process),
      arrivals: this.library.seenBy(process).arrivals,
      named: () => call('library', new Map()),
      matching: this.#matching,
      library: () => call('bodies', undefined),
      bodies: this.ledger.bodiesSeenBy(process),
      ledger: this.#ledger(process),
      // What fails here is caught (stale-sources.ts).
      staleSources: async () => [],
      holds: this.#holds(process),
      wake: (ids) => wake(ids.map(wakeMessage)),
      links: ({ readerId, editionId }) =>
        call('readers', { page: `https://x.example/e/${editionId}`, leave: `https://x.example/u/${readerId}` }),
      // Always free: nothing may depend on the lease.
      lease: () => call('ledger', true),
      now: this.world.instant,
      count: () => {},
      random: this.world.random,
      // One shard stands for all.
      mailsPerSecond: 11 * READER_SHARDS,
    });
  }

  sendPorts(process: Process): SendPorts<SimulatedMessage> {
    return {
      ledger: this.#ledger(process),
      readers: this.readers.seenBy(process),
      bodies: this.ledger.bodiesSeenBy(process),
      message: (body, reader) => ({ body, readerId: reader.id, invitation: reader.consent.state === 'invited' }),
      mail: this.mailService.seenBy(process),
      holds: this.#holds(process),
      evidence: {
        health: () => this.services.call(process, 'ledger', () => this.health),
        mailed: (at) =>
          this.services.call(process, 'ledger', () => {
            this.health = { ...this.health, lastMailedAt: at };
          }),
      },
      now: this.world.instant,
      random: this.world.random,
      pace: () => this.services.sleep(process, 100),
      notify: () => this.services.call(process, 'queue', () => {}),
      count: () => {},
    };
  }

  evidencePorts(process: Process): EvidencePorts {
    return {
      ledger: this.ledger.seenBy(process),
      readers: this.readers.seenBy(process),
      evidenced: (mailedAt) =>
        this.services.call(process, 'ledger', () => {
          const { lastEvidencedAt = '' } = this.health;
          if (mailedAt > lastEvidencedAt) this.health = { ...this.health, lastEvidencedAt: mailedAt };
        }),
      // What is counted holds nothing here: of so few mails a share says nothing.
      reputation: {
        add: () => this.services.call(process, 'ledger', () => {}),
        days: () => this.services.call(process, 'ledger', () => []),
      },
      holds: this.#holds(process),
      notify: async () => {},
      now: this.world.instant,
      count: () => {},
    };
  }

  /** The service's events of a mail, on their way to evidence. @returns when the first of them arrives. */
  #events(mail: Mail): number {
    const { world, services } = this;
    if (world.happens(services.faults.evidenceLoss)) return Number.POSITIVE_INFINITY;
    const late = world.happens(services.faults.evidenceLate) ? world.random() * 6 * HOUR_MS : world.around(3_000);
    const at = services.backAt('evidence') + late;
    const bounceType = world.happens(services.faults.bounced)
      ? 'Permanent'
      : world.happens(services.faults.turnedAway)
        ? 'Transient'
        : undefined;
    for (const [eventType, more] of [
      ['Send', 0],
      [bounceType ? 'Bounce' : 'Delivery', 2_000],
    ] as const)
      this.evidenceQueue.put(
        JSON.stringify({
          eventType,
          ...(bounceType && { bounce: { bounceType } }),
          mail: { messageId: `m${mail.number}`, timestamp: world.instant(), tags: { [EDITION_TAG]: [mail.editionId] } },
        }),
        at - world.now + more,
      );
    return at;
  }

  async #send(bodies: readonly string[]): Promise<readonly string[]> {
    const process = this.process('send', SEND_LIFE_MS);
    const ids = bodies.map(editionToWake).filter((id) => id !== undefined);
    const shift = { owner: process.name, deadline: new Date(process.deadline).toISOString() };
    const unfinished = await sendBy(this.#plan.protocol)(this.sendPorts(process), ids, shift);
    const unasked = await this.subscribers.send(process, bodies, shift);
    return [...unfinished.map(({ editionId }) => wakeMessage(editionId)), ...unasked];
  }

  /** The operator looks at a dump that was held within three days, and lets most of them go. */
  #decide(): Verdict {
    const { world } = this;
    return { do: world.happens(0.8) ? 'release' : 'retract', afterMs: world.random() * 3 * DAY_MS };
  }

  async #takeEvidence(bodies: readonly string[]): Promise<readonly string[]> {
    if (this.#plan.protocol !== AS_SHIPPED.protocol) return [];
    const process = this.process('evidence', SEND_LIFE_MS);
    const failed: string[] = [];
    for (const body of bodies) {
      const event: MailEvent | undefined = readMailEvent(body);
      if (event) await record(this.evidencePorts(process), event).catch(() => failed.push(body));
    }
    return failed;
  }

  #ledger(process: Process) {
    return flawedLedger(this.#plan.flaw, this.ledger.seenBy(process));
  }

  #holds(process: Process) {
    return {
      get: () => this.services.call(process, 'ledger', () => this.hold),
      put: (hold: Hold) =>
        this.services.call(process, 'ledger', () => {
          if (!this.hold || this.hold.until < hold.until) this.hold = hold;
        }),
    };
  }
}
