import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { PublishCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCloud } from '../../../local/cloud.ts';
import { clientsOf, FIXTURE, startLocal } from '../../fixtures/local/fixture.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

/** A mail server that takes everything, but for what it answers to some lines. */
let server: Server;
let answers: [line: RegExp, answer: string][];
let taken: string[];
const answerTo = (line: string) => answers.find(([command]) => command.test(line))?.[1];
/** What became of the mails that were accepted. */
let outcomes: string[];
beforeEach(async () => {
  [taken, outcomes] = [[], []];
  answers = [[/^RCPT.*nobody/i, '550 no such user']];
  server = createServer((socket) => {
    let data: string | undefined;
    socket.write(`${answerTo('connect') ?? '220 ready'}\r\n`);
    socket.on('data', (chunk) => {
      for (const line of chunk
        .toString()
        .split('\r\n')
        .slice(0, data === undefined ? -1 : undefined)) {
        if (data !== undefined) {
          data += `${line}\r\n`;
          if (line === '.') {
            const refusal = answerTo(line);
            if (!refusal) taken.push(data);
            data = undefined;
            socket.write(`${refusal ?? '250 taken'}\r\n`);
            break;
          }
        } else if (/^DATA/i.test(line)) {
          data = '';
          socket.write('354 go on\r\n');
        } else if (/^STARTTLS/i.test(line)) socket.write('502 not here\r\n');
        else if (/^EHLO/i.test(line)) socket.write('250-hello\r\n250 AUTH PLAIN\r\n');
        else socket.write(`${answerTo(line) ?? '250 ok'}\r\n`);
      }
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  process.env.OFFPRINT_SMTP_URL = `smtp://reader:secret@127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  delete process.env.OFFPRINT_SMTP_URL;
  server.close();
});

const MESSAGE = {
  FromEmailAddress: 'digest@papers.example',
  ConfigurationSetName: 'digests',
  EmailTags: [{ Name: 'edition', Value: 'e-1' }],
  Destination: { ToAddresses: ['reader@example.org'] },
  Content: { Simple: { Subject: { Data: 'Papers' }, Body: { Text: { Data: 'three papers' } } } },
};

async function mail(to: string, forwardMs = 0) {
  const local = await startLocal();
  local.cloud.inbox.onOutcome((_mail, outcome) => outcomes.push(outcome));
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

  it('a mailbox that does not exist bounces for good', async () => {
    await using local = await mail('nobody@example.org');
    const page = await fetch(`${local.cloud.url}/local/inbox`);
    expect((await page.json()) as object[]).toHaveLength(1);
    expect(taken).toHaveLength(0);
    expect(outcomes).toEqual(['Permanent']);
  });

  it.each([
    ['mailbox is full', /^RCPT/, '552 5.2.2 mailbox full'],
    ['server has a policy against it', /^RCPT/, '550 5.7.1 not from there'],
    ['server finds it to be spam', /^\.$/, '554 5.7.1 spam'],
    ['server greylists', /^RCPT/, '451 later'],
  ])('a mail whose %s bounces for now', async (_, line, answer) => {
    answers = [[line, answer]];
    await using local = await mail('reader@example.org');
    expect(local.cloud.inbox.list()).toHaveLength(1);
    expect(outcomes).toEqual(['Transient']);
  });

  it.each([
    ['the password is wrong', /^AUTH/, '535 5.7.8 bad credentials'],
    ['the account may not send as this sender', /^MAIL/, '550 sender not allowed'],
    ['the server relays for others only', /^RCPT/, '554 5.7.1 Relay access denied'],
    ['the server serves nobody from here', /^connect$/, '554 5.7.1 no service from your address'],
    ['the server is down', /^connect$/, '421 down'],
  ])('no reader bounces where %s: mails wait and leave later, once (E4)', async (_, line, answer) => {
    answers = [[line, answer]];
    const run = { assembly: FIXTURE, dir: temporaryFolder(), port: 0 };
    const first = await startCloud(run);
    const clients = clientsOf(first);
    first.inbox.onOutcome((_mail, outcome) => outcomes.push(outcome));
    await clients.ses.send(new SendEmailCommand(MESSAGE));
    await first.settle();
    expect([taken, outcomes]).toEqual([[], []]);
    await expect(clients.ses.send(new SendEmailCommand(MESSAGE))).rejects.toMatchObject({
      name: 'SendingPausedException',
    });
    await first.close();
    for (const client of Object.values(clients)) client.destroy();

    answers = [];
    const second = await startCloud(run);
    await second.settle();
    expect(taken).toHaveLength(1);
    const { dynamodb } = clientsOf(second);
    const Key = { pk: { S: 'Delivery reader@example.org' } };
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName: second.outputs.Table, Key }));
    expect(Item).toBeDefined();
    dynamodb.destroy();
    await second.close();
  });

  it('the operator’s mails come from the sender, whom the account may send as', async () => {
    await using local = await startLocal();
    await local.clients.sns.send(new PublishCommand({ TopicArn: local.cloud.outputs.OperatorTopicArn, Message: 'x' }));
    await local.cloud.settle();
    expect(taken[0]).toContain('From: Papers <digest@papers.example>');
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
