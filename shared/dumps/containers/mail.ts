import { Buffer } from 'node:buffer';
import { ByteSource } from '../bytes.ts';
import { CutOff } from '../damage.ts';
import type { Bounds } from './bounds.ts';
import type { Entry } from './entry.ts';
import { partDecoder } from './mail-decoding.ts';
import { FIELD, FROM_LINE, type MailHeader, parseHeader } from './mail-header.ts';
import { MailLines } from './mail-lines.ts';

/** Mails of one dump; people keep years of them in one mailbox. */
const MOST_MAILS = 200_000;
/** Parts inside parts. */
const DEEPEST = 8;
/** Lines of a header. */
const MOST_FIELDS = 2000;
/** Bytes of a plain text that wait until its HTML shows which of the two to read. */
const WAITING = 512 * 1024;
/** Bytes of white space that make a text an empty one: what stands before an attached file. */
const BLANK = 1024;
/** What the HTML of a Google Scholar alert has; its plain text, if any, lacks the addresses. */
const SCHOLAR = 'gse_alrt_title';
/** Parts that hold no list of papers. */
const OTHER =
  /^(?:image|audio|video|font)\/|^text\/(?:calendar|vcard|x-vcard|css)|pgp-|pkcs7|^message\/(?:delivery|disposition)/;

/**
 * The texts and attached files of a mail, or of all mails of a mailbox, decoded. Of a text that is there as plain text and as HTML it is the plain one, but for
 * alerts of Google Scholar. @throws CutOff when a mail of several parts ends before its last one closes.
 */
export async function* mailEntries(source: ByteSource, isMailbox: boolean, bounds: Bounds): AsyncGenerator<Entry> {
  const mail = new Mail(new MailLines(source), isMailbox);
  for (let number = 1; await mail.begins(); number += 1) {
    const name = isMailbox ? `message ${number}` : 'message';
    for await (const entry of mail.entity(name, [], 0)) {
      bounds.countEntry(isMailbox ? MOST_MAILS : undefined);
      yield entry;
    }
  }
}

class Mail {
  readonly #lines: MailLines;
  readonly #isMailbox: boolean;
  #afterBlank = true;

  constructor(lines: MailLines, isMailbox: boolean) {
    this.#lines = lines;
    this.#isMailbox = isMailbox;
  }

  /** Passes what stands before the next mail's header; false when there is none. */
  async begins(): Promise<boolean> {
    for (let line = await this.#lines.next(); line !== undefined; line = await this.#lines.next()) {
      if (/^(?:\s*|\d{1,12}\s*|From .*\s*)$/.test(line)) continue;
      this.#lines.unread(line);
      return true;
    }
    return false;
  }

