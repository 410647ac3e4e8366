import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRIC, METRIC_DIMENSION } from '../../shared/names.ts';
import type { Step } from '../bundles.ts';
import type { Settings } from '../config.ts';
import type { NodeFunction } from './node-function.ts';

export interface AlarmProps {
  /** What a user notices while it rings, as a sentence. The operator reads it in the mail. */
  readonly userNotices: string;
  readonly metric: IMetric;
  /** Rings when the metric reaches this. */
  readonly atLeast: number;
  /** For so many periods of the metric in a row. @default 1 */
  readonly periods?: number;
}

/** The operator's ear: the topic that mails them, and the alarms of all steps. */
export class Watch extends Construct {
  readonly operatorTopic: Topic;
  private readonly stage: string;

  constructor(scope: Construct, id: string, props: { readonly settings: Settings }) {
    super(scope, id);
    this.stage = props.settings.stage;
    this.operatorTopic = new Topic(this, 'Operator', { displayName: 'Offprint', enforceSSL: true });
    this.operatorTopic.addSubscription(new EmailSubscription(props.settings.operatorAddress));
    this.letAlarmsSpeak();
  }

  /** An alarm named `<step>-<what>` (and the stage, if it is not production). docs/runbook.md has a heading of that name. */
  alarm(step: Step, what: string, props: AlarmProps): void {
    this.add(step, what, props, {
      threshold: props.atLeast,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** An alarm that rings when a metric stays below `atLeast`, or is silent. */
  silenceAlarm(step: Step, what: string, props: AlarmProps): void {
    this.add(step, what, props, {
      threshold: props.atLeast,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /** Rings as soon as one message lies in a dead-letter queue. */
  deadLetters(step: Step, queue: Queue, userNotices: string): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(5),
      statistic: Stats.MAXIMUM,
    });
    this.alarm(step, 'dead-letters', { userNotices, metric, atLeast: 1 });
  }

  /**
   * Rings when a queue was not empty for so many times five minutes. Not by the age of its oldest message: SQS leaves out of that figure what it has shown three times and
   * got no answer to ("Available CloudWatch metrics for Amazon SQS"), which is the message that fails again and again.
   */
  neverEmpty(step: Step, what: string, queue: Queue, userNotices: string, periods: number): void {
    const options = { period: Duration.minutes(5), statistic: Stats.AVERAGE };
    const usingMetrics = {
      shown: queue.metricApproximateNumberOfMessagesVisible(options),
      hidden: queue.metricApproximateNumberOfMessagesNotVisible(options),
    };
    const metric = new MathExpression({ expression: 'shown + hidden', usingMetrics, period: options.period });
    this.alarm(step, what, { userNotices, metric, atLeast: 0.5, periods });
  }

  private add(
    step: Step,
    what: string,
    { userNotices, metric, periods = 1 }: AlarmProps,
    rule: { threshold: number; comparisonOperator: ComparisonOperator; treatMissingData: TreatMissingData },
  ): void {
    const name = `${step}-${what}`;
    const alarm = new Alarm(this, name, {
      ...rule,
      alarmName: this.stage === 'production' ? name : `${name}-${this.stage}`,
      alarmDescription: `${userNotices} What to do: docs/runbook.md, ${name}.`,
      metric,
      evaluationPeriods: periods,
    });
    alarm.addAlarmAction(new SnsAction(this.operatorTopic));
    alarm.addOkAction(new SnsAction(this.operatorTopic));
  }

  /** A topic with a policy of its own no longer lets the account's alarms in by default. */
  private letAlarmsSpeak(): void {
    this.operatorTopic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.operatorTopic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.operatorTopic.env.account } },
      }),
    );
  }
}

/** A metric that a function writes to its log (embedded metric format), under the function's own name. */
export function metricOf(
  { lambda }: NodeFunction,
  metricName: string,
  statistic: string = Stats.SUM,
  period: Duration = Duration.minutes(5),
): Metric {
  const dimensionsMap = { [METRIC_DIMENSION]: lambda.functionName };
  return new Metric({ namespace: METRIC.namespace, metricName, dimensionsMap, statistic, period });
}
