import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type MailService, mailService } from '../../shared/aws/mail-service.ts';
import type { SendResult } from '../../shared/editions/send-result.ts';
import type { Message } from '../../shared/mail/message.ts';

const MESSAGE: Message = {
  from: 'Offprint <digest@example.org>',
  replyTo: 'operator@example.org',
  subject: 'Papers',
  html: '<p>Papers</p>',
  text: 'Papers',
  headers: [],
  tags: [{ name: 'edition', value: 'e1' }],
};

/** A mail service on loopback. Whatever request reaches it whole has, for all anybody knows, become a mail. */
let taken = 0;
let answer: (response: ServerResponse, request: IncomingMessage) => void;
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    taken++;
    answer(response, request);
  });
});
let mail: MailService;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  mail = mailService('set', {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  taken = 0;
  vi.useRealTimers();
});

const json = (status: number, body: object, error?: string) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json', ...(error && { 'x-amzn-errortype': error }) });
  response.end(JSON.stringify(body));
};
const send = () => mail(MESSAGE, 'ada@example.org');

describe('one call of the real client (E4)', () => {
  it('makes one mail when all is well', async () => {
    answer = json(200, { MessageId: 'm1' });
    expect([await send(), taken]).toEqual([{ kind: 'accepted', messageId: 'm1' }, 1]);
  });

  it.each([
    ['resets after it took the request', (_: ServerResponse, request: IncomingMessage) => request.socket.destroy()],
    ['answers 500', json(500, { message: 'oops' })],
    ['answers 503', json(503, {})],
    [
      'answers 502 in HTML',
      (response: ServerResponse) =>
        response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
    ],
    [
      'breaks its answer off',
      (response: ServerResponse, request: IncomingMessage) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99' });
        response.write('{"Mess', () => request.socket.destroy());
      },
    ],
    [
      'answers what is no answer',
      (response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/json' }).end('{'),
    ],
  ])('makes one mail at most, of unknown outcome, when the service %s', async (_, how) => {
    answer = how;
    expect([(await send()).kind, taken]).toEqual(['unknown', 1]);
  });

  it('makes one mail at most, of unknown outcome, when the service hangs', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const hangs = new Promise<void>((resolve) => {
      answer = () => resolve();
    });
    const result = send();
    await hangs;
    await vi.advanceTimersByTimeAsync(30_000);
    expect([(await result).kind, taken]).toEqual(['unknown', 1]);
  });

  it('makes none, and may be made again, when the service cannot be reached', async () => {
    const nobody = mailService('set', {
      endpoint: 'http://127.0.0.1:1',
      region: 'eu-central-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    expect(await nobody(MESSAGE, 'ada@example.org')).toEqual({ kind: 'throttled' });
  });
});

describe('each error of the service lands where DESIGN §7.2 says', () => {
  it.each<[number, string, string, SendResult['kind']]>([
    [429, 'TooManyRequestsException', 'Maximum sending rate exceeded.', 'throttled'],
    [429, 'TooManyRequestsException', 'Daily message quota exceeded.', 'quota'],
    [400, 'LimitExceededException', 'Limit exceeded', 'quota'],
    [400, 'AccountSuspendedException', 'Account is suspended', 'account-fault'],
    [400, 'SendingPausedException', 'Sending is paused', 'account-fault'],
    [400, 'MailFromDomainNotVerifiedException', 'MAIL FROM domain is not verified', 'account-fault'],
    [403, 'AccessDeniedException', 'User is not authorized to perform ses:SendEmail', 'account-fault'],
    [404, 'NotFoundException', 'Configuration set <set> does not exist', 'account-fault'],
    [
      400,
      'MessageRejected',
      'Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: ada@example.org',
      'account-fault',
    ],
    [400, 'MessageRejected', 'Message length is more than 41943040 bytes long', 'message-fault'],
    [400, 'BadRequestException', 'Local address contains control or whitespace', 'message-fault'],
  ])('%i %s: %s → %s', async (status, name, message, kind) => {
    answer = json(status, { message }, name);
    const result = await send();
    expect([result.kind, taken]).toEqual([kind, 1]);
    expect(JSON.stringify(result)).not.toContain('ada@');
  });
});
