import type { Message } from './message.ts';
import { encodedWords } from './wire/encoded-words.ts';
import { encodeBody } from './wire/transfer-encoding.ts';

/** Holds `=_`, which neither quoted-printable nor base64 can produce (RFC 2045 section 6.7). */
const BOUNDARY = '=_offprint_alternative';

/** What a mail gets on its way. */
export interface Posting {
  readonly to: string;
  readonly date: Date;
  /** With its angle brackets. */
  readonly messageId: string;
}

/** The message as it would travel: complete RFC 5322 and MIME, ASCII, lines of at most 998 characters ended by CRLF. */
export function toEml(message: Message, { to, date, messageId }: Posting): string {
  const fields = [
    ['From', message.from],
    ['To', to],
    ['Reply-To', message.replyTo],
    ['Subject', encodedWords(message.subject)],
    ['Date', date.toUTCString().replace('GMT', '+0000')],
    ['Message-ID', messageId],
    ...message.headers.map(({ name, value }) => [name, value]),
    ['MIME-Version', '1.0'],
    ['Content-Type', `multipart/alternative; boundary="${BOUNDARY}"`],
  ];
  return [
    ...fields.map(([name, value]) => `${name}: ${value!.replaceAll('?= ', '?=\r\n ')}`),
    '',
    ...part('text/plain', message.text),
    ...part('text/html', message.html),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
}

function part(type: string, content: string): string[] {
  const { encoding, body } = encodeBody(content);
  return [`--${BOUNDARY}`, `Content-Type: ${type}; charset=utf-8`, `Content-Transfer-Encoding: ${encoding}`, '', body];
}
