import { after, DAY_MS, MINUTE_MS } from '../../shared/calendar/instant.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import {
  allows,
  type Claimed,
  cancel,
  confirm,
  GRACE_MS,
  type Guard,
  heldBy,
  refuse,
  release,
  type Transition,
  take,
} from '../../shared/editions/ledger.ts';

/** How many workers there are, and how often what may go wrong in one edition's life. */
export interface Budget {
  readonly workers: number;
  readonly crashes: number;
  /** Requests or answers of the mail service that are lost. */
  readonly unknown: number;
  /** Answers of the ledger that are lost: a claim's, or a confirm that fails for good. */
  readonly lostAcknowledgements: number;
  readonly lostEvents: number;
  readonly lateEvents: number;
  /** Answers of the mail service that say no. */
  readonly refusals: number;
}

/** A protocol that is wrong in one way, to see that the checker sees it. */
export type Flaw =
  | 'lease too short'
  | 'confirm fenced'
  | 'client retries'
  | 'evidence ignored'
  | 'no look at the reader'
  | 'no look at the clock'
  | 'stale ones claimed'
  | 'claims not counted';

export interface Findings {
  readonly states: number;
  readonly mostMails: number;
  /** The promise that was broken, if one was, with a shortest history that breaks it. */
  readonly broken: ReadonlyMap<string, string>;
}

// A state is a list of small numbers: the edition, the mails that are history, what may still go wrong, the workers, the requests that matter still.
const ROW = { state: 0, attempts: 1, unknown: 2, age: 3, stale: 4, left: 5, mails: 6, known: 7 } as const;
const BUDGET = {
  crashes: 8,
  unknown: 9,
  lostAcknowledgements: 10,
  lostEvents: 11,
  lateEvents: 12,
  refusals: 13,
} as const;
const WORKERS_AT = 14;
const WORKER = {
  place: 0,
  attempt: 1,
  write: 2,
  guardState: 3,
  guardAttempts: 4,
  nextUnknown: 5,
  won: 6,
  sawLeft: 7,
} as const;
const WORKER_SIZE = 8;
const REQUEST = { attempt: 0, fate: 1 } as const;
const REQUEST_SIZE = 2;

const STATES = ['PLANNED', 'CLAIMED', 'SENT', 'REFUSED', 'PARKED', 'EXPIRED', 'CANCELLED'] as const;
/** How the time since the row's claim stands: its lease runs, the grace after it runs, both are over. */
const AGE = { leased: 0, grace: 1, over: 2 } as const;
/** A worker's place in functions/send/send.ts, between two awaits. */
const PLACE = {
  idle: 0,
  decided: 1,
  readBack: 2,
  claimed: 3,
  looked: 4,
  waiting: 5,
  accepted: 6,
  throttled: 7,
  refused: 8,
} as const;
/** What became of a request; from `eventComing` on the mail has left. */
const FATE = {
  underWay: 0,
  vanished: 1,
  throttled: 2,
  refused: 3,
  eventComing: 4,
  eventLate: 5,
  eventCame: 6,
  lateEventCame: 7,
  eventLost: 8,
} as const;

/** More claims than all that may go wrong can cause: whoever gets there goes on for ever. */
const MOST_CLAIMS = 5;

const NOW = '2026-01-01T12:00:00.000Z';
const LEASES = [after(NOW, MINUTE_MS), after(NOW, -MINUTE_MS), after(NOW, -GRACE_MS - MINUTE_MS)] as const;
const FRESH_UNTIL = after(NOW, DAY_MS);
const STALE_SINCE = after(NOW, -MINUTE_MS);

type Numbers = number[];
type Step = (label: string, next: Numbers, broken?: string) => void;

