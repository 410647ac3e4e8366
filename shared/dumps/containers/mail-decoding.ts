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
      .replace(/[ \t]+(?=\r?\n)/g, '')
      .replace(/=(?:\r?\n|([0-9A-Fa-f]{2}))/g, (_, code?: string) =>
        code === undefined ? '' : String.fromCharCode(Number.parseInt(code, 16)),
      );
  return {
    write(text) {
      const all = held + text;
      // What a line end may follow waits for it.
      const open = /(?:=[0-9A-Fa-f]?)?[ \t]*\r?$/.exec(all.slice(-1000))?.[0].length ?? 0;
      held = all.slice(all.length - open);
      return decode(all.slice(0, all.length - open));
    },
    end: () => decode(held.replace(/=[ \t\r]*$/, '')),
  };
}

/** Characters of a paragraph that wait for its end. */
const LONGEST_HELD = 64 * 1024;

/** Lines that end with a space go on with the next one, of the same depth of quoting (RFC 3676). A signature's dashes stand alone. */
function flowed(deleteSpace: boolean): Decoder {
  let held = '';
  let paragraph: string | undefined;
  let depth = 0;

  function line(text: string): string {
    const quotes = /^>*/.exec(text)?.[0].length ?? 0;
    const words = text.slice(quotes).replace(/^ /, '');
    const fixed = words === '-- ' || !words.endsWith(' ');
    const before = paragraph === undefined ? '' : quotes === depth ? paragraph : `${paragraph}\n${'>'.repeat(quotes)}`;
    const all = before + (paragraph === undefined ? '>'.repeat(quotes) : '') + words;
    depth = quotes;
    if (!fixed) {
      const open = deleteSpace ? all.slice(0, -1) : all;
      paragraph = open.length > LONGEST_HELD ? '' : open;
      return paragraph === '' ? open : '';
    }
    paragraph = undefined;
    return `${all}\n`;
  }

  return {
    write(text) {
      const lines = (held + text).split('\n');
      held = lines.pop() ?? '';
      return lines.map((one) => line(one.endsWith('\r') ? one.slice(0, -1) : one)).join('');
    },
    end: () => (held === '' ? '' : line(held)) + (paragraph ?? ''),
  };
}
