import { after } from '../../shared/calendar/instant.ts';
import { isHeld } from '../../shared/editions/hold.ts';
import { begunAhead } from '../../shared/editions/lanes.ts';
import { isUndecided, postpone, REWAKE_MS, settle } from '../../shared/editions/ledger.ts';
import { READER_SHARDS } from '../../shared/names.ts';
import type { EditionId } from '../../shared/readers/ids.ts';
import type { ComposePorts } from './ports.ts';

/** Shards of readers and of the ledger, `fromShard` to below `toShard`. */
export interface Shards {
  readonly fromShard: number;
  readonly toShard: number;
}

export function* shardsOf({ fromShard, toShard }: Shards): Iterable<number> {
  for (let shard = fromShard; shard < toShard; shard++) yield shard;
}

const TICK_SECONDS = 300;

/**
 * Looks at what the ledger says is overdue. An edition whose time is over ends here, so that its papers are carried even while sending rests; for the others send is woken
 * again, so that a lost message loses nothing. At most these shards' share of what can be sent until the next tick, and each then rests a while: an outage's backlog comes back
 * spread out, not as a herd.
 * @returns How many editions send was woken for.
 */
export async function rewake(ports: ComposePorts, shards: Shards): Promise<number> {
  const hold = await ports.holds.get();
  const resting = isHeld(hold, ports.now());
  if (resting && hold.cause === 'reputation') ports.count('sendingHeld', 1);
  const share = (shards.toShard - shards.fromShard) / READER_SHARDS;
  const most = Math.ceil(ports.mailsPerSecond * TICK_SECONDS * share);
  const woken: EditionId[] = [];
  let seen = 0;
  for (const overdue of begunAhead(shardsOf(shards), (shard) => ports.ledger.overdue(shard, ports.now()))) {
    if (seen >= most) break;
    for await (const edition of overdue) {
      if (!isUndecided(edition)) continue;
      if (++seen > most) break;
      const end = edition.state === 'PLANNED' && settle(edition, ports.now());
      const again = after(ports.now(), REWAKE_MS * (1 + ports.random()));
      const written = await ports.ledger.write(end || postpone(edition, again));
      if (written && !end && !resting) woken.push(edition.id);
    }
  }
  await ports.wake(woken);
  return woken.length;
}