/** Visits every state that the shipped transitions can reach, until one breaks a promise. */
export function check(budget: Budget, flaw?: Flaw): Findings {
  const checker = new Checker(budget.workers, flaw);
  const start: Numbers = [0, 0, 0, 0, 0, 0, 0, 0, budget.crashes, budget.unknown, budget.lostAcknowledgements];
  start.push(budget.lostEvents, budget.lateEvents, budget.refusals, ...new Array(budget.workers * WORKER_SIZE).fill(0));
  const known = new Set<string>();
  const queue: string[] = [];
  const parents: number[] = [];
  const labels: string[] = [];
  const broken = new Map<string, string>();
  let mostMails = 0;

  const history = (last: number): string => {
    const steps: string[] = [];
    for (let at = last; at > 0; at = parents[at]!) steps.unshift(labels[at]!);
    return steps.join(' → ');
  };
  const reach = (state: Numbers, parent: number, label: string) => {
    const key = checker.canonical(state);
    if (known.has(key)) return;
    known.add(key);
    queue.push(key);
    parents.push(parent);
    labels.push(label);
  };

  reach(start, 0, 'planned');
  for (let at = 0; at < queue.length && broken.size === 0; at++) {
    const state = numbersOf(queue[at]!);
    let ends = true;
    checker.successors(state, (label, next, breaks) => {
      ends = false;
      if (breaks !== undefined && !broken.has(breaks)) broken.set(breaks, `${history(at)} → ${label}`);
      reach(next, at, label);
    });
    const mails = checker.mailsOf(state);
    mostMails = Math.max(mostMails, mails);
    const wrong = wrongWith(state, mails, ends);
    if (wrong && !broken.has(wrong)) broken.set(wrong, history(at));
  }
  return { states: queue.length, mostMails, broken };
}

function wrongWith(state: Numbers, mails: number, ends: boolean): string | undefined {
  const row = STATES[state[ROW.state]!]!;
  if (row === 'SENT' && mails === 0) return 'SENT, and no mail left';
  if (isWithoutEnd(state)) return 'claimed again and again';
  if (ends && (row === 'PLANNED' || row === 'CLAIMED')) return 'never decided';
  return undefined;
}

function isWithoutEnd(state: Numbers): boolean {
  return state[ROW.attempts]! > MOST_CLAIMS;
}

class Checker {
  readonly #flaw: Flaw | undefined;
  readonly #requestsAt: number;

  constructor(workers: number, flaw: Flaw | undefined) {
    this.#flaw = flaw;
    this.#requestsAt = WORKERS_AT + workers * WORKER_SIZE;
  }

