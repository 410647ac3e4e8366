/** How often what goes wrong. Probabilities are by await, by message or by day. */
export interface Faults {
  /** The process dies at this await: half of them before the call's effect, half after. */
  readonly crash: number;
  /** The call fails, and had no effect. */
  readonly failure: number;
  /** The call had its effect, and its answer was lost. */
  readonly lostAnswer: number;
  /** The call takes up to ten minutes. */
  readonly slow: number;
  /** The mail service says "too fast". */
  readonly throttle: number;
  /** Of queue messages: lost, delivered twice, delivered up to an hour late. */
  readonly messageLost: number;
  readonly messageRepeated: number;
  readonly messageLate: number;
  /** A tick comes twice. */
  readonly doubleTick: number;
  /** An index shows a write up to an hour late. */
  readonly indexLag: number;
  /** Of the mail service's events: lost, up to six hours late. */
  readonly evidenceLoss: number;
  readonly evidenceLate: number;
  /** Of mails that left: their mailbox refuses them for good, and turns them away for the time being. */
  readonly bounced: number;
  readonly turnedAway: number;
  /** Of days: one service is out for three hours; the account may not send for a day. */
  readonly outage: number;
  readonly accountFault: number;
}

export const NO_FAULTS: Faults = {
  crash: 0,
  failure: 0,
  lostAnswer: 0,
  slow: 0,
  throttle: 0,
  messageLost: 0,
  messageRepeated: 0,
  messageLate: 0,
  doubleTick: 0,
  indexLag: 0,
  evidenceLoss: 0,
  evidenceLate: 0,
  bounced: 0,
  turnedAway: 0,
  outage: 0,
  accountFault: 0,
};

/** Faults everywhere at the rate `each`; evidence is lost, and late, at `evidence`. */
export function faultsAt(each: number, evidence: number): Faults {
  if (each === 0) return { ...NO_FAULTS, evidenceLoss: evidence };
  return {
    ...NO_FAULTS,
    crash: each,
    failure: each,
    lostAnswer: each,
    slow: each / 10,
    throttle: each * 5,
    messageLost: each,
    messageRepeated: each * 5,
    messageLate: each,
    doubleTick: 0.2,
    indexLag: each,
    evidenceLoss: evidence,
    evidenceLate: evidence / 2,
    outage: 0.02,
    accountFault: 0.004,
  };
}
