import type { Bytes } from '../bytes.ts';
import { GiveUp } from '../limits.ts';

/** How often a dump may be packed: a zip of gzipped tars is three. */
export const MAX_DEPTH = 3;
/** Files of one dump. */
const MAX_ENTRIES = 10_000;
/** Text shrinks to a tenth, lists that repeat themselves to a fiftieth; what grows more than this was made to do harm. */
const MAX_RATIO = 100;
/** Below this many bytes no ratio is harmful. */
const RATIO_FROM_BYTES = 2 * 1024 * 1024;

/** Programs that pack in pieces make them of some 16 KB; who packs each record by itself has an abstract in each. */
const SMALL_PIECE_BYTES = 256;
const MOST_SMALL_PIECES = 2_000;

/** What a dump costs to unpack, over all its containers. */
export interface Bounds {
  /** The same bytes, counted as the dump's own. */
  counted(bytes: Bytes): Bytes;
  /** Counts bytes that came out of any of its containers. @throws GiveUp when there are more than anything real grows to. */
  countUnpacked(bytes: number): void;
  /** @param most files that this kind of container may hold. @throws GiveUp when there are too many. */
  countEntry(most?: number): void;
  /** Counts a piece that is packed by itself: a member of gzip, a frame of zstd, a header of tar. @throws GiveUp when the pieces are tiny and many. */
  countPiece(): void;
}

export function newBounds(): Bounds {
  let packed = 0;
  let unpacked = 0;
  let entries = 0;
  let pieces = 0;
  return {
    async *counted(bytes) {
      for await (const chunk of bytes) {
        packed += chunk.length;
        yield chunk;
      }
    },
    countUnpacked(bytes) {
      unpacked += bytes;
      if (unpacked > RATIO_FROM_BYTES && unpacked > packed * MAX_RATIO) {
        throw new GiveUp(`It unpacks to more than ${MAX_RATIO} times its size: unpack it and drop what is inside.`);
      }
    },
    countPiece() {
      pieces += 1;
      if (pieces > MOST_SMALL_PIECES && pieces * SMALL_PIECE_BYTES > packed) {
        throw new GiveUp('It is packed in a great many tiny pieces: unpack it and drop what is inside.');
      }
    },
    countEntry(most = MAX_ENTRIES) {
      entries += 1;
      if (entries > most)
        throw new GiveUp(`It holds more than ${most} files: drop them in several archives, or as one file.`);
    },
  };
}
