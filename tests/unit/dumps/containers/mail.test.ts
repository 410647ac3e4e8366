import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mailKind } from '../../../../shared/dumps/containers/mail-header.ts';
import { readWhole } from '../../../fixtures/read-dump.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures/dumps');
const MAILING = readFileSync(join(FIXTURES, 'arxiv-mailing.daily.txt'), 'utf8');
const ALERT = readFileSync(join(FIXTURES, 'scholar-alert.results.html'), 'utf8');
const TITLES = (await readWhole(MAILING)).papers.map(({ title }) => title);
const LINE = '{"title":"Grüße aus dem Garten","abstract":"They hold."}\n';

const head = (...fields: readonly string[]) =>
  [
    'Return-Path: <no-reply@lists.example.org>',
    'From: "Lists" <no-reply@lists.example.org>',
    'To: reader@example.org',
    'Subject: daily',
    ...fields,
    '',
    '',
  ].join('\r\n');
const mail = (body: string, ...fields: readonly string[]) => head('MIME-Version: 1.0', ...fields) + body;
const multipart = (kind: string, ...parts: readonly string[]) =>
  `Content-Type: multipart/${kind}; boundary="=_b${kind}"\r\n\r\nPreamble.\r\n${parts.map((part) => `--=_b${kind}\r\n${part}\r\n`).join('')}--=_b${kind}--\r\nEpilogue.\r\n`;
const message = (rest: string) => `${head('MIME-Version: 1.0').trimEnd()}\r\n${rest}`;
const part = (type: string, body: string, ...fields: readonly string[]) =>
  [`Content-Type: ${type}`, ...fields, '', body].join('\r\n');
