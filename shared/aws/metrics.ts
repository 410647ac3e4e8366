import { METRIC, METRIC_DIMENSION } from '../names.ts';

export type MetricName = Exclude<keyof typeof METRIC, 'namespace'>;

/**
 * Adds to a metric: one line on the standard output in CloudWatch's embedded metric format, which costs no call. Under the function's own name, so that two
 * stages in one account stay apart.
 */
export function count(metric: MetricName, value: number): void {
  const name = METRIC[metric];
  const line = {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [{ Namespace: METRIC.namespace, Dimensions: [[METRIC_DIMENSION]], Metrics: [{ Name: name }] }],
    },
    [METRIC_DIMENSION]: process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'local',
    [name]: value,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
