import { DAY_MS } from '../shared/calendar/instant.ts';
import type { Base } from './base.ts';

type Dimensions = Readonly<Record<string, string>>;

/** What was counted in this run. */
export type Metrics = ReturnType<typeof createMetrics>;
export function createMetrics({ clock }: Base) {
  const points = new Map<string, { at: number; value: number }[]>();
  const metrics = {
    count(namespace: string, name: string, dimensions: Dimensions, value: number): void {
      const at = clock.now();
      const key = JSON.stringify([namespace, name, dimensions]);
      const kept = (points.get(key) ?? []).filter((point) => point.at > at - DAY_MS);
      points.set(key, [...kept, { at, value }]);
    },
    /** Takes the metrics out of a line of a log that is in CloudWatch's embedded metric format. */
    readLogLine(line: string): void {
      if (!line.startsWith('{') || !line.includes('"_aws"')) return;
      type Directive = { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] };
      const entry = JSON.parse(line) as Record<string, string> & { _aws: { CloudWatchMetrics: Directive[] } };
      for (const { Namespace, Dimensions, Metrics } of entry._aws.CloudWatchMetrics)
        for (const names of Dimensions) {
          const dimensions = Object.fromEntries(names.map((name) => [name, entry[name] ?? '']));
          for (const { Name } of Metrics) metrics.count(Namespace, Name, dimensions, Number(entry[Name]));
        }
    },
    /** The sum of what was counted after a moment; undefined when nothing was. */
    sum(namespace: string, name: string, dimensions: Dimensions, after: number): number | undefined {
      const found = points.get(JSON.stringify([namespace, name, dimensions]))?.filter(({ at }) => at > after) ?? [];
      return found.length > 0 ? found.reduce((sum, { value }) => sum + value, 0) : undefined;
    },
  };
  return metrics;
}
