import { DAY_MS, HOUR_MS } from '../../shared/calendar/instant.ts';
import { AS_SHIPPED, Deployment, type Plan } from './deployment.ts';
import { type Faults, NO_FAULTS } from './faults.ts';
import { Judge, type Verdict } from './judge.ts';
import { byTopic, Scenario } from './scenario.ts';
import { World } from './world.ts';

export interface Run {
  readonly days: number;
  readonly readers: number;
  readonly seed: number;
  readonly faults: Faults;
  readonly plan?: Plan;
  /** People who subscribe by themselves, each day. @default false */
  readonly subscribing?: boolean;
  /** After each day, with the day's number. */
  readonly progress?: (day: number) => void;
}

export interface Outcome {
  readonly verdict: Verdict;
  readonly complaints: readonly string[];
  readonly calls: number;
  /** Mails that asked people who subscribe by themselves, and how often they confirmed. */
  readonly letters: number;
  readonly confirmations: number;
  /** Readers who get no mail any more because their mailbox refused it. */
  readonly suppressed: number;
}

const START = Date.parse('2025-03-01T00:00:00.000Z');
/** Long enough for every cadence to come round, every pause to end, every grace to pass. */
const RECOVERY_DAYS = 45;
/** Longer than any paper can come again: the library forgets arrivals after 40 days. */
const REMEMBERED_DAYS = 100;

/** Runs days with faults, then days without, and judges. The same run gives the same outcome, to the last mail. */
export async function simulate(run: Run): Promise<Outcome> {
  const world = new World(run.seed, START);
  const judge: Judge = new Judge(
    () => deployment,
    (paper) => scenario.revise(paper),
  );
  const deployment = new Deployment(world, run.faults, byTopic, judge, run.plan ?? AS_SHIPPED);
  const scenario = new Scenario(deployment, run.readers);
  for (let day = 1; day <= run.days; day++) {
    scenario.day();
    if (run.subscribing) deployment.subscribers.day();
    await live(deployment, judge, 1);
    judge.endOfDay();
    run.progress?.(day);
  }
  deployment.services.faults = NO_FAULTS;
  deployment.mailService.refused.clear();
  await live(deployment, judge, RECOVERY_DAYS);
  await world.runUntil(world.now + 2 * HOUR_MS);
  judge.atTheEnd();
  const { subscribers, services } = deployment;
  return {
    verdict: judge.verdict,
    complaints: [...judge.complaints, ...subscribers.complaints],
    calls: services.calls,
    letters: subscribers.letters.length,
    confirmations: subscribers.confirmations,
    suppressed: [...deployment.readers.rows.values()].filter(({ consent }) => consent.state === 'suppressed').length,
  };
}

async function live(deployment: Deployment, judge: Judge, days: number): Promise<void> {
  const { world } = deployment;
  const end = world.now + days * DAY_MS;
  deployment.tickUntil(end);
  await world.runUntil(end);
  const longAgo = world.now - REMEMBERED_DAYS * DAY_MS;
  deployment.library.forgetBefore(world.now);
  deployment.ledger.forgetBefore(new Date(longAgo).toISOString());
  deployment.ingestion.forgetBefore(new Date(longAgo).toISOString());
  judge.forgetBefore(longAgo);
}