  /** What is in one mail or part. Afterwards the line that ends it is next. */
  async *entity(name: string, boundaries: readonly string[], depth: number): AsyncGenerator<Entry> {
    const header = await this.#header(boundaries);
    const boundary = header.parameters.get('boundary');
    if (header.type.startsWith('multipart/') && boundary && depth < DEEPEST) {
      const isChoice = header.type === 'multipart/alternative';
      yield* isChoice ? this.#choice(name, boundaries, boundary, depth) : this.#all(name, boundaries, boundary, depth);
    } else if (header.type === 'message/rfc822' && depth < DEEPEST) yield* this.entity(name, boundaries, depth + 1);
    else if (!OTHER.test(header.type)) {
      const file = header.fileName?.replace(/[\\/\s]+/g, ' ').trim();
      const body = new ByteSource(this.#body(header, boundaries));
      const isBlank = !/\S/.test(latin1(await body.peek(BLANK)));
      if (!isBlank) yield { name: file ? `${name}/${file}` : name, bytes: body.rest() };
    }
    await this.#skip(boundaries);
  }

  async *#all(name: string, around: readonly string[], boundary: string, depth: number): AsyncGenerator<Entry> {
    const boundaries = [...around, boundary];
    while (await this.#nextPart(boundaries)) yield* this.entity(name, boundaries, depth + 1);
  }

  /** One of several forms of the same text. */
  async *#choice(name: string, around: readonly string[], boundary: string, depth: number): AsyncGenerator<Entry> {
    const boundaries = [...around, boundary];
    let waiting: ByteSource | undefined;
    let done = false;
    while (await this.#nextPart(boundaries)) {
      const header = await this.#header(boundaries);
      const inner = header.parameters.get('boundary');
      let chosen: ByteSource | undefined;
      if (!done && header.type === 'text/plain') {
        const body = new ByteSource(this.#body(header, boundaries));
        const start = await body.peek(WAITING);
        if (start.length === WAITING) chosen = body;
        else if (/\S/.test(latin1(start))) waiting ??= body;
      } else if (!done && header.type === 'text/html') {
        const body = new ByteSource(this.#body(header, boundaries));
        if (waiting === undefined || latin1(await body.peek(WAITING)).includes(SCHOLAR)) chosen = body;
      } else if (!done && waiting === undefined && inner && depth < DEEPEST)
        yield* this.#all(name, boundaries, inner, depth + 1);
      if (chosen !== undefined) {
        done = true;
        yield { name, bytes: chosen.rest() };
      }
      await this.#skip(boundaries);
    }
    if (!done && waiting !== undefined) yield { name, bytes: waiting.rest() };
  }

  async #header(boundaries: readonly string[]): Promise<MailHeader> {
    const fields: string[] = [];
    for (let line = await this.#lines.next(); line !== undefined; line = await this.#lines.next()) {
      if (line.trim() === '') {
        this.#afterBlank = true;
        break;
      }
      // What is no field among fields is some program's damage; before the first one it is the text of a part without a header.
      const isText = fields.length === 0 && !FIELD.test(line);
      if (isText || fields.length >= MOST_FIELDS || this.#ends(line, boundaries)) {
        this.#lines.unread(line);
        break;
      }
      fields.push(line);
    }
    return parseHeader(fields);
  }

  /** Passes over what stands before the next part; false when this was the last. */
  async #nextPart(boundaries: readonly string[]): Promise<boolean> {
    await this.#skip(boundaries);
    const line = await this.#lines.next();
    if (line === undefined) return false;
    if (line.trimEnd() === `--${boundaries.at(-1)}`) return true;
    if (line.trimEnd() !== `--${boundaries.at(-1)}--`) this.#lines.unread(line);
    return false;
  }

  async #skip(boundaries: readonly string[]): Promise<void> {
    for (let line = await this.#lines.next(); line !== undefined; line = await this.#lines.next()) {
      if (this.#ends(line, boundaries)) return this.#lines.unread(line);
      this.#afterBlank = line.trim() === '';
    }
  }

  async *#body(header: MailHeader, boundaries: readonly string[]): AsyncGenerator<Uint8Array> {
    const decoder = partDecoder(header);
    let text = '';
    for (;;) {
      let line = this.#lines.ready();
      if (line === undefined) {
        yield decoder.write(text);
        text = '';
        line = await this.#lines.next();
      }
      if (line === undefined || this.#ends(line, boundaries)) {
        yield decoder.write(text);
        yield decoder.end();
        if (line !== undefined) return this.#lines.unread(line);
        if (boundaries.length > 0) throw new CutOff('mail');
        return;
      }
      this.#afterBlank = line === '\n' || line === '\r\n';
      text += this.#isMailbox && line.startsWith('>') && /^>+From /.test(line) ? line.slice(1) : line;
    }
  }

  /** Whether a line ends the part that is read: a boundary of it or of one around it, or in a mailbox the next mail. */
  #ends(line: string, boundaries: readonly string[]): boolean {
    if (line.startsWith('--') && boundaries.length > 0) {
      const text = line.trimEnd();
      return boundaries.some((boundary) => text === `--${boundary}` || text === `--${boundary}--`);
    }
    return this.#isMailbox && this.#afterBlank && line.startsWith('From ') && FROM_LINE.test(line.trimEnd());
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
