/** Everything that ingest logs: a code to search for, and what it means. */
const MESSAGES = {
  'ingest.began': 'A dump is being read',
  'ingest.went-on': 'A dump is being read on from where another run stopped',
  'ingest.handed-on': 'There was not enough time for the whole dump; another run goes on',
  'ingest.ended': 'A dump has its receipt',
  'ingest.no-meaning': 'What a dump means to the readers could not be found out; its receipt does without',
  'ingest.repeated': 'A dump that has its receipt was delivered again; nothing to do',
  'ingest.unknown-event': 'A message that is no dump was dropped',
  'ingest.failed': 'A dump could not be worked on and stays in the queue',
} as const;

export type LogCode = keyof typeof MESSAGES;
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Writes one JSON line to stdout: the code, its sentence, the fields and the fault with its stack. An address never gets there (R3): whatever contains an `@` is
 * masked up to the blanks around it.
 */
export function log(code: LogCode, fields: LogFields = {}, fault?: unknown): void {
  const trouble =
    fault === undefined ? {} : { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  const line = JSON.stringify({ code, message: MESSAGES[code], ...fields, ...trouble }, (_, value: unknown) =>
    typeof value === 'string' ? withoutAddresses(value) : value,
  );
  // Not by console: Lambda would put a time and an id in front, and the line would be no JSON any more.
  process.stdout.write(`${line}\n`);
}

/** The text with everything masked that may be a mail address, also where it is percent-encoded. */
function withoutAddresses(text: string): string {
  return text.replace(/\S*(?:@|%40)\S*/gi, '<address>');
}