  successors(state: Numbers, step: Step): void {
    let before = -1;
    for (let at = WORKERS_AT; at < this.#requestsAt; at += WORKER_SIZE) {
      // Workers stand in order: one that is like the one before it can do nothing new.
      if (before < 0 || differ(state, before, at, WORKER_SIZE)) this.#work(state, at, step);
      before = at;
    }
    for (let at = this.#requestsAt; at < state.length; at += REQUEST_SIZE) this.#carry(state, at, step);
    this.#pass(state, step);
  }

  mailsOf(state: Numbers): number {
    let mails = state[ROW.mails]!;
    for (let at = this.#requestsAt; at < state.length; at += REQUEST_SIZE)
      if (state[at + REQUEST.fate]! >= FATE.eventComing) mails++;
    return mails;
  }

  /** Workers and requests in one order, because their order says nothing; requests that nothing waits for any more as history. */
  canonical(state: Numbers): string {
    const workers = partsOf(state, WORKERS_AT, this.#requestsAt, WORKER_SIZE);
    const waited = new Set<number>();
    for (const part of workers)
      if (part.charCodeAt(WORKER.place) >= PLACE.waiting) waited.add(part.charCodeAt(WORKER.attempt));
    const requests: string[] = [];
    for (let at = this.#requestsAt; at < state.length; at += REQUEST_SIZE) {
      const fate = state[at + REQUEST.fate]!;
      const open = fate === FATE.underWay || fate === FATE.eventComing || fate === FATE.eventLate;
      if (open || waited.has(state[at + REQUEST.attempt]!)) requests.push(String.fromCharCode(state[at]!, fate));
      else if (fate >= FATE.eventCame) {
        state[ROW.mails]!++;
        if (fate === FATE.eventCame) state[ROW.known] = 1;
      }
    }
    return String.fromCharCode(...state.slice(0, WORKERS_AT)) + workers.sort().join('') + requests.sort().join('');
  }

  #work(state: Numbers, at: number, step: Step): void {
    const flaw = this.#flaw;
    const place = state[at + WORKER.place]!;
    const attempt = state[at + WORKER.attempt]!;
    const goTo = (next: Numbers, to: number, attempts = attempt): Numbers => {
      next.fill(0, at, at + WORKER_SIZE);
      next[at + WORKER.place] = to;
      if (to !== PLACE.idle) next[at + WORKER.attempt] = attempts;
      return next;
    };
    const write = (transition: Transition) => goTo(written(state, transition), PLACE.idle);
    const mine = (): Claimed => ({
      ...factsOf(state),
      attempts: attempt,
      state: 'CLAIMED',
      claim: { owner: 'me', leaseUntil: LEASES[0] },
      nextActionAt: NOW,
    });

    if (place !== PLACE.idle && state[BUDGET.crashes]! > 0) step('crash', goTo(spend('crashes', state), PLACE.idle));
    switch (place) {
      case PLACE.idle:
        this.#decide(state, at, step);
        return;
      case PLACE.decided:
        this.#write(state, at, goTo, step);
        return;
      case PLACE.readBack: {
        const ours = state[at + WORKER.won] === 1 && state[ROW.attempts] === attempt;
        const held = heldBy(editionOf(state, ours ? 'me' : 'another'), 'me');
        step('read back', goTo(state.slice(), held ? PLACE.claimed : PLACE.idle));
        return;
      }
      case PLACE.claimed: {
        if (state[ROW.left] === 1 && flaw !== 'no look at the reader') {
          step('look: left', write(cancel(mine(), 'left', NOW)));
          return;
        }
        const next = goTo(state.slice(), PLACE.looked);
        next[at + WORKER.sawLeft] = state[ROW.left]!;
        step('look', next);
        return;
      }
      case PLACE.looked: {
        if (state[ROW.stale] === 1 && flaw !== 'no look at the clock') {
          step('too late', write(release(mine(), NOW)));
          return;
        }
        const sent = [...goTo(state.slice(), PLACE.waiting), attempt, FATE.underWay];
        const left = state[at + WORKER.sawLeft] === 1 ? 'mailed after they had left' : undefined;
        step('send', sent, state[ROW.stale] === 1 ? 'mailed after its time' : left);
        return;
      }
      case PLACE.waiting: {
        const fates = this.#fatesOf(state, attempt);
        const unanswered = (base: Numbers) =>
          flaw === 'client retries' ? [...base, attempt, FATE.underWay] : goTo(base, PLACE.idle);
        if (fates.includes(FATE.throttled)) step('answer: throttled', goTo(state.slice(), PLACE.throttled));
        if (fates.includes(FATE.refused)) step('answer: refused', goTo(state.slice(), PLACE.refused));
        if (fates.some((fate) => fate >= FATE.eventComing))
          step('answer: accepted', goTo(state.slice(), PLACE.accepted));
        if (fates.every((fate) => fate === FATE.vanished)) step('no answer', goTo(state.slice(), PLACE.idle));
        else if (state[BUDGET.unknown]! > 0) step('answer lost', unanswered(spend('unknown', state)));
        return;
      }
      case PLACE.accepted: {
        const confirmed = write(fence(flaw, confirm(mine(), NOW), attempt));
        confirmed[ROW.known] = 1;
        step('confirm', confirmed);
        if (state[BUDGET.lostAcknowledgements]! > 0)
          step('confirm fails', goTo(spend('lostAcknowledgements', state), PLACE.idle));
        return;
      }
      case PLACE.throttled:
        step('release', write(release(mine(), NOW)));
        return;
      case PLACE.refused:
        step('refuse', write(refuse(mine(), 'refused', NOW)));
        return;
    }
  }

  /** Reads the row and decides what to write; the row may change before that is written. */
  #decide(state: Numbers, at: number, step: Step): void {
    if (STATES[state[ROW.state]!] === 'CLAIMED' && state[ROW.age] !== AGE.over) return;
    const edition = editionOf(state);
    const seen = this.#flaw === 'stale ones claimed' ? { ...edition, sendBefore: FRESH_UNTIL } : edition;
    const plan = take(seen, { owner: 'me', leaseUntil: LEASES[0] }, NOW);
    if (plan?.when.row !== 'at') return;
    const next = state.slice();
    next[at + WORKER.place] = PLACE.decided;
    next[at + WORKER.attempt] = this.#flaw === 'claims not counted' ? plan.when.attempts : plan.next.attempts;
    next[at + WORKER.write] = STATES.indexOf(plan.next.state);
    next[at + WORKER.guardState] = STATES.indexOf(plan.when.state);
    next[at + WORKER.guardAttempts] = plan.when.attempts;
    next[at + WORKER.nextUnknown] = plan.next.unknownAttempts;
    step('decide', next);
  }

  #write(
    state: Numbers,
    at: number,
    goTo: (next: Numbers, to: number, attempts?: number) => Numbers,
    step: Step,
  ): void {
    const attempts = state[at + WORKER.attempt]!;
    const guard: Guard = {
      row: 'at',
      state: STATES[state[at + WORKER.guardState]!]!,
      attempts: state[at + WORKER.guardAttempts]!,
    };
    const claims = STATES[state[at + WORKER.write]!] === 'CLAIMED';
    const won = allows(guard, editionOf(state));
    const row = (base: Numbers): Numbers => {
      if (!won) return base;
      base[ROW.state] = state[at + WORKER.write]!;
      base[ROW.unknown] = state[at + WORKER.nextUnknown]!;
      base[ROW.age] = AGE.leased;
      base[ROW.attempts] = attempts;
      return base;
    };
    step(won ? 'write' : 'write fails', goTo(row(state.slice()), won && claims ? PLACE.claimed : PLACE.idle));
    if (!claims || state[BUDGET.lostAcknowledgements]! === 0) return;
    const lost = goTo(row(spend('lostAcknowledgements', state)), PLACE.readBack);
    lost[at + WORKER.won] = won ? 1 : 0;
    step('write, answer lost', lost);
  }

