import { randomUUID } from 'node:crypto';
import type { Base } from './base.ts';
import type { Queues } from './sqs.ts';
import { CannotRun } from './state.ts';
import { ACCOUNT, REGION } from './template.ts';

const SERVICE = 'events.amazonaws.com';
type Pattern = { [field: string]: Pattern | (string | { prefix: string })[] };
type Target = { Arn: string; Input?: unknown; InputPath?: unknown; InputTransformer?: unknown };

/** Puts an event on the default bus: each matching rule sends it to its queues. */
export type PutEvent = (source: string, detailType: string, resources: string[], detail: object) => void;
export function createEventBus({ template, policies, clock }: Base, queues: Queues): PutEvent {
  const rules = template
    .all<{ EventPattern: Pattern; Targets: Target[] }>('Events::Rule')
    .map(({ id, arn, properties }) => {
      const { EventPattern: pattern, Targets } = properties;
      const odd = Targets.some(
        ({ Arn, ...rest }) => !Arn.includes(':sqs:') || Object.keys(rest).join().includes('Input'),
      );
      if (odd || !pattern)
        throw new CannotRun(`The rule ${id}: a rule here sends what matches a pattern to queues as it is.`);
      matches(pattern, {});
      return { arn, pattern, targets: Targets.map(({ Arn }) => Arn) };
    });
  return (source, detailType, resources, detail) => {
    const time = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
    const about = { id: randomUUID(), account: ACCOUNT, time, region: REGION };
    const event = { version: '0', 'detail-type': detailType, source, ...about, resources, detail };
    for (const { arn, targets } of rules.filter(({ pattern }) => matches(pattern, event)))
      for (const target of targets)
        if (policies.serviceMay(SERVICE, 'sqs:SendMessage', target, arn)) queues.send(target, JSON.stringify(event));
  };
}

/** EventBridge's matching: every field of the pattern holds one of its tests. @throws CannotRun for a test that is not known here. */
function matches(pattern: Pattern, event: object | undefined): boolean {
  const found = Object.entries(pattern).map(([field, wanted]) => {
    const value = (event as Record<string, unknown> | undefined)?.[field];
    if (!Array.isArray(wanted)) return matches(wanted, value as object | undefined);
    return wanted.map((test) => [value].flat().some((one) => passes(test, one))).includes(true);
  });
  return !found.includes(false);
}

function passes(test: string | { prefix: string }, value: unknown): boolean {
  if (typeof test === 'string') return test === value;
  if (typeof test.prefix !== 'string')
    throw new CannotRun(`A rule's pattern has ${JSON.stringify(test)}, which nothing here matches.`);
  return typeof value === 'string' && value.startsWith(test.prefix);
}
