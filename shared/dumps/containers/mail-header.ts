import { Buffer } from 'node:buffer';

/** What the header of a mail, or of a part of one, says about its contents. */
export interface MailHeader {
  /** In lower case: `text/plain`. */
  readonly type: string;
  /** Of `type`, names in lower case: `charset`, `boundary`, `format`. */
  readonly parameters: ReadonlyMap<string, string>;
  /** In lower case: `base64`. '' where nothing is said. */
  readonly encoding: string;
  readonly fileName: string | undefined;
}

/** A field of a header (RFC 5322: printable ASCII but the colon). */
export const FIELD = /^([!-9;-~]{1,80}):/;
/** The line that parts the mails of a mailbox: with a time, or bare as Thunderbird writes it. */
export const FROM_LINE = /^From (?:.*\d\d:\d\d.*|-?\s*)$/;

/** Whether a file that begins with these bytes (some KiB) is a mail or a mailbox. */
export function mailKind(start: Uint8Array): 'mail' | 'mbox' | undefined {
  const text = Buffer.from(start.buffer, start.byteOffset, start.length).toString('latin1');
  // Apple Mail puts the number of bytes in front.
  const body = text.replace(/^(?:ï»¿)?\s*(?:\d{1,12}\s*\n)?/, '');
  const isMailbox = body.startsWith('From ');
  const names = fieldNames(isMailbox ? body.slice(body.indexOf('\n') + 1) : body);
  const own = ['received', 'message-id', 'mime-version', 'return-path', 'delivered-to'].filter((name) =>
    names.has(name),
  );
  const usual = ['to', 'subject', 'date'].filter((name) => names.has(name));
  const isMail = own.length >= 2 || (names.has('from') && own.length + usual.length >= 2);
  return isMail ? (isMailbox ? 'mbox' : 'mail') : undefined;
}

/** The names of the fields that a text begins with, in lower case; none when a line is no field before the header ends. */
function fieldNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const lines = text.split('\n');
  // The last line may be cut off.
  for (const line of lines.slice(0, -1)) {
    if (line.trim() === '') break;
    if (/^[ \t]/.test(line) && names.size > 0) continue;
    const name = FIELD.exec(line)?.[1];
    if (name === undefined) return new Set();
    names.add(name.toLowerCase());
  }
  return names;
}

/** Reads the lines of a header. What it does not say is `text/plain` (RFC 2045). */
export function parseHeader(lines: readonly string[]): MailHeader {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (const line of lines) {
    const name = FIELD.exec(line)?.[1]?.toLowerCase();
    if (name !== undefined && !/^[ \t]/.test(line)) {
      last = fields.has(name) ? undefined : name;
      if (last !== undefined) fields.set(name, line.slice(name.length + 1).trim());
    } else if (last !== undefined && /^[ \t]/.test(line)) fields.set(last, `${fields.get(last)} ${line.trim()}`);
  }
  const contentType = fields.get('content-type') ?? '';
  const parameters = parametersOf(contentType);
  return {
    type: /^[\w.+-]+\/[\w.+-]+/.exec(contentType)?.[0].toLowerCase() ?? 'text/plain',
    parameters,
    encoding: (fields.get('content-transfer-encoding') ?? '').toLowerCase().trim(),
    fileName: parametersOf(fields.get('content-disposition') ?? '').get('filename') ?? parameters.get('name'),
  };
}

const NONE: ReadonlyMap<string, string> = new Map();

/** `name=value` behind semicolons, quoted or not; of RFC 2231 the plain forms. */
function parametersOf(field: string): ReadonlyMap<string, string> {
  if (!field.includes(';')) return NONE;
  const found = field.slice(0, 10_000).matchAll(/;\s*([\w-]+)(?:\*\d*\*?)?\s*=\s*(?:"([^"]*)"|([^\s;]+))/g);
  return new Map(
    Array.from(found, ([, name = '', quoted, bare]) => [
      name.toLowerCase(),
      decoded((quoted ?? bare ?? '').replace(/^[\w-]*'[\w-]*'(?=.)/, '')),
    ]),
  );
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
