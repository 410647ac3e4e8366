import { pacer } from '../../functions/send/pace.ts';
import type { SendPorts } from '../../functions/send/ports.ts';
import { send } from '../../functions/send/send.ts';
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/calendar/instant.ts';
import type { Edition, EditionBody } from '../../shared/editions/edition.ts';
import type { Hold } from '../../shared/editions/hold.ts';
import { bucket } from '../../shared/editions/pace.ts';
import type { SendResult } from '../../shared/editions/send-result.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import { World } from './world.ts';

/** A backlog, and what the account allows. */
export interface Drain {
  readonly mails: number;
  readonly perSecond: number;
  readonly perDay: number;
  /** Send functions that run at once. */
  readonly concurrency: number;
}

export interface Drained {
  readonly seconds: number;
  /** The most mails in any second, and in any 24 hours. */
  readonly mostInASecond: number;
  readonly mostInADay: number;
  /** Calls that the service refused because the quota was used up. */
  readonly refused: number;
}

const START = Date.parse('2026-03-02T07:00:00.000Z');
const SHIFT_MS = 2 * MINUTE_MS;
const BATCH = 10;

/** Lets the send step work off a backlog in simulated time, where only the pace, the mail service and holds take any. */
export async function drain({ mails, perSecond, perDay, concurrency }: Drain): Promise<Drained> {
  const world = new World(1, START);
  const sent: number[] = [];
  let [next, refused, firstOfDay] = [0, 0, 0];
  let hold: Hold | undefined;
  const rows = new Map<string, Edition>();
  const unsent = new Set<string>();

  const sleep = (ms: number) => new Promise<void>((resolve) => world.after(ms, resolve));
  const take = async (): Promise<SendResult> => {
    await sleep(80);
    while (firstOfDay < sent.length && sent[firstOfDay]! <= world.now - DAY_MS) firstOfDay++;
    if (sent.length - firstOfDay >= perDay) {
      refused++;
      return { kind: 'quota' };
    }
    sent.push(world.now);
    return { kind: 'accepted', messageId: '' };
  };
  const ports = (pace: () => Promise<void>): SendPorts => ({
    ledger: {
      get: async (id) => rows.get(id) ?? planned(id),
      write: async ({ next: row }) => {
        // Forgotten once it is sent, so that a million fit.
        rows.set(row.id, row);
        if (row.state === 'SENT' && rows.delete(row.id)) unsent.delete(row.id);
        return true;
      },
    },
    readers: { get: async (id) => readerOf(id), put: async () => undefined },
    bodies: { get: async () => ({ sections: [] }) as unknown as EditionBody },
    message: () => '',
    mail: take,
    holds: {
      get: async () => hold,
      put: async (put) => {
        hold = put;
      },
    },
    evidence: { health: async () => ({}), mailed: async () => {} },
    now: world.instant,
    random: world.random,
    pace,
    notify: async () => {},
    count: () => {},
  });
  const worker = async (number: number) => {
    const mine = ports(pacer(bucket(perSecond, concurrency, world.now), () => world.now, sleep));
    let waiting: string[] = [];
    for (let shift = 0; next < mails || waiting.length > 0; shift++) {
      while (waiting.length < BATCH && next < mails) {
        waiting.push(`e${next}`);
        unsent.add(`e${next++}`);
      }
      const deadline = new Date(world.now + SHIFT_MS).toISOString();
      await send(mine, waiting, { owner: `${number}-${shift}`, deadline });
      waiting = waiting.filter((id) => unsent.has(id));
      // What compose does every five minutes: wake again what a hold left behind.
      if (waiting.length > 0) await sleep(5 * MINUTE_MS);
    }
  };

  const workers = Promise.all(Array.from({ length: concurrency }, (_, number) => worker(number)));
  await world.runUntil(START + 400 * DAY_MS);
  await workers;
  return {
    seconds: (sent.at(-1)! - START) / 1000,
    mostInASecond: mostWithin(sent, 1000),
    mostInADay: mostWithin(sent, DAY_MS),
    refused,
  };
}

function planned(id: string): Edition {
  const dueAt = new Date(START).toISOString();
  return {
    id,
    readerId: id,
    dueAt,
    sendBefore: after(dueAt, 400 * 24 * HOUR_MS),
    readerVersion: 1,
    papers: 1,
    attempts: 0,
    unknownAttempts: 0,
    state: 'PLANNED',
    nextActionAt: dueAt,
  };
}

function readerOf(id: string): Reader {
  return { id, consent: { state: 'active' }, openEditions: [id], version: 2 } as unknown as Reader;
}

/** The most moments, which are sorted, in any half-open stretch of that length. */
export function mostWithin(moments: ArrayLike<number>, lengthMs: number): number {
  let [most, first] = [0, 0];
  for (let last = 0; last < moments.length; last++) {
    while (moments[last]! - moments[first]! >= lengthMs) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
