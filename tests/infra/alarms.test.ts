import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../infra/bundles.ts';
import { METRIC } from '../../shared/names.ts';
import { resourcesOf, type Template, templateWith } from '../fixtures/synthesised.ts';

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly unknown[];
  readonly OKActions: readonly unknown[];
  readonly Namespace: string;
  readonly MetricName: string;
  readonly EvaluationPeriods: number;
  readonly Threshold: number;
  /** Of an alarm that looks at several. */
  readonly Metrics?: readonly { MetricStat?: { Metric: { MetricName: string }; Period: number; Stat: string } }[];
}

const RUNBOOK = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
/** With every alarm that there may be. */
const template = templateWith({ subscription: 'open' });

describe('alarms', () => {
  it('are each a chapter of the runbook, and the runbook has no other', () => {
    const chapters = [...RUNBOOK.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(chapters.toSorted()).toEqual(
      alarmsOf(template)
        .map(({ AlarmName }) => AlarmName)
        .toSorted(),
    );
  });

  it('have in their chapter what it is, how to look into it, and how to end it', () => {
    for (const chapter of RUNBOOK.split(/^## /m).slice(1)) {
      const sections = chapter.split(/^### /m).slice(1);
      expect(sections.map((section) => section.split('\n', 1)[0])).toEqual([
        'Description',
        'Investigation',
        'Resolution',
      ]);
      for (const section of sections) expect(section.split('\n').slice(1).join('').length).toBeGreaterThan(40);
    }
  });

  it('begin with the name of their step, and end with the stage where it is not production', () => {
    const step = new RegExp(`^(${STEPS.join('|')})-`);
    for (const { AlarmName } of alarmsOf(template)) expect(AlarmName).toMatch(step);
    for (const { AlarmName } of alarmsOf(templateWith({ stage: 'staging' }))) expect(AlarmName).toMatch(/-staging$/);
  });

  it('say first what a user notices, then where to read on', () => {
    for (const { AlarmName, AlarmDescription } of alarmsOf(template)) {
      expect(AlarmDescription).toMatch(new RegExp(`^[A-Z].+[.] What to do: docs/runbook.md, ${AlarmName}[.]$`));
    }
  });

  it('tell the operator when they begin and when they are over', () => {
    const [topic] = [...resourcesOf<{ DisplayName?: string }>(template, 'AWS::SNS::Topic')].find(
      ([, { DisplayName }]) => DisplayName === 'Offprint',
    )!;
    for (const { AlarmActions, OKActions } of alarmsOf(template)) {
      expect([AlarmActions, OKActions]).toEqual([[{ Ref: topic }], [{ Ref: topic }]]);
    }
    const subscriptions = [...resourcesOf<{ Protocol: string }>(template, 'AWS::SNS::Subscription').values()];
    expect(subscriptions).toContainEqual({
      Protocol: 'email',
      Endpoint: 'operator@offprint.example',
      TopicArn: { Ref: topic },
    });
  });

  it('never watch the age of a queue’s oldest message: SQS leaves out what it has shown three times, which is what an alarm is for', () => {
    const names = alarmsOf(template).flatMap(({ MetricName, Metrics = [] }) => [
      MetricName,
      ...Metrics.map(({ MetricStat }) => MetricStat?.Metric.MetricName),
    ]);
    expect(names).not.toContain('ApproximateAgeOfOldestMessage');
  });

  it('ring for a dump that fails every half hour: for two hours its message is shown or hidden, and never gone', () => {
    const waiting = alarmsOf(template).find(({ AlarmName }) => AlarmName === 'ingest-waiting')!;
    const { EvaluationPeriods, Threshold, Metrics = [] } = waiting;
    const watched = Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat] : []));
    expect(watched.map(({ Metric }) => Metric.MetricName).toSorted()).toEqual([
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesVisible',
    ]);
    for (const { Period, Stat } of watched) {
      expect(Period * EvaluationPeriods).toBe(2 * 60 * 60);
      // The moment in which a message changes sides costs a minute's sample of a period, not the period.
      expect(Stat).toBe('Average');
    }
    expect(Threshold).toBe(0.5);
  });

  it('watch only metrics that somebody writes', () => {
    const ours = alarmsOf(template).filter(({ Namespace }) => Namespace === METRIC.namespace);
    const written: readonly string[] = Object.values(METRIC);
    expect(ours.length).toBeGreaterThan(0);
    for (const { MetricName } of ours) expect(written).toContain(MetricName);
  });
});

function alarmsOf(from: Template): Alarm[] {
  return [...resourcesOf<Alarm>(from, 'AWS::CloudWatch::Alarm').values()];
}
