import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLocal } from '../../fixtures/local/fixture.ts';

/** A mail server that takes everything, but for what it says of recipients. */
let server: Server;
let taken: string[];
beforeEach(async () => {
  taken = [];
  server = createServer((socket) => {
    let data: string | undefined;
    socket.write('220 ready\r\n');
    socket.on('data', (chunk) => {
      for (const line of chunk
        .toString()
        .split('\r\n')
        .slice(0, data === undefined ? -1 : undefined)) {
        if (data !== undefined) {
          data += `${line}\r\n`;
          if (line === '.') {
            taken.push(data);
            data = undefined;
            socket.write('250 taken\r\n');
            break;
          }
        } else if (/^DATA/i.test(line)) {
          data = '';
          socket.write('354 go on\r\n');
        } else if (/^STARTTLS/i.test(line)) socket.write('502 not here\r\n');
        else socket.write(/^RCPT.*nobody/i.test(line) ? '550 no such user\r\n' : '250 ok\r\n');
      }
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  process.env.OFFPRINT_SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  delete process.env.OFFPRINT_SMTP_URL;
  server.close();
});

async function mail(to: string, forwardMs = 0) {
  const local = await startLocal();
  local.cloud.clock.moveTo(local.cloud.clock.now() + forwardMs);
  const Bucket = local.cloud.outputs.Bucket;
  await local.clients.s3.send(new PutObjectCommand({ Bucket, Key: 'dumps/a', Body: `mail ${to}` }));
  await local.cloud.settle();
  return local;
}

describe('with an SMTP server given', () => {
  it('a mail really leaves, and stays in the inbox', async () => {
    await using local = await mail('reader@example.org');
    expect(taken).toHaveLength(1);
    expect(taken[0]).toContain('To: reader@example.org');
    expect(local.cloud.inbox.list()).toHaveLength(1);
  });

  it('a mailbox that does not exist bounces', async () => {
    await using local = await mail('nobody@example.org');
    const page = await fetch(`${local.cloud.url}/local/inbox`);
    expect((await page.json()) as object[]).toHaveLength(1);
    expect(taken).toHaveLength(0);
  });

  it.each([
    ['a played mailbox', 'bounce@example.org', 0],
    ['anybody while the clock is moved', 'reader@example.org', 3_600_000],
  ])('nothing leaves to %s', async (_, to, forwardMs) => {
    await using local = await mail(to, forwardMs);
    expect(local.cloud.inbox.list()).toHaveLength(1);
    expect(taken).toHaveLength(0);
  });

  it('nothing leaves in the clear to another machine, whatever the address asks for', async () => {
    const { port } = server.address() as AddressInfo;
    process.env.OFFPRINT_SMTP_URL = `smtp://${hostname()}:${port}?ignoreTLS=true`;
    await using local = await mail('reader@example.org');
    expect(local.cloud.inbox.list()).toHaveLength(1);
    expect(taken).toHaveLength(0);
  });

  it('an address that is none is refused with a sentence', async () => {
    process.env.OFFPRINT_SMTP_URL = 'mail.example.org';
    await expect(startLocal()).rejects.toThrow('OFFPRINT_SMTP_URL should look like smtp://');
  });
});
