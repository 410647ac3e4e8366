import { Buffer } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { MailHeader } from './mail-header.ts';

/** Turns text, each byte a character, into other such text, piece by piece. */
interface Decoder {
  write(text: string): string;
  end(): string;
}

/** Undoes what a part was encoded with: transfer encoding, flowed lines, character set. Gives UTF-8, or the bytes as they are where the set is UTF-8 or unknown. */
export function partDecoder(header: MailHeader): { write(text: string): Uint8Array; end(): Uint8Array } {
  const isText = header.type.startsWith('text/');
  const transfer =
    header.encoding === 'base64' ? base64() : header.encoding === 'quoted-printable' ? quotedPrintable() : asIs;
  const isFlowed = isText && header.parameters.get('format')?.toLowerCase() === 'flowed';
  const lines = isFlowed ? flowed(header.parameters.get('delsp')?.toLowerCase() === 'yes') : asIs;
  const charset = isText ? characterSet(header.parameters.get('charset')) : undefined;
  const bytes = (text: string, stream: boolean): Uint8Array => {
    const raw = Buffer.from(text, 'latin1');
    return charset === undefined ? raw : Buffer.from(charset.decode(raw, { stream }));
  };
  return {
    write: (text) => bytes(lines.write(transfer.write(text)), true),
    end: () => bytes(lines.write(transfer.end()) + lines.end(), false),
  };
}

const asIs: Decoder = { write: (text) => text, end: () => '' };

/** A decoder for sets that the text's own bytes do not show. */
function characterSet(label: string | undefined): TextDecoder | undefined {
  if (label === undefined || /^(?:utf-?8|us-ascii|ascii|unknown)/i.test(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function base64(): Decoder {
  let held = '';
  return {
    write(text) {
      held += text.replace(/[^A-Za-z0-9+/]/g, '');
      const whole = held.slice(0, held.length & ~3);
      held = held.slice(whole.length);
      return Buffer.from(whole, 'base64').toString('latin1');
    },
    end: () => Buffer.from(held, 'base64').toString('latin1'),
  };
}

/** A line that ends with `=` goes on with the next one (RFC 2045, 6.7). */
function quotedPrintable(): Decoder {
  let held = '';
  const decode = (text: string): string =>
    text
      // Looked for only where blanks begin: from each of a long run of them it would take for ever.
      .replace(/(?<![ \t])[ \t]+(?=\r?\n)/g, '')
      .replace(/=(?:\r?\n|([0-9A-Fa-f]{2}))/g, (_, code?: string) =>
        code === undefined ? '' : String.fromCharCode(Number.parseInt(code, 16)),
      );
  return {
    write(text) {
      const all = held + text;
      const open = openEnd(all);
      held = all.slice(open);
      return decode(all.slice(0, open));
    },
    end: () => decode(held.replace(/=[ \t\r]*$/, '')),
  };
}

/** Characters of blanks at the end of a piece that a line end may follow. */
const BLANKS_HELD = 1000;

/** Where the end of a piece begins that means something else when a line end or a digit follows: `=`, `=C`, blanks. */
function openEnd(text: string): number {
  const least = Math.max(0, text.length - BLANKS_HELD);
  let at = text.length;
  if (text[at - 1] === '\r') at -= 1;
  while (at > least && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
  if (text[at - 1] === '=') return at - 1;
  return text[at - 2] === '=' && /[0-9A-Fa-f]/.test(text[at - 1] ?? '') ? at - 2 : at;
}

/** Characters of a paragraph that wait for its end. */
const LONGEST_HELD = 64 * 1024;

/** Lines that end with a space go on with the next one, of the same depth of quoting (RFC 3676). A signature's dashes stand alone. */
function flowed(deleteSpace: boolean): Decoder {
  let held = '';
  let paragraph: string | undefined;
  let depth = 0;
  /** In a line that is too long to wait for its end. */
  let passing = false;

  function line(text: string): string {
    const quotes = /^>*/.exec(text)?.[0].length ?? 0;
    const words = text.slice(quotes).replace(/^ /, '');
    const fixed = words === '-- ' || !words.endsWith(' ');
    const before = paragraph === undefined ? '' : quotes === depth ? paragraph : `${paragraph}\n${'>'.repeat(quotes)}`;
    const all = before + (paragraph === undefined ? '>'.repeat(quotes) : '');
    depth = quotes;
    if (!fixed) {
      const open = all + (deleteSpace ? words.slice(0, -1) : words);
      paragraph = open.length > LONGEST_HELD ? '' : open;
      return paragraph === '' ? open : '';
    }
    paragraph = undefined;
    return `${all}${words}\n`;
  }

  return {
    write(text) {
      const end = passing ? text.indexOf('\n') + 1 || text.length : 0;
      if (passing && text[end - 1] === '\n') passing = false;
      const lines = (held + text.slice(end)).split('\n');
      held = lines.pop() ?? '';
      const whole = lines.map((one) => line(one.endsWith('\r') ? one.slice(0, -1) : one)).join('');
      const long = held.length > LONGEST_HELD ? (paragraph ?? '') + held : '';
      if (long !== '') {
        passing = true;
        paragraph = undefined;
        held = '';
      }
      return text.slice(0, end) + whole + long;
    },
    end: () => (held === '' ? '' : line(held)) + (paragraph ?? ''),
  };
}
