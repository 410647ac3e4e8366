import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { ByteSource } from '../../../shared/dumps/bytes.ts';
import { newBounds } from '../../../shared/dumps/containers/bounds.ts';
import { mailEntries } from '../../../shared/dumps/containers/mail.ts';

const SEED = 20260207;
const RUNS = Number(process.env.OFFPRINT_FUZZ_RUNS ?? 60);

/** Lines of text, with all that an encoding has to keep: signs of its own, spaces at ends, other scripts, dots, what begins a mail. */
const line = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '=', '-', '.', '>', 'é', 'ß', '日', '𝔸', '\t'), maxLength: 90 }),
  fc.constantFrom('From noon on', '--', '--b', '-- ', '=', '==', '=3D', 'Subject: none', ''),
);
const text = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => `x${lines.join('\n')}x`);

const encoded = (body: string, encoding: string): string => {
  const bytes = Buffer.from(body.replaceAll('\n', '\r\n'));
  if (encoding === 'base64') return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
  if (encoding === '8bit') return bytes.toString();
  return bytes
    .toString('latin1')
    .split('\r\n')
    .map((one) =>
      one
        .replace(/[^!-<>-~ ]| $/g, (sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
        .replace(/(?:=..|[^=]){70}(?=.)/g, '$&=\r\n'),
    )
    .join('\r\n');
};

const mail = fc
  .record({ text, encoding: fc.constantFrom('8bit', 'base64', 'quoted-printable'), depth: fc.nat({ max: 3 }) })
  .map(({ text: body, encoding, depth }) => {
    let part = `Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${encoded(body, encoding)}\r\n`;
    for (let level = 0; level < depth; level += 1)
      part = `Content-Type: multipart/mixed;\r\n boundary="==${level}"\r\n\r\n--==${level}\r\n${part}\r\n--==${level}--\r\n`;
    return { body, source: `From: a@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\n${part}` };
  });

async function ours(source: string, pieceLength: number): Promise<string> {
  const bytes = Buffer.from(source);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
  }
  const found: Uint8Array[] = [];
  for await (const entry of mailEntries(new ByteSource(pieces()), false, newBounds()))
    if ('bytes' in entry) for await (const chunk of entry.bytes) found.push(chunk);
  return Buffer.concat(found).toString();
}

const plain = (value: string | undefined): string => (value ?? '').replace(/\r\n/g, '\n').replace(/\s+$/, '');

describe('the text of a mail', () => {
  it('is what was written, and what another reader of mail finds, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(mail, fc.integer({ min: 1, max: 300 }), async ({ body, source }, pieceLength) => {
        const found = plain(await ours(source, pieceLength));
        expect(found).toBe(plain(body));
        expect(found).toBe(plain((await new PostalMime().parse(source)).text));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
