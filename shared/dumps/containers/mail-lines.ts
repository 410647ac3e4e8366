import { Buffer } from 'node:buffer';
import type { ByteSource } from '../bytes.ts';

/** Characters of a line that are handed over at once: a mail may be one line of a gigabyte. */
const LONGEST = 64 * 1024;

/** The bytes of a mail as lines, each byte a character. A line has its line feed, but for the last one and all pieces of a very long one but its last. */
export class MailLines {
  readonly #source: ByteSource;
  #text = '';
  #at = 0;
  #ended = false;
  #returned: string | undefined;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** The next line; undefined at the end. */
  async next(): Promise<string | undefined> {
    return this.ready() ?? ((await this.#fill()) ? this.next() : this.#rest());
  }

  /** The next line if it is here already: most are, and waiting for each would cost more than reading it. */
  ready(): string | undefined {
    const returned = this.#returned;
    if (returned !== undefined) {
      this.#returned = undefined;
      return returned;
    }
    const end = this.#text.indexOf('\n', this.#at);
    if (end >= 0 || this.#text.length - this.#at >= LONGEST) {
      const to = end >= 0 && end - this.#at < LONGEST ? end + 1 : this.#at + LONGEST;
      const line = this.#text.slice(this.#at, to);
      this.#at = to;
      return line;
    }
    return undefined;
  }

  /** Gives a line back, to be taken again. */
  unread(line: string): void {
    this.#returned = line;
  }

  async #fill(): Promise<boolean> {
    const chunk = this.#ended ? undefined : await this.#source.chunk();
    if (chunk === undefined) {
      this.#ended = true;
      return false;
    }
    this.#text =
      this.#text.slice(this.#at) + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    this.#at = 0;
    return true;
  }

  #rest(): string | undefined {
    const rest = this.#text.slice(this.#at);
    this.#text = '';
    this.#at = 0;
    return rest === '' ? undefined : rest;
  }
}
