const LINE = 76;

/** Text as 7-bit lines of at most 76 characters: quoted-printable while most of it is ASCII, base64 otherwise (RFC 2045 section 6). */
export function encodeBody(content: string): {
  readonly encoding: 'quoted-printable' | 'base64';
  readonly body: string;
} {
  const bytes = Buffer.from(content.replace(/\r\n?|\n/g, '\r\n'));
  const foreign = bytes.reduce((sum, byte) => sum + (byte > 126 ? 1 : 0), 0);
  if (foreign * 6 > bytes.length) {
    return { encoding: 'base64', body: bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n') };
  }
  return { encoding: 'quoted-printable', body: quotedPrintable(bytes) };
}

function quotedPrintable(bytes: Uint8Array): string {
  const lines: string[] = [];
  let line = '';
  for (const [index, byte] of bytes.entries()) {
    if (byte === 10 && bytes[index - 1] === 13) {
      lines.push(line);
      line = '';
      continue;
    }
    if (byte === 13 && bytes[index + 1] === 10) continue;
    const piece = encodedByte(byte, bytes[index + 1]);
    if (line.length + piece.length > LINE - 1) {
      lines.push(`${line}=`);
      line = '';
    }
    line += piece;
  }
  lines.push(line);
  return lines.join('\r\n');
}

/** White space before a line's end must be encoded, or relays strip it. */
function encodedByte(byte: number, next: number | undefined): string {
  const endsLine = next === undefined || next === 13;
  const literal = (byte >= 33 && byte <= 126 && byte !== 61) || ((byte === 32 || byte === 9) && !endsLine);
  return literal ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
