import type { Base } from './base.ts';
import type { Metrics } from './metrics.ts';
import type { Topics } from './sns.ts';
import type { Queues } from './sqs.ts';

type Words = 'Namespace' | 'MetricName' | 'ComparisonOperator' | 'TreatMissingData' | 'AlarmDescription';
type Lists = { Dimensions?: { Name: string; Value: string }[]; AlarmActions?: string[]; OKActions?: string[] };
type Alarm = Record<Words, string> & Record<'Period' | 'Threshold', number> & Lists;

const SELECT = 'select value from alarm where name = ?';

/**
 * The template's alarms, on the last period of their metric.
 * @returns Looks at all of them once; each change of state tells its topics, once.
 */
export function createAlarms({ template, state, clock }: Base, metrics: Metrics, queues: Queues, topics: Topics) {
  state.rows('create table if not exists alarm (name primary key, value)');
  let since = clock.now();
  const alarms = template.all<Alarm>('CloudWatch::Alarm');
  return (): void => {
    const now = clock.now();
    since = Math.min(since, now);
    for (const { name, arn, properties } of alarms) {
      const { Namespace, MetricName, Dimensions = [], Period, TreatMissingData, AlarmDescription } = properties;
      const silenceRings = TreatMissingData === 'breaching';
      // Of the time before this run nothing is known: an alarm that rings at silence first listens for a period.
      if (silenceRings && now - since < Period * 1000) continue;
      const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));
      const isDepth = MetricName === 'ApproximateNumberOfMessagesVisible';
      const value = isDepth
        ? queues.counts(dimensions.QueueName ?? '').visible
        : metrics.sum(Namespace, MetricName, dimensions, now - Period * 1000);
      const next = (value === undefined ? silenceRings : breaches(value, properties)) ? 'ALARM' : 'OK';
      const [{ value: before } = { value: 'OK' }] = state.rows<{ value: string }>(SELECT, name);
      if (next === before) continue;
      const topic = (next === 'ALARM' ? properties.AlarmActions : properties.OKActions)?.[0];
      const message = `${AlarmDescription}\n\n${MetricName} is ${value ?? 'silent'}.`;
      state.atomically(() => {
        state.rows('insert or replace into alarm values (?, ?)', name, next);
        if (topic) topics.publishFor('cloudwatch.amazonaws.com', arn, topic, message, `${next}: "${name}"`);
      });
    }
  };
}

function breaches(value: number, { ComparisonOperator, Threshold }: Alarm): boolean {
  if (value === Threshold) return ComparisonOperator.includes('OrEqual');
  return value > Threshold === ComparisonOperator.startsWith('Greater');
}
