import type { Prepared, TextClause } from '../meaning/prepare.ts';
import { nameWords } from '../terms/person-name.ts';
import type { PackedPapers } from './packed-papers.ts';

/** Which papers may answer a query, a mark each; undefined where its words tell nothing, and all may. None that does is left out. */
export function candidates(query: Prepared, packed: PackedPapers): Uint8Array | undefined {
  switch (query.kind) {
    case 'text':
      return ofClause(query, packed);
    case 'weight':
      return candidates(query.part, packed);
    case 'and': {
      const telling = query.parts.map((part) => candidates(part, packed)).filter((marks) => marks !== undefined);
      return telling.length === 0 ? undefined : all(telling);
    }
    case 'or': {
      const parts = query.parts.map((part) => candidates(part, packed));
      return parts.every((marks) => marks !== undefined) ? any(parts) : undefined;
    }
    case 'fact':
      return query.query.kind === 'author' ? ofAuthor(query.query.name, packed) : undefined;
    case 'not':
      return undefined;
  }
}

/** One whole word of the name at least must be there (facts.ts); initials and open ends tell nothing. */
function ofAuthor(name: string, packed: PackedPapers): Uint8Array | undefined {
  const whole = nameWords(name).filter((word) => word.length > 1);
  return whole.length === 0 || name.endsWith('*') ? undefined : any(whole.map((word) => packed.namedBy(word)));
}

function ofClause({ wordings }: TextClause, packed: PackedPapers): Uint8Array {
  return any(
    wordings.map(({ units }) =>
      all(
        units.map((unit) => any(unit.map((sequence) => all(sequence.map((sought) => packed.wanted(sought).papers))))),
      ),
    ),
  );
}

function all(parts: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = parts;
  const marks = first!.slice();
  for (const other of others) for (let place = 0; place < marks.length; place++) marks[place]! &= other[place]!;
  return marks;
}

function any(parts: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = parts;
  const marks = first!.slice();
  for (const other of others) for (let place = 0; place < marks.length; place++) marks[place]! |= other[place]!;
  return marks;
}
