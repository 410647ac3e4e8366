import { type ByteSource, blocksOf } from './bytes.ts';
import { CutOff, Damaged } from './damage.ts';
import { isBinary, textReader } from './encodings.ts';
import type { Format, Head } from './format.ts';
import { LIMIT } from './limits.ts';
import { type Refusal, recognise } from './recognise.ts';

/** Bytes that are decoded at once. */
const BLOCK_BYTES = 64 * 1024;
/** Blocks within which a text shows as many characters as recognisers see, or it is no text. */
const HEAD_BLOCKS = 16;

/** The text of one file, recognised. */
export interface OpenText {
  readonly format: Format;
  readonly head: Head;
  /** The text in pieces; it ends where its container breaks. */
  readonly pieces: AsyncGenerator<string>;
  /** What broke the container, once the pieces have ended; undefined when nothing did. */
  failure(): CutOff | Damaged | undefined;
}

/** Decodes a file and recognises it by its first characters. */
export async function openText(source: ByteSource, formats?: readonly Format[]): Promise<OpenText | Refusal> {
  const text = textOf(source);
  const pieces = text.pieces();
  const first: string[] = [];
  let length = 0;
  let complete = false;
  for (let block = 0; block < HEAD_BLOCKS && length < LIMIT.headCharacters && !complete; block += 1) {
    const { done, value } = await pieces.next();
    complete = done === true;
    if (!done) first.push(value);
    length += value?.length ?? 0;
  }
  const head: Head = {
    text: first.join('').slice(0, LIMIT.headCharacters),
    complete: complete && length <= LIMIT.headCharacters,
  };
  if (text.isBinary())
    return { refused: 'This holds bytes that are no text: export the papers as BibTeX, RIS, CSV or JSON Lines.' };
  const format = recognise(head, formats);
  if ('refused' in format)
    return text.failure() === undefined
      ? format
      : { refused: `${format.refused} Besides, it ${text.failure()?.message}.` };

  async function* all(): AsyncGenerator<string> {
    yield* first;
    yield* pieces;
  }
  return { format, head, pieces: all(), failure: text.failure };
}

interface Text {
  pieces(): AsyncGenerator<string>;
  failure(): CutOff | Damaged | undefined;
  isBinary(): boolean;
}

function textOf(source: ByteSource): Text {
  let failure: CutOff | Damaged | undefined;
  let binary = false;
  return {
    failure: () => failure,
    isBinary: () => binary,
    async *pieces() {
      try {
        const start = await source.peek(BLOCK_BYTES);
        binary = isBinary(start);
        if (binary) return;
        const reader = textReader(start);
        for await (const block of blocksOf(source.rest(), BLOCK_BYTES)) yield reader.decode(block);
        yield reader.end();
      } catch (error) {
        if (!(error instanceof CutOff || error instanceof Damaged)) throw error;
        failure = error;
      }
    },
  };
}
