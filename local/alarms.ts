import type { Clock } from './clock.ts';
import type { Topics } from './sns.ts';
import type { Queues } from './sqs.ts';
import type { State } from './state.ts';
import type { Template } from './template.ts';

/** Counts by minute, kept as long as an alarm looks back. */
export interface Metrics {
  count(namespace: string, name: string, dimensions: Readonly<Record<string, string>>, value: number): void;
  /** Takes the metrics out of a line in CloudWatch's embedded metric format. */
  readLogLine(line: string): void;
  /** The values of each period that ends at or before now, the latest first; undefined where there is none. */
  sums(
    namespace: string,
    name: string,
    dimensions: Readonly<Record<string, string>>,
    periodSeconds: number,
    periods: number,
  ): (number | undefined)[];
}

const MINUTE_MS = 60_000;
const KEPT_MS = 24 * 60 * MINUTE_MS;
const keyOf = (namespace: string, name: string, dimensions: Readonly<Record<string, string>>): string =>
  JSON.stringify([namespace, name, ...Object.entries(dimensions).sort()]);

export function openMetrics(state: State, clock: Clock): Metrics {
  state.run('create table if not exists metric (key text, minute int, value real, primary key (key, minute))');
  state.run('delete from metric where minute < ?', clock.now() - KEPT_MS);
  const count: Metrics['count'] = (namespace, name, dimensions, value) => {
    const minute = Math.floor(clock.now() / MINUTE_MS) * MINUTE_MS;
    state.run(
      'insert into metric values (?, ?, ?) on conflict do update set value = value + excluded.value',
      keyOf(namespace, name, dimensions),
      minute,
      value,
    );
  };
  return {
    count,
    readLogLine(line) {
      if (!line.startsWith('{') || !line.includes('"_aws"')) return;
      interface Embedded extends Record<string, unknown> {
        readonly _aws: {
          readonly CloudWatchMetrics: {
            readonly Namespace: string;
            readonly Dimensions: string[][];
            readonly Metrics: { readonly Name: string }[];
          }[];
        };
      }
      const entry = JSON.parse(line) as Embedded;
      for (const { Namespace, Dimensions, Metrics } of entry._aws.CloudWatchMetrics)
        for (const names of Dimensions)
          for (const { Name } of Metrics) {
            const value = [entry[Name]].flat().reduce((sum: number, one) => sum + Number(one), 0);
            count(Namespace, Name, Object.fromEntries(names.map((name) => [name, String(entry[name])])), value);
          }
    },
    sums(namespace, name, dimensions, periodSeconds, periods) {
      const end = clock.now();
      return Array.from({ length: periods }, (_, index) => {
        const to = end - index * periodSeconds * 1000;
        const row = state.one<{ value: number | null }>(
          'select sum(value) value from metric where key = ? and minute > ? and minute <= ?',
          keyOf(namespace, name, dimensions),
          to - periodSeconds * 1000,
          to,
        );
        return row?.value ?? undefined;
      });
    },
  };
}

interface Alarm {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: { readonly Name: string; readonly Value: string }[];
  readonly Period?: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold?: number;
  readonly ComparisonOperator: string;
  readonly TreatMissingData?: string;
  readonly AlarmDescription?: string;
  readonly AlarmActions?: string[];
  readonly OKActions?: string[];
}

const COMPARE: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
};

/**
 * The template's alarms on metrics that exist here.
 * @returns Looks at all of them once; each change of state tells its topics, once.
 */
export function createAlarms(
  template: Template,
  metrics: Metrics,
  queues: Queues,
  topics: Topics,
  state: State,
  clock: Clock,
): () => void {
  state.run('create table if not exists alarm (name text primary key, value text)');
  const since = clock.now();
  const alarms = template.all<Alarm>('AWS::CloudWatch::Alarm').filter(({ properties }) => properties.MetricName);
  return () => {
    for (const { name, arn, properties } of alarms) {
      const {
        Namespace = '',
        MetricName = '',
        Dimensions = [],
        Period = 60,
        EvaluationPeriods,
        DatapointsToAlarm = EvaluationPeriods,
        TreatMissingData = 'missing',
      } = properties;
      // Of the time before this run nothing is known: an alarm that rings at silence waits until it has listened long enough.
      if (TreatMissingData === 'breaching' && clock.now() - since < Period * EvaluationPeriods * 1000) continue;
      const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));
      const depth = MetricName === 'ApproximateNumberOfMessagesVisible' && dimensions.QueueName;
      const values = depth
        ? [queues.counts(depth).visible]
        : metrics.sums(Namespace, MetricName, dimensions, Period, EvaluationPeriods);
      const compare = COMPARE[properties.ComparisonOperator];
      const breaching = values.filter((value) =>
        value === undefined ? TreatMissingData === 'breaching' : compare?.(value, properties.Threshold ?? 0),
      );
      const before = state.one<{ value: string }>('select value from alarm where name = ?', name)?.value ?? 'OK';
      const now = breaching.length >= (depth ? 1 : DatapointsToAlarm) ? 'ALARM' : 'OK';
      if (before === now) continue;
      state.atomically(() => {
        state.run('insert or replace into alarm values (?, ?)', name, now);
        const text = {
          AlarmName: name,
          AlarmDescription: properties.AlarmDescription,
          NewStateValue: now,
          OldStateValue: before,
          StateChangeTime: new Date(clock.now()).toISOString(),
        };
        for (const topic of (now === 'ALARM' ? properties.AlarmActions : properties.OKActions) ?? [])
          topics.publishFor(
            'cloudwatch.amazonaws.com',
            arn,
            topic,
            `${properties.AlarmDescription ?? ''}\n\n${JSON.stringify(text, null, 2)}`,
            `${now}: "${name}"`,
          );
      });
    }
  };
}
