import type { EditionId } from '../../shared/editions/edition.ts';
import { isHeld } from '../../shared/editions/hold.ts';
import { after } from '../../shared/editions/instant.ts';
import { isUndecided, postpone, REWAKE_MS, settle } from '../../shared/editions/ledger.ts';
import type { ComposePorts } from './ports.ts';

/** Shards of readers and of the ledger, `fromShard` to below `toShard`. */
export interface Shards {
  readonly fromShard: number;
  readonly toShard: number;
}

const TICK_SECONDS = 300;
const WAKE_BATCH = 100;

/**
 * Looks at what the ledger says is overdue. An edition whose time is over ends here, so that its papers are carried even while sending rests; for the others send is woken
 * again, so that a lost message loses nothing. At most what can be sent until the next tick, and each then rests a while: an outage's backlog comes
 * back spread out, not as a herd.
 * @returns How many editions send was woken for.
 */
export async function rewake(ports: ComposePorts, tick: Shards): Promise<number> {
  const resting = isHeld(await ports.holds.get(), ports.now());
  let left = resting ? 0 : Math.ceil(ports.mailsPerSecond * TICK_SECONDS);
  let woken: EditionId[] = [];
  let count = 0;
  for (let shard = tick.fromShard; shard < tick.toShard; shard++) {
    for await (const edition of ports.ledger.overdue(shard, ports.now())) {
      if (!isUndecided(edition)) continue;
      const end = edition.state === 'PLANNED' && settle(edition, ports.now());
      if (end) {
        await ports.ledger.write(end);
        continue;
      }
      if (left <= 0) break;
      const again = after(ports.now(), REWAKE_MS * (1 + ports.random()));
      if (!(await ports.ledger.write(postpone(edition, again)))) continue;
      left--;
      count++;
      if (woken.push(edition.id) === WAKE_BATCH) {
        await ports.wake(woken);
        woken = [];
      }
    }
  }
  if (woken.length > 0) await ports.wake(woken);
  return count;
}
