import type { ComposePorts } from '../../functions/compose/ports.ts';
import { after, DAY_MS } from '../../shared/calendar/instant.ts';
import { OVERLAP_MS } from '../../shared/calendar/look-back.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import type { EditionId } from '../../shared/readers/ids.ts';

/** Mistakes that the judge must see. */
export type PlantedFlaw =
  | 'no overlap of windows'
  | 'watermark before freeze'
  | 'predecessors forgotten'
  | 'editions without end';

/** Ports that make compose behave as if it had the flaw. */
export function flawed(flaw: PlantedFlaw | undefined, ports: ComposePorts): ComposePorts {
  switch (flaw) {
    case undefined:
    case 'editions without end':
      return ports;
    case 'no overlap of windows':
      return { ...ports, arrivals: (from, to) => ports.arrivals(after(from, OVERLAP_MS), to) };
    case 'watermark before freeze':
      return freezingLast(ports);
    case 'predecessors forgotten':
      return withReaders(ports, (reader) =>
        ports.readers.put({ ...reader, openEditions: reader.openEditions.slice(0, 1) }),
      );
  }
}

/** A ledger as compose and send see it; with the flaw no edition's time is ever over. */
export function flawedLedger<Ledger extends Pick<ComposePorts['ledger'], 'get' | 'overdue'>>(
  flaw: PlantedFlaw | undefined,
  ledger: Ledger,
): Ledger {
  if (flaw !== 'editions without end') return ledger;
  const endless = (row: Edition): Edition => ({ ...row, sendBefore: after(row.dueAt, 365 * DAY_MS) });
  return {
    ...ledger,
    get: async (id: EditionId) => {
      const row = await ledger.get(id);
      return row && endless(row);
    },
    async *overdue(shard: number, at: string) {
      for await (const row of ledger.overdue(shard, at)) yield endless(row);
    },
  };
}

function withReaders(ports: ComposePorts, put: ComposePorts['readers']['put']): ComposePorts {
  return { ...ports, readers: { ...ports.readers, put } };
}

/** The reader moves on first; body and ledger follow, if nothing happens in between. */
function freezingLast(ports: ComposePorts): ComposePorts {
  const later: (() => Promise<unknown>)[] = [];
  const moved = withReaders(ports, async (reader) => {
    const written = await ports.readers.put(reader);
    for (const write of later.splice(0)) await write();
    return written;
  });
  return {
    ...moved,
    bodies: {
      ...ports.bodies,
      putIfAbsent: async (body) => {
        later.push(() => ports.bodies.putIfAbsent(body));
        return body;
      },
    },
    ledger: {
      ...ports.ledger,
      write: async (transition) => {
        if (transition.when.row !== 'absent') return ports.ledger.write(transition);
        later.push(() => ports.ledger.write(transition));
        return true;
      },
    },
  };
}
