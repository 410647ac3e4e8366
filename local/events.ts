import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Policies } from './policy.ts';
import type { Queues } from './sqs.ts';
import { CannotRun } from './state.ts';
import { ACCOUNT, REGION, type Template } from './template.ts';

interface Rule {
  readonly EventPattern?: Pattern;
  readonly State?: string;
  readonly Targets?: {
    readonly Arn: string;
    readonly Input?: unknown;
    readonly InputPath?: unknown;
    readonly InputTransformer?: unknown;
  }[];
}
type Test = string | number | boolean | null | Readonly<Record<string, unknown>>;
interface Pattern {
  readonly [field: string]: Pattern | Test[];
}

/** Puts an event on the default bus: each matching rule sends it to its queues. */
export type PutEvent = (source: string, detailType: string, resources: string[], detail: object) => void;

export function createEventBus(template: Template, queues: Queues, policies: Policies, clock: Clock): PutEvent {
  const rules = template
    .all<Rule>('AWS::Events::Rule')
    .map(({ id, arn, properties: { EventPattern, State = 'ENABLED', Targets = [] } }) => {
      if (!EventPattern) throw new CannotRun(`${id} is a rule without a pattern: schedules belong to the Scheduler.`);
      matches(EventPattern, {});
      for (const { Arn, Input, InputPath, InputTransformer } of Targets)
        if (!Arn.includes(':sqs:') || Input || InputPath || InputTransformer)
          throw new CannotRun(`${id}: a rule's target here is a queue that gets the event as it is.`);
      return { arn, pattern: EventPattern, targets: State === 'ENABLED' ? Targets.map(({ Arn }) => Arn) : [] };
    });
  return (source, detailType, resources, detail) => {
    const time = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`;
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': detailType,
      source,
      account: ACCOUNT,
      time,
      region: REGION,
      resources,
      detail,
    };
    for (const { arn, pattern, targets } of rules)
      if (matches(pattern, event))
        for (const target of targets)
          if (policies.serviceMay('events.amazonaws.com', 'sqs:SendMessage', target, arn))
            queues.send(target, JSON.stringify(event));
  };
}

/**
 * EventBridge's matching: every field of the pattern holds one of its tests; an array in the event matches by any of its values.
 * @throws CannotRun for a test that is not known here.
 */
export function matches(pattern: Pattern, event: unknown): boolean {
  const fields = (event ?? {}) as Record<string, unknown>;
  return Object.entries(pattern)
    .map(([field, wanted]) => {
      if (!Array.isArray(wanted)) return matches(wanted, fields[field]);
      const found = Array.isArray(fields[field]) ? fields[field] : [fields[field]];
      return wanted.map((test) => found.some((value) => holds(test, value))).some(Boolean);
    })
    .every(Boolean);
}

function holds(test: Test, value: unknown): boolean {
  if (typeof test !== 'object' || test === null) return test === value;
  const [[kind, wanted] = ['', undefined]] = Object.entries(test);
  const text = typeof value === 'string' ? value : undefined;
  switch (kind) {
    case 'prefix':
      return text?.startsWith(String(wanted)) ?? false;
    case 'suffix':
      return text?.endsWith(String(wanted)) ?? false;
    case 'exists':
      return (value !== undefined) === wanted;
    case 'anything-but':
      return value !== undefined && ![wanted].flat().some((one) => holds(one as Test, value));
    default:
      throw new CannotRun(`A rule's pattern uses "${kind}", which nothing here matches.`);
  }
}
