import { beforeAll, describe, expect, it } from 'vitest';
import { resourcesOf, spelled, type Template, templateWith } from '../fixtures/synthesised.ts';

interface Queue {
  readonly VisibilityTimeout?: number;
  readonly MessageRetentionPeriod?: number;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: unknown; readonly maxReceiveCount: number };
}
interface Mapping {
  readonly EventSourceArn: unknown;
  readonly FunctionName: unknown;
  readonly FunctionResponseTypes: readonly string[];
  readonly ScalingConfig: { readonly MaximumConcurrency: number };
}

const FORTNIGHT_SECONDS = 14 * 24 * 60 * 60;

let template: Template;
let queues: Map<string, Queue>;
let mappings: Mapping[];

beforeAll(() => {
  template = templateWith({ sendConcurrency: 7 });
  queues = resourcesOf<Queue>(template, 'AWS::SQS::Queue');
  mappings = [...resourcesOf<Mapping>(template, 'AWS::Lambda::EventSourceMapping').values()];
});

describe('queues', () => {
  it('feed ingest, send and evidence, and answer with the messages that failed', () => {
    const fed = mappings.map(({ FunctionName }) => spelled(FunctionName).replace(/Function.*/, ''));
    expect(fed.toSorted()).toEqual(['Evidence', 'Ingest', 'Send']);
    for (const { FunctionResponseTypes } of mappings)
      expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  it('hide a message for at least six times the timeout of the function that works on it', () => {
    const functions = resourcesOf<{ Timeout: number }>(template, 'AWS::Lambda::Function');
    for (const { EventSourceArn, FunctionName } of mappings) {
      const { VisibilityTimeout } = queues.get(queueOf(EventSourceArn))!;
      expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * functions.get(spelled(FunctionName))!.Timeout);
    }
  });

  it('give up into a dead-letter queue that keeps for 14 days, ingest and evidence after an outage of hours', () => {
    for (const { EventSourceArn } of mappings) {
      const { RedrivePolicy, VisibilityTimeout } = queues.get(queueOf(EventSourceArn))!;
      expect(RedrivePolicy!.maxReceiveCount).toBeGreaterThan(3);
      const outlasted = (RedrivePolicy!.maxReceiveCount - 1) * VisibilityTimeout!;
      if (/^(Ingest|Evidence)/.test(queueOf(EventSourceArn))) expect(outlasted).toBeGreaterThan(2.8 * 3600);
      expect(queues.get(queueOf(RedrivePolicy!.deadLetterTargetArn))!.MessageRetentionPeriod).toBe(FORTNIGHT_SECONDS);
    }
  });

  it('have no queue beside those but dead-letter queues, each with an alarm, and one for dumps that wait', () => {
    const worked = new Set(mappings.map(({ EventSourceArn }) => queueOf(EventSourceArn)));
    const deadLetters = [...queues.keys()].filter((id) => !worked.has(id));
    type Watched = { readonly Dimensions?: readonly { readonly Value: unknown }[] };
    type Alarm = Watched & { readonly Metrics?: readonly { readonly MetricStat?: { readonly Metric: Watched } }[] };
    const watched = [...resourcesOf<Alarm>(template, 'AWS::CloudWatch::Alarm').values()]
      .flatMap((alarm) => [alarm, ...(alarm.Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])])
      .flatMap(({ Dimensions = [] }) => Dimensions.map(({ Value }) => spelled(Value)))
      .filter((value) => value.endsWith('.QueueName'))
      .map((value) => value.replace('.QueueName', ''));
    const alarmed = [...new Set(watched)];
    expect(deadLetters).toHaveLength(4);
    const dumps = [...worked].filter((id) => id.startsWith('Ingest'));
    expect(alarmed.toSorted()).toEqual([...deadLetters, ...dumps].toSorted());
  });

  it('let no more send functions run than share out the rate (E6)', () => {
    const send = mappings.find(({ FunctionName }) => spelled(FunctionName).startsWith('Send'))!;
    expect(send.ScalingConfig.MaximumConcurrency).toBe(7);
  });

  it('refuse to be reached without TLS', () => {
    const policies = [...resourcesOf<{ PolicyDocument: unknown }>(template, 'AWS::SQS::QueuePolicy').values()];
    expect(policies).toHaveLength(queues.size);
    for (const policy of policies) expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });
});

function queueOf(arn: unknown): string {
  return spelled(arn).replace('.Arn', '');
}
