import type { Clock } from './clock.ts';
import type { Functions } from './lambda.ts';
import type { Policies } from './policy.ts';
import { type Next, parseSchedule } from './schedule.ts';
import { CannotRun, type State } from './state.ts';
import type { Template } from './template.ts';

interface Properties {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly State?: string;
  readonly Target: { readonly Arn: string; readonly RoleArn: string; readonly Input?: string };
}

export interface Scheduler {
  /** Fires what is due up to now, each schedule's skipped moments in one. */
  tick(): void;
  /** The moments up to one at which anything is due, in order. */
  upcoming(until: number): number[];
}

export function createScheduler(
  template: Template,
  functions: Functions,
  policies: Policies,
  state: State,
  clock: Clock,
): Scheduler {
  state.run('create table if not exists schedule (name text primary key, firedAt int)');
  const schedules = template.all<Properties>('AWS::Scheduler::Schedule').map(({ id, name, arn, properties }) => {
    const { ScheduleExpression, ScheduleExpressionTimezone = 'UTC', State = 'ENABLED', Target } = properties;
    const next: Next =
      State === 'ENABLED'
        ? parseSchedule(ScheduleExpression, ScheduleExpressionTimezone)
        : () => Number.POSITIVE_INFINITY;
    const role = policies.assume(Target.RoleArn, name);
    const target = functions.find(Target.Arn);
    if (!role.may('lambda:InvokeFunction', target.arn))
      throw new CannotRun(`${id}: its role lacks lambda:InvokeFunction on ${target.arn}.`);
    state.run('insert or ignore into schedule values (?, ?)', name, clock.now());
    const fire = (at: number): void => {
      state.run('update schedule set firedAt = ? where name = ?', at, name);
      const input = (Target.Input ?? '{}')
        .replaceAll('<aws.scheduler.scheduled-time>', `${new Date(at).toISOString().slice(0, 19)}Z`)
        .replaceAll('<aws.scheduler.schedule-arn>', arn);
      void functions.invokeLater(target, JSON.parse(input));
    };
    const due = (): number =>
      next(state.one<{ firedAt: number }>('select firedAt from schedule where name = ?', name)?.firedAt ?? clock.now());
    return { due, next, fire };
  });
  return {
    tick() {
      const now = clock.now();
      for (const { due, next, fire } of schedules) {
        let at = due();
        if (at > now) continue;
        for (let later = next(at); later <= now; later = next(later)) at = later;
        fire(at);
      }
    },
    upcoming(until) {
      const moments = new Set<number>();
      for (const { due, next } of schedules) for (let at = due(); at <= until; at = next(at)) moments.add(at);
      return [...moments].sort((a, b) => a - b);
    },
  };
}