  /** What the network and the mail service do with a request. */
  #carry(state: Numbers, at: number, step: Step): void {
    const become = (fate: number, base = state.slice()): Numbers => {
      base[at + REQUEST.fate] = fate;
      return base;
    };
    const fate = state[at + REQUEST.fate]!;
    if (fate === FATE.underWay) {
      const breaks = this.#knownToHaveLeft(state) ? 'a second mail while the first was known to have left' : undefined;
      step('accept', become(FATE.eventComing), breaks);
      if (state[BUDGET.lateEvents]! > 0)
        step('accept, event late', become(FATE.eventLate, spend('lateEvents', state)), breaks);
      if (state[BUDGET.lostEvents]! > 0)
        step('accept, event lost', become(FATE.eventLost, spend('lostEvents', state)), breaks);
      if (state[BUDGET.unknown]! > 0) step('request vanishes', become(FATE.vanished, spend('unknown', state)));
      if (state[BUDGET.refusals]! > 0) step('throttle', become(FATE.throttled, spend('refusals', state)));
      if (state[BUDGET.refusals]! > 0) step('refuse', become(FATE.refused, spend('refusals', state)));
    }
    if (fate !== FATE.eventComing && fate !== FATE.eventLate) return;
    const came = fate === FATE.eventComing ? FATE.eventCame : FATE.lateEventCame;
    if (this.#flaw === 'evidence ignored') {
      step('event ignored', become(came));
      return;
    }
    const next = become(
      came,
      written(state, fence(this.#flaw, confirm(editionOf(state), NOW), state[at + REQUEST.attempt]!)),
    );
    step('event', next, STATES[next[ROW.state]!] === 'SENT' ? undefined : 'an event came, and the edition is not SENT');
  }

  /** A lease outlives its holder and the request that it made; every event that is not late comes within the grace. */
  #pass(state: Numbers, step: Step): void {
    const become = (field: number): Numbers => {
      const next = state.slice();
      next[field]!++;
      return next;
    };
    if (STATES[state[ROW.state]!] === 'CLAIMED' && state[ROW.age]! < AGE.over) {
      const waits =
        state[ROW.age] === AGE.leased
          ? this.#flaw !== 'lease too short' && this.#isHeld(state)
          : this.#isEvidenceComing(state);
      if (!waits) step(state[ROW.age] === AGE.leased ? 'lease ends' : 'grace ends', become(ROW.age));
    }
    const undecided = state[ROW.state]! <= STATES.indexOf('CLAIMED');
    if (undecided && state[ROW.stale] === 0) step('grows stale', become(ROW.stale));
    if (undecided && state[ROW.left] === 0) step('reader leaves', become(ROW.left));
  }

