import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { type LocalRun, startLocal } from '../../fixtures/local/fixture.ts';

const DAY_MS = 86_400_000;

/** The moments for which a schedule fired over so many days. */
async function moments(expression: string, days: number, zone = 'UTC', from?: string): Promise<string[]> {
  await using local = await startLocal((resources) => {
    Object.assign(resources.Every5Minutes!.Properties, {
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: zone,
    });
  });
  if (from) {
    await local.cloud.travelTo(Date.parse(from));
    await ticks(local);
  }
  const start = local.cloud.clock.now();
  await local.cloud.travelTo(start + days * DAY_MS);
  return (await ticks(local)).filter((at) => Date.parse(at) > start);
}

async function ticks({ cloud, clients }: LocalRun): Promise<string[]> {
  const { Items } = await clients.dynamodb.send(
    new QueryCommand({
      TableName: cloud.outputs.Table,
      IndexName: 'byKind',
      KeyConditionExpression: 'kind = :kind',
      ExpressionAttributeValues: { ':kind': { S: 'tick' } },
    }),
  );
  return Items!.map(({ at }) => at!.S!);
}
const hours = (found: string[]): string[] => found.map((at) => at.slice(11, 16));

describe('a schedule', () => {
  it('fires at its rate', async () => {
    const found = await moments('rate(6 hours)', 2);
    expect(hours(found).sort()).toEqual(['00:00', '00:00', '06:00', '06:00', '12:00', '12:00', '18:00', '18:00']);
  });

  it('fires at the minutes and hours that it names', async () => {
    expect(hours(await moments('cron(15,45 6-7 * * ? *)', 1)).sort()).toEqual(['06:15', '06:45', '07:15', '07:45']);
  });

  it('fires on the weekdays that it names, Sunday being 1', async () => {
    const found = await moments('cron(0 12 ? * MON-FRI *)', 14);
    expect(found).toHaveLength(10);
    expect(new Set(found.map((at) => new Date(at).getUTCDay()))).toEqual(new Set([1, 2, 3, 4, 5]));
    expect((await moments('cron(0 12 ? * 1 *)', 7)).map((at) => new Date(at).getUTCDay())).toEqual([0]);
  });

  it('keeps its local hour when the clocks change', async () => {
    const found = await moments('cron(0 7 * * ? *)', 3, 'Europe/Berlin', '2027-03-27T00:00:00Z');
    expect(found).toEqual(['2027-03-27T06:00:00Z', '2027-03-28T05:00:00Z', '2027-03-29T05:00:00Z']);
  });

  it('of very many moments fires at about thirteen, evenly', async () => {
    const found = (await moments('rate(1 minute)', 1)).map((at) => Date.parse(at)).sort((a, b) => a - b);
    const gaps = new Set(found.slice(1).map((at, n) => at - found[n]!));
    expect(gaps).toEqual(new Set([111 * 60_000]));
    expect(found).toHaveLength(13);
  });

  it('that missed its time while nothing ran fires once when the run begins again', async () => {
    await using local = await startLocal();
    local.cloud.clock.moveTo(local.cloud.clock.now() + DAY_MS);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await local.cloud.settle();
    const found = await ticks(local);
    expect(found).toHaveLength(1);
    expect(local.cloud.clock.now() - Date.parse(found[0]!)).toBeLessThan(6 * 60_000);
  });
});
