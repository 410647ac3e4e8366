import { describe, expect, it } from 'vitest';
import { READER_SHARDS } from '../../shared/names.ts';
import { resourcesOf, spelled, templateWith } from '../fixtures/synthesised.ts';

interface Schedule {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly FlexibleTimeWindow: { readonly Mode: string };
  readonly Target: {
    readonly Arn: unknown;
    readonly Input: string;
    readonly RetryPolicy: { readonly MaximumRetryAttempts: number; readonly MaximumEventAgeInSeconds: number };
    readonly DeadLetterConfig: { readonly Arn: unknown };
  };
}

describe('schedules of compose', () => {
  it.each([1, 2, 16, 64])('cover every shard of readers exactly once when there are %i (E1)', (composeSchedules) => {
    const schedules = schedulesWith({ composeSchedules });
    const covered = schedules.flatMap(({ Target }) => {
      const { fromShard, toShard } = JSON.parse(Target.Input);
      return Array.from({ length: toShard - fromShard }, (_, offset) => fromShard + offset);
    });
    expect(schedules).toHaveLength(composeSchedules);
    expect(covered.toSorted((a, b) => a - b)).toEqual(Array.from({ length: READER_SHARDS }, (_, shard) => shard));
  });

  it('fire on the five minutes of the hour, in UTC, at once', () => {
    for (const schedule of schedulesWith({})) {
      expect(schedule.ScheduleExpression).toBe('cron(0/5 * * * ? *)');
      expect(schedule.ScheduleExpressionTimezone).toBeUndefined();
      expect(schedule.FlexibleTimeWindow.Mode).toBe('OFF');
    }
  });

  it('say when the tick was meant for, however late it comes', () => {
    for (const { Target } of schedulesWith({}))
      expect(JSON.parse(Target.Input).at).toBe('<aws.scheduler.scheduled-time>');
  });

  it('are tried three times within the hour, by Scheduler and by Lambda alike, and then kept', () => {
    const template = templateWith();
    const [{ Target }] = [...resourcesOf<Schedule>(template, 'AWS::Scheduler::Schedule').values()] as [Schedule];
    expect(Target.RetryPolicy).toEqual({ MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 });

    const [invoke] = [...resourcesOf<Record<string, unknown>>(template, 'AWS::Lambda::EventInvokeConfig').values()];
    expect(invoke).toMatchObject({
      FunctionName: { Ref: spelled(Target.Arn).replace('.Arn', '') },
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 3600,
      DestinationConfig: { OnFailure: { Destination: Target.DeadLetterConfig.Arn } },
    });
  });
});

function schedulesWith(settings: Record<string, unknown>): Schedule[] {
  return [...resourcesOf<Schedule>(templateWith(settings), 'AWS::Scheduler::Schedule').values()];
}