  #isHeld(state: Numbers): boolean {
    for (let at = WORKERS_AT; at < this.#requestsAt; at += WORKER_SIZE)
      if (state[at + WORKER.place]! >= PLACE.readBack && state[at + WORKER.attempt] === state[ROW.attempts])
        return true;
    return this.#anyRequest(state, FATE.underWay);
  }

  #isEvidenceComing(state: Numbers): boolean {
    return this.#anyRequest(state, FATE.underWay) || this.#anyRequest(state, FATE.eventComing);
  }

  /** Whether the ledger knows of a mail that left before, or will in time: its confirm was written, or its event is neither lost nor late. */
  #knownToHaveLeft(state: Numbers): boolean {
    return (
      state[ROW.known] === 1 || this.#anyRequest(state, FATE.eventComing) || this.#anyRequest(state, FATE.eventCame)
    );
  }

  #anyRequest(state: Numbers, fate: number): boolean {
    for (let at = this.#requestsAt; at < state.length; at += REQUEST_SIZE)
      if (state[at + REQUEST.fate] === fate) return true;
    return false;
  }

  #fatesOf(state: Numbers, attempt: number): number[] {
    const fates: number[] = [];
    for (let at = this.#requestsAt; at < state.length; at += REQUEST_SIZE)
      if (state[at + REQUEST.attempt] === attempt) fates.push(state[at + REQUEST.fate]!);
    return fates;
  }
}

/** The state after a write, if the row allows it. */
function written(state: Numbers, { next, when }: Transition): Numbers {
  const result = state.slice();
  if (!allows(when, editionOf(state))) return result;
  result[ROW.state] = STATES.indexOf(next.state);
  result[ROW.attempts] = next.attempts;
  result[ROW.unknown] = next.unknownAttempts;
  result[ROW.age] = AGE.leased;
  return result;
}

function fence(flaw: Flaw | undefined, transition: Transition, attempts: number): Transition {
  return flaw === 'confirm fenced' ? { ...transition, when: { row: 'at', state: 'CLAIMED', attempts } } : transition;
}

/** The row as the shipped code sees it. */
function editionOf(state: Numbers, owner = 'somebody'): Edition {
  const facts = factsOf(state);
  const name = STATES[state[ROW.state]!]!;
  if (name === 'CLAIMED')
    return { ...facts, state: name, claim: { owner, leaseUntil: LEASES[state[ROW.age]!]! }, nextActionAt: NOW };
  if (name === 'PLANNED') return { ...facts, state: name, nextActionAt: NOW };
  if (name === 'SENT') return { ...facts, state: name, sentAt: NOW };
  if (name === 'CANCELLED') return { ...facts, state: name, reason: 'left', endedAt: NOW };
  if (name === 'EXPIRED') return { ...facts, state: name, endedAt: NOW };
  return { ...facts, state: name, reason: '', endedAt: NOW };
}

function factsOf(state: Numbers) {
  return {
    id: 'edition',
    readerId: 'reader',
    dueAt: NOW,
    sendBefore: state[ROW.stale] === 1 ? STALE_SINCE : FRESH_UNTIL,
    readerVersion: 1,
    papers: 1,
    attempts: state[ROW.attempts]!,
    unknownAttempts: state[ROW.unknown]!,
  };
}

function spend(what: keyof typeof BUDGET, state: Numbers): Numbers {
  const next = state.slice();
  next[BUDGET[what]]!--;
  return next;
}

function differ(state: Numbers, one: number, other: number, size: number): boolean {
  for (let at = 0; at < size; at++) if (state[one + at] !== state[other + at]) return true;
  return false;
}

function partsOf(state: Numbers, from: number, to: number, size: number): string[] {
  const parts: string[] = [];
  for (let at = from; at < to; at += size) parts.push(String.fromCharCode(...state.slice(at, at + size)));
  return parts;
}

function numbersOf(key: string): Numbers {
  const numbers: Numbers = [];
  for (let at = 0; at < key.length; at++) numbers.push(key.charCodeAt(at));
  return numbers;
}
