import type { ComposePorts } from '../../functions/compose/ports.ts';
import { after } from '../../shared/editions/instant.ts';
import { OVERLAP_MS } from '../../shared/editions/window.ts';

/** Mistakes in composing that the judge must see. */
export type PlantedFlaw = 'no overlap of windows' | 'watermark before freeze';

/** Ports that make compose behave as if it had the flaw. */
export function flawed(flaw: PlantedFlaw | undefined, ports: ComposePorts): ComposePorts {
  switch (flaw) {
    case undefined:
      return ports;
    case 'no overlap of windows':
      return { ...ports, arrivals: (from, to) => ports.arrivals(after(from, OVERLAP_MS), to) };
    case 'watermark before freeze':
      return freezingLast(ports);
  }
}

/** The reader moves on first; body and ledger follow, if nothing happens in between. */
function freezingLast(ports: ComposePorts): ComposePorts {
  const later: (() => Promise<unknown>)[] = [];
  return {
    ...ports,
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
    readers: {
      ...ports.readers,
      put: async (reader) => {
        const written = await ports.readers.put(reader);
        for (const write of later.splice(0)) await write();
        return written;
      },
    },
  };
}
