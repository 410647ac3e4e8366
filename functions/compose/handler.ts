import type { Context } from 'aws-lambda';
import { after, MINUTE_MS } from '../../shared/calendar/instant.ts';
import type { EditionBody } from '../../shared/editions/edition.ts';
import type { ReaderId } from '../../shared/readers/ids.ts';
import { compose, preview, type SendNow, sendNow, type TickReport } from './compose.ts';
import { foldHourly } from './fold-days.ts';
import { tellStale } from './stale-sources.ts';
import { wire } from './wire.ts';

/** A schedule's fixed input (from the first shard to below the last), or what the operator asks for. */
export type ComposeEvent =
  | { readonly fromShard: number; readonly toShard: number }
  | { readonly sendNow: ReaderId }
  | { readonly preview: ReaderId };

const ports = wire();
const fold = foldHourly(ports);

/** One tick, or one reader at once. A tick in which readers failed fails too, after all others were answered for, so that it is seen. */
export async function handler(
  event: ComposeEvent,
  context: Context,
): Promise<TickReport | SendNow | EditionBody | null> {
  if ('sendNow' in event) return sendNow(ports, event.sendNow);
  if ('preview' in event) return (await preview(ports, event.preview)) ?? null;
  const { fromShard, toShard } = event;
  const until = after(ports.now(), context.getRemainingTimeInMillis() - MINUTE_MS);
  const report = await compose(ports, { fromShard, toShard, until });
  console.info(JSON.stringify({ tick: report }));
  // One of the schedules folds closed days and looks for stale sources, when everybody was answered for.
  if (fromShard === 0) {
    await fold(until);
    await tellStale(ports);
  }
  if (report.faults.length > 0)
    throw new Error(`${report.faults.length} readers could not be answered for; they stay due`);
  return report;
}
