import { ByteSource, type Bytes } from '../bytes.ts';
import { refusalOfBytes } from '../magic.ts';
import { type Bounds, MAX_DEPTH, newBounds } from './bounds.ts';
import type { Entry } from './entry.ts';
import { gunzipped, isGzip } from './gzip.ts';
import { mailEntries } from './mail.ts';
import { mailKind } from './mail-header.ts';
import { isTar, tarEntries } from './tar.ts';
import { isZip, zipEntries } from './zip.ts';
import { isZstd, unzstd } from './zstd.ts';

/** One file of a dump, unpacked. `name` is its path in the archive, where it is in one. The source must be read before the next is asked for. */
export type Unpacked = { readonly name?: string; readonly containers: readonly string[] } & (
  | { readonly source: ByteSource }
  | { readonly refused: string }
);

/** Bytes that show what a file is: tar needs 512, Office files are told by the names of their parts. */
const START_BYTES = 16 * 1024;

/**
 * The files of a dump, whatever it is packed in, told by how it begins, at most {@link MAX_DEPTH} deep.
 * @throws GiveUp for a bomb; CutOff and Damaged, also while a file is read, when its container ends early or is broken.
 */
export function unpack(bytes: Bytes): AsyncGenerator<Unpacked> {
  const bounds = newBounds();
  return open(bounds.counted(bytes), { containers: [] }, bounds);
}

async function* open(
  bytes: Bytes,
  where: { readonly name?: string; readonly containers: readonly string[] },
  bounds: Bounds,
): AsyncGenerator<Unpacked> {
  const source = new ByteSource(bytes);
  try {
    const start = await source.peek(START_BYTES);
    const refused = refusalOfBytes(start);
    const kind = refused === undefined ? kindOf(start) : undefined;
    if (refused !== undefined) yield { ...where, refused };
    else if (kind === undefined) yield { ...where, source };
    else if (where.containers.length >= MAX_DEPTH)
      yield {
        ...where,
        refused: `This is packed more than ${MAX_DEPTH} times over: unpack it and drop what is inside.`,
      };
    else {
      const inner = { ...where, containers: [...where.containers, kind] };
      if (kind === 'gzip') yield* open(gunzipped(source, bounds), inner, bounds);
      else if (kind === 'zstd') yield* open(unzstd(source, bounds), inner, bounds);
      else yield* openEntries(ENTRIES[kind](source, bounds), inner, bounds);
    }
  } finally {
    await source.close();
  }
}

/** A path in an archive; systems allow no more, formats of archives do. */
const PATH_CHARACTERS = 1000;

async function* openEntries(
  entries: AsyncGenerator<Entry>,
  { name: around, containers }: { readonly name?: string; readonly containers: readonly string[] },
  bounds: Bounds,
): AsyncGenerator<Unpacked> {
  const met = new Map<string, number>();
  for await (const entry of entries) {
    const path = entry.name.slice(0, PATH_CHARACTERS);
    const times = (met.get(path) ?? 0) + 1;
    met.set(path, times);
    const unique = times === 1 ? path : `${path} (${times})`;
    const name = around === undefined ? unique : `${around}/${unique}`;
    if ('refused' in entry) yield { name, containers, refused: `This file ${entry.refused}.` };
    else yield* open(entry.bytes, { name, containers }, bounds);
  }
}

const ENTRIES = {
  zip: zipEntries,
  tar: tarEntries,
  mail: (source: ByteSource, bounds: Bounds) => mailEntries(source, false, bounds),
  mbox: (source: ByteSource, bounds: Bounds) => mailEntries(source, true, bounds),
} as const;

function kindOf(start: Uint8Array): 'gzip' | 'zstd' | keyof typeof ENTRIES | undefined {
  if (isGzip(start)) return 'gzip';
  if (isZstd(start)) return 'zstd';
  if (isZip(start)) return 'zip';
  return isTar(start.subarray(0, 512)) ? 'tar' : mailKind(start);
}
