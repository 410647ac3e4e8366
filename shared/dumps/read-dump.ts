import type { Bytes } from './bytes.ts';
import { unpack } from './containers/unpack.ts';
import { CutOff, Damaged } from './damage.ts';
import type { Format, Found } from './format.ts';
import { GiveUp, LIMIT } from './limits.ts';
import { type OpenText, openText } from './open-text.ts';

/** One file of a dump: the dump itself, or an entry of an archive. */
export interface Part {
  /** Its path in the archive; absent when the dump is no archive. */
  readonly name?: string;
  readonly format?: string;
  /** Why it could not be read: a sentence. */
  readonly refused?: string;
}

/** How far a dump was read. */
export interface Reading {
  /** `refused`: no part of it could be read. `gave up`: reading ended before the dump did. `stopped`: it was asked to. */
  readonly state: 'done' | 'refused' | 'gave up' | 'stopped';
  /** A sentence, when the state is `refused` or `gave up`. */
  readonly reason?: string;
  /** Records from the start of the dump up to here: where to go on. */
  readonly records: number;
  /** What the dump was packed in: `zip`, `gzip`. */
  readonly containers: readonly string[];
  readonly parts: readonly Part[];
}

/** Deals with some records in a row; reading waits for it. In an archive each record's place has the entry. */
export type Take = (records: readonly Found[], format: Format) => Promise<void> | void;

export interface ReadOptions {
  /** Records from the start that were dealt with before: they are read again, and not handed over. @default 0 */
  readonly skip?: number;
  /** Asked after each batch; true ends the reading, to be gone on with later. @default never */
  readonly stop?: () => boolean;
  /** @default FORMATS */
  readonly formats?: readonly Format[];
}

/**
 * Reads a dump: unpacks, decodes, recognises, parses, and hands every record to `take`, in the order of the dump; always the same records in the
 * same order, however the bytes come. Holds no more than a few blocks and one record.
 * @returns how far it was read. @throws what `bytes` and `take` throw, and nothing else.
 */
export async function readDump(bytes: Bytes, take: Take, options: ReadOptions = {}): Promise<Reading> {
  const parts: Part[] = [];
  const containers = new Set<string>();
  const hand = handOver(take, options);

  async function readAll(): Promise<Pick<Reading, 'state' | 'reason'>> {
    for await (const file of unpack(hand.counted(bytes))) {
      for (const container of file.containers) containers.add(container);
      const name = file.name === undefined ? {} : { name: file.name };
      const text = 'refused' in file ? file : await openText(file.source, options.formats);
      if ('refused' in text) {
        parts.push({ ...name, refused: text.refused });
        continue;
      }
      parts.push({ ...name, format: text.format.name });
      if ((await hand.part(text, file.name)) === 'stopped') return { state: 'stopped' };
    }
    return { state: 'done' };
  }

  const end = await readAll().catch((error: unknown) => hand.broken(error));
  const read = parts.some((part) => part.format !== undefined);
  return {
    ...(read ? end : { state: 'refused', reason: end.reason ?? refusalOfParts(parts) }),
    records: hand.records(),
    containers: [...containers],
    parts,
  };
}

function refusalOfParts(parts: readonly Part[]): string {
  const [first] = parts;
  if (first === undefined) return 'This archive holds no files.';
  return parts.length === 1
    ? String(first.refused)
    : `None of the ${parts.length} files in it can be read; of "${first.name}": ${first.refused}`;
}

interface HandOver {
  records(): number;
  counted(bytes: Bytes): Bytes;
  /** Reads one file to its end, or until it is asked to stop. @throws GiveUp, or Damaged when its container is. */
  part(text: OpenText, entry: string | undefined): Promise<'read' | 'stopped'>;
  /** How a reading ends that an error ended. @throws the error when it is nobody's here. */
  broken(error: unknown): Promise<Pick<Reading, 'state' | 'reason'>>;
}

/** Counts what parsers find and hands it on in batches. */
function handOver(take: Take, { skip = 0, stop = () => false }: ReadOptions): HandOver {
  let records = 0;
  let byte = 0;
  let batch: Found[] = [];
  let format: Format | undefined;
  let entry: string | undefined;
  let saidEarly = false;
  /** Characters since a record ended. */
  let unended = 0;

  function sink(found: Found): void {
    records += 1;
    unended = 0;
    if (found.kind === 'reject' && found.reason.startsWith('ends early')) saidEarly = true;
    if (records > skip) batch.push(entry === undefined ? found : { ...found, at: { ...found.at, entry } });
  }

  /** Whatever form a dump has: what takes so long to say nothing was made to do harm. @throws GiveUp */
  function countUnended(characters: number): void {
    unended += characters;
    if (unended > LIMIT.runawayCharacters)
      throw new GiveUp(
        `For ${LIMIT.runawayCharacters >> 20} Mi characters no record ends behind ${records === 0 ? 'the start' : `record ${records}`}: this is no list of papers.`,
      );
  }

  async function flush(): Promise<boolean> {
    if (batch.length === 0 || format === undefined) return false;
    const full = batch;
    batch = [];
    await take(full, format);
    return true;
  }

  return {
    records: () => records,
    async *counted(bytes) {
      for await (const chunk of bytes) {
        byte += chunk.length;
        yield chunk;
      }
    },
    async part(text, name) {
      format = text.format;
      entry = name;
      saidEarly = false;
      unended = 0;
      const parser = text.format.read(sink, text.head);
      try {
        for await (const piece of text.pieces) {
          countUnended(piece.length);
          parser.write(piece);
          if ((await flush()) && stop()) return 'stopped';
        }
        parser.end();
      } finally {
        await flush();
      }
      const failure = text.failure();
      if (failure !== undefined) throw failure;
      return (await flush()) && stop() ? 'stopped' : 'read';
    },
    async broken(error) {
      if (error instanceof GiveUp) return { state: 'gave up', reason: error.message };
      if (!(error instanceof CutOff || error instanceof Damaged)) throw error;
      if (format !== undefined && !saidEarly) {
        sink({ kind: 'reject', reason: error.message, at: { byte }, excerpt: '' });
        await flush();
      }
      return error instanceof CutOff
        ? { state: 'done' }
        : { state: 'gave up', reason: `Reading ended because ${error.message}.` };
    },
  };
}
