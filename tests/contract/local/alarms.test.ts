import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { type LocalRun, startLocal } from '../../fixtures/local/fixture.ts';

const MINUTE_MS = 60_000;

const pass = ({ cloud }: LocalRun, minutes: number) => cloud.travelTo(cloud.clock.now() + minutes * MINUTE_MS);
const heard = ({ cloud }: LocalRun) => cloud.inbox.list().map(({ subject }) => subject);

describe('an alarm', () => {
  it('on a dead-letter queue tells the operator once when a message lies there, and once when it is gone', async () => {
    await using local = await startLocal();
    const { sqs } = local.clients;
    const QueueUrl = local.cloud.outputs.DeadQueueUrl!;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    await pass(local, 10);
    await pass(local, 10);
    expect(heard(local)).toEqual(['ALARM: "Fixture-DeadAlarm"']);
    expect(local.cloud.report().alarms).toEqual(['Fixture-DeadAlarm']);
    await pass(local, 15 * 24 * 60);
    expect(heard(local)).toEqual(['OK: "Fixture-DeadAlarm"', 'ALARM: "Fixture-DeadAlarm"']);
  });

  it('on silence rings when a step does not run, and is quiet while it does', async () => {
    await using quiet = await startLocal();
    await pass(quiet, 3 * 60);
    expect(heard(quiet)).toEqual([]);

    await using broken = await startLocal((resources) => {
      resources.Every5Minutes!.Properties.ScheduleExpression = 'cron(0 0 1 1 ? 2199)';
    });
    await pass(broken, 10);
    expect(heard(broken)).toEqual([]);
    await pass(broken, 10);
    expect(heard(broken)).toEqual(['ALARM: "Fixture-SilentAlarm"']);
    expect(broken.cloud.inbox.list()[0]!.text).toContain('Somebody should look.');
  });

  it('hears of a tick that its function failed: tried again, then with the dead letters', async () => {
    await using local = await startLocal((resources) => {
      resources.Every5Minutes!.Properties.Target = {
        ...(resources.Every5Minutes!.Properties.Target as object),
        Input: '{"at":{}}',
      };
    });
    await pass(local, 5);
    expect(local.cloud.report().failures).toHaveLength(2);
    expect(local.cloud.report().queues['Fixture-Dead']).toEqual({ visible: 1, hidden: 0 });
  });
});