const quoted = (text: string) =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[=\x7f-\xff]/g, (sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replace(/(.{60})(?=[^\n=]{3})/g, '$1=\r\n');
const folded = (bytes: Buffer) => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');

const titles = async (dump: string | Buffer) => {
  const { papers, rejects } = await readWhole(dump);
  expect(rejects).toEqual([]);
  return papers.map(({ title }) => title);
};

describe('a mail', () => {
  it.each([
    ['plain', mail(MAILING)],
    ['with line ends of its own', mail(MAILING.replaceAll('\n', '\r\n'))],
    [
      'quoted-printable',
      mail(quoted(MAILING), 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: Quoted-Printable'),
    ],
    [
      'base64',
      mail(
        folded(Buffer.from(MAILING)),
        'Content-Type: TEXT/PLAIN; charset="UTF-8"',
        'Content-Transfer-Encoding: BASE64',
      ),
    ],
    ['with hard spaces', mail(MAILING.replaceAll('  ', '\u00a0 '), 'Content-Type: text/plain; charset=utf-8')],
    [
      'with flowed lines',
      mail(MAILING.replace(/^([ >]|From )/gm, ' $1'), 'Content-Type: text/plain; charset=us-ascii; format=flowed'),
    ],
    [
      'in a choice with HTML',
      message(multipart('alternative', part('text/plain', MAILING), part('text/html', '<p>See below</p>'))),
    ],
    [
      'forwarded as a file',
      message(multipart('mixed', part('text/plain', 'See below.'), part('message/rfc822', mail(MAILING)))),
    ],
    [
      'inside of others',
      message(
        multipart(
          'mixed',
          multipart('related', multipart('alternative', part('text/plain', MAILING), part('text/html', '<p>'))),
        ),
      ),
    ],
  ])('%s gives the papers of its mailing', async (_, dump) => {
    expect(await titles(dump)).toEqual(TITLES);
  });

  it('is told by its header, also when it is packed or begins with a blank line', async () => {
    expect((await readWhole(gzipSync(mail(MAILING)))).reading.containers).toEqual(['gzip', 'mail']);
    expect(await titles(`\r\n${mail(MAILING)}`)).toEqual(TITLES);
    expect(await titles(`4711      \n${mail(MAILING)}`)).toEqual(TITLES);
  });

  it.each([
    ['iso-8859-1', 'latin1'],
    ['utf-16le', 'utf16le'],
  ] as const)('is read in the character set that it names: %s', async (charset, encoding) => {
    const text = folded(Buffer.from(LINE, encoding));
    const dump = mail(text, `Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: base64');
    expect(await titles(dump)).toEqual(['Grüße aus dem Garten']);
  });

  it('is read as it is where it names its character set falsely', async () => {
    const dump = mail(LINE, 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit');
    expect(await titles(Buffer.from(dump, 'latin1'))).toEqual(['Grüße aus dem Garten']);
    expect(await titles(mail(LINE, 'Content-Type: text/plain; charset=no-such-set'))).toEqual(['Grüße aus dem Garten']);
  });

  it('of Google Scholar is read in HTML, though there is plain text too', async () => {
    const html = part('text/html; charset=utf-8', quoted(ALERT), 'Content-Transfer-Encoding: quoted-printable');
    const { papers, reading } = await readWhole(
      message(multipart('alternative', part('text/plain', 'Rain on tin roofs'), html)),
    );
    expect(reading.parts).toEqual([{ name: 'message', format: 'scholar-alert' }]);
    expect(papers[0]).toMatchObject({ url: 'https://arxiv.org/pdf/2610.00012' });
  });

  it('brings attached files, each with a line of its own; pictures and signatures are passed over', async () => {
    const file = part(
      'application/octet-stream; name="x"',
      folded(gzipSync(LINE)),
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment;\r\n filename="papers.jsonl.gz"',
    );
    const dump = message(multipart('mixed', part('text/plain', 'Please find attached.'), part('image/png', 'x'), file));
    const { papers, reading } = await readWhole(dump);
    expect(papers.map(({ title }) => title)).toEqual(['Grüße aus dem Garten']);
    expect(reading.parts).toMatchObject([
      { name: 'message', refused: expect.stringContaining('Please find attached') },
      { name: 'message/papers.jsonl.gz', format: 'jsonl' },
    ]);
  });

  it('that ends early gives what is whole, and says so (I2)', async () => {
    const whole = message(multipart('mixed', part('text/plain', `${LINE}${LINE.replace('Grüße', 'Blumen')}`)));
    const { papers, rejects } = await readWhole(Buffer.from(whole).subarray(0, whole.indexOf('Blumen') + 3));
    expect(papers).toHaveLength(1);
    expect(rejects).toMatchObject([{ reason: expect.stringMatching(/^ends early/) }]);
  });

  it.each([
    ['text with labels', 'Title: On Lids\nAuthors: Bo Marsh\nDate: 2026\nAbstract: Lids.\n'],
    ['a mailing without its header', MAILING],
    ['lines with colons', 'From: the garden\nWe write: soon\n\nText.'],
    ['a sentence', 'From the garden we write to you.\nTo: nobody\n'],
    ['RIS', 'TY  - JOUR\nTI  - On Lids\nER  - \n'],
  ])('is not: %s', (_, text) => {
    expect(mailKind(Buffer.from(text))).toBeUndefined();
  });
});

describe('a mailbox', () => {
  const FROM = 'From 1793012345678901234@xxx Tue Nov 03 10:00:00 +0000 2026\r\n';

  it('gives the papers of every mail, and says which mails hold none', async () => {
    const lunch = mail('Shall we?\r\n\r\n>From noon on.\r\nFrom one on.\r\n');
    const { papers, reading } = await readWhole(
      [FROM, mail(LINE), '\r\n', FROM, lunch, '\r\n', FROM, mail(MAILING)].join(''),
    );
    expect(papers.map(({ title }) => title)).toEqual(['Grüße aus dem Garten', ...TITLES]);
    expect(reading.containers).toEqual(['mbox']);
    expect(reading.parts).toMatchObject([
      { name: 'message 1', format: 'jsonl' },
      { name: 'message 2', refused: expect.any(String) },
      { name: 'message 3', format: 'arxiv-mailing' },
    ]);
  });

  it('takes a mail that lost its last boundary for ended where the next one begins', async () => {
    const broken = message(multipart('mixed', part('text/plain', LINE))).replace(/--=_bmixed--[\s\S]*$/, '\r\n');
    expect(await titles([FROM, broken, FROM, mail(LINE)].join(''))).toHaveLength(2);
  });

  it('gives the same however its bytes come (I3)', async () => {
    const dump = Buffer.from(
      [
        FROM,
        message(multipart('mixed', part('text/plain', LINE))),
        '\r\n',
        FROM,
        mail(quoted(MAILING), 'Content-Transfer-Encoding: quoted-printable'),
      ].join(''),
    );
    const whole = JSON.stringify(await readWhole(dump));
    for (const size of [1, 7, 4096]) {
      const pieces = Array.from({ length: Math.ceil(dump.length / size) }, (_, at) =>
        dump.subarray(at * size, at * size + size),
      );
      expect(JSON.stringify(await readWhole(pieces))).toBe(whole);
    }
  });

  it('of parts inside parts without end is read to a depth, and ends', async () => {
    const bomb = Array.from(
      { length: 5000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
    ).join('');
    const { reading } = await readWhole(message(bomb));
    expect(reading.state).toBe('refused');
  });
});
