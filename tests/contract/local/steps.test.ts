import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRun, startLocal } from '../../fixtures/local/fixture.ts';

const SIGNED = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIALOCALOPERATOR/20261122/us-east-1/s3/aws4_request' };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let local: LocalRun;
beforeAll(async () => {
  local = await startLocal();
});
afterAll(() => local[Symbol.asyncDispose]());

const drop = async (Key: string, Body: string) => {
  await local.clients.s3.send(new PutObjectCommand({ Bucket: local.cloud.outputs.Bucket, Key, Body }));
  await local.cloud.settle();
};
const row = async (pk: string) =>
  (
    await local.clients.dynamodb.send(
      new GetItemCommand({ TableName: local.cloud.outputs.Table, Key: { pk: { S: pk } } }),
    )
  ).Item;
const queue = (name: string) => local.cloud.report().queues[`Fixture-${name}`]!;

describe('an object', () => {
  it.each(['dumps/a b+c', 'dumps/ü/😀.txt', 'backfill/50 %.json'])(
    'created as %s reaches its function under that name',
    async (key) => {
      await drop(key, 'hello');
      expect(await row(`object ${key}`)).toMatchObject({ text: { S: 'hello' }, receives: { N: '1' } });
    },
  );

  it('elsewhere wakes nobody', async () => {
    await drop('receipts/a', 'hello');
    expect(await row('object receipts/a')).toBeUndefined();
    expect(queue('Work')).toEqual({ visible: 0, hidden: 0 });
  });

  it('dropped on the page arrives by the same way', async () => {
    const put = { method: 'PUT', body: 'from the page' };
    expect((await fetch(`${local.cloud.url}/local/drop/${encodeURIComponent('a/b #1.txt')}`, put)).status).toBe(200);
    await local.cloud.settle();
    expect(await row('object dumps/a/b #1.txt')).toMatchObject({ text: { S: 'from the page' } });
  });
});

describe('a message whose function fails', () => {
  it.each([
    ['names it as failed', 'fails'],
    ['throws', 'throws'],
    ['takes longer than its timeout', 'hangs'],
  ])(
    'because it %s comes back after its visibility timeout, then lies with the dead letters, and the operator hears of it',
    async (_, text) => {
      const [dead, mails] = [queue('Dead').visible, local.cloud.inbox.list().length];
      await drop(`dumps/${text}`, text);
      expect(queue('Work')).toEqual({ visible: 0, hidden: 1 });
      await local.cloud.travelTo(local.cloud.clock.now() + 3 * MINUTE_MS);
      await local.cloud.travelTo(local.cloud.clock.now() + 3 * MINUTE_MS);
      expect(queue('Work')).toEqual({ visible: 0, hidden: 0 });
      expect(queue('Dead').visible).toBe(dead + 1);
      await local.cloud.settle();
      const heard = local.cloud.inbox.list().slice(0, local.cloud.inbox.list().length - mails);
      expect(heard.map(({ subject }) => subject)).toEqual(dead === 0 ? ['ALARM: "Fixture-DeadAlarm"'] : []);
    },
  );
});

describe('the clock', () => {
  it('fires what is due on the way, each with its own time', async () => {
    const from = local.cloud.clock.now();
    const { fired, idle } = await local.cloud.travelTo(from + HOUR_MS);
    expect([fired, idle]).toEqual([12, true]);
    const { Items } = await local.clients.dynamodb.send(
      new QueryCommand({
        TableName: local.cloud.outputs.Table,
        IndexName: 'byKind',
        KeyConditionExpression: 'kind = :kind AND #at > :from',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':kind': { S: 'tick' }, ':from': { S: new Date(from).toISOString() } },
      }),
    );
    expect(Items).toHaveLength(12);
    for (const { at, clock } of Items!) expect(Date.parse(clock!.S!) - Date.parse(at!.S!)).toBeLessThan(MINUTE_MS);
  });

  it('is shown and moved over HTTP, forward only, and reset', async () => {
    const ask = (body?: object) =>
      fetch(`${local.cloud.url}/local/clock`, body ? { method: 'POST', body: JSON.stringify(body) } : {});
    const { now } = (await (await ask()).json()) as { now: string };
    expect((await ask({ to: new Date(Date.parse(now) - HOUR_MS).toISOString() })).status).toBe(400);
    const moved = await (await ask({ forwardMs: MINUTE_MS })).json();
    expect(moved).toMatchObject({ idle: true });
    expect(await (await ask({ reset: true })).json()).toMatchObject({ offsetMs: 0 });
    expect((await ask({ to: 'soon' })).status).toBe(400);
    expect((await fetch(`${local.cloud.url}/local/clock`, { method: 'POST', body: '{forward}' })).status).toBe(400);
  });

  it('does not set out on a journey whose schedules it would never have done counting', async () => {
    for (const to of ['+099999-01-01T00:00:00Z', '2190-01-01T00:00:00Z']) {
      const response = await fetch(`${local.cloud.url}/local/clock`, { method: 'POST', body: JSON.stringify({ to }) });
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('400 days')]);
    }
  });

  it.each([
    ['/local/drop/', /Give the dump a name/],
    ['/local/drop/a%2F', /Give the dump a name/],
    ['/local/drop/a?to=editions', /dumps or to backfill/],
  ])('PUT %s is refused, and nothing waits for its receipt', async (path, sentence) => {
    const response = await fetch(`${local.cloud.url}${path}`, { method: 'PUT', body: 'x' });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(sentence);
  });

  it('that was reset fires its schedules and shows its messages as before', async () => {
    await local.cloud.travelTo(local.cloud.clock.now() + 24 * HOUR_MS);
    await drop('dumps/before-reset', 'fails');
    local.cloud.reset();
    expect((await local.cloud.travelTo(local.cloud.clock.now() + 10 * MINUTE_MS)).fired).toBe(2);
    expect(await row('object dumps/before-reset')).toMatchObject({ receives: { N: '2' } });
  });
});

describe('the HTTP API', () => {
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${local.cloud.url}${path}`, init);
    return { response, seen: (await response.json()) as Record<string, unknown> };
  };

  it('finds the route, and hands over path, parameters and cookies', async () => {
    const { seen, response } = await ask('/u/a%20token', { headers: { cookie: 'a=1; b=2' } });
    expect(seen).toMatchObject({ routeKey: 'GET /u/{token}', rawPath: '/u/a token', cookies: ['a=1', 'b=2'] });
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect((await ask('/elsewhere')).seen).toMatchObject({ routeKey: '$default', rawPath: '/elsewhere' });
  });

  it('hands over a form in base64, as the real one does, and text as text', async () => {
    const form = await ask('/u/x', { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
    expect(form.seen).toMatchObject({ routeKey: 'POST /u/{token}', body: 'YT1i', isBase64Encoded: true });
    const text = await ask('/u/x', { method: 'POST', body: 'plain', headers: { 'content-type': 'text/plain' } });
    expect(text.seen).toMatchObject({ body: 'plain', isBase64Encoded: false });
  });
});

describe('programs', () => {
  it('invoke a function and hear its answer or its error', async () => {
    const invoke = (event: object) =>
      local.clients.lambda.send(
        new InvokeCommand({ FunctionName: local.cloud.outputs.TickFunction, Payload: JSON.stringify(event) }),
      );
    expect((await invoke({ at: '2026-11-22T06:00:00Z' })).FunctionError).toBeUndefined();
    const failed = await invoke({ at: {} });
    expect(failed.FunctionError).toBe('Unhandled');
    expect(JSON.parse(Buffer.from(failed.Payload!).toString())).toHaveProperty('errorMessage');
  });

  it("find their way by the stack's outputs", async () => {
    const { Stacks } = await local.clients.cloudformation.send(new DescribeStacksCommand({}));
    const outputs = Object.fromEntries(
      Stacks![0]!.Outputs!.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    );
    expect(outputs).toEqual(local.cloud.outputs);
  });
});

describe('the pages', () => {
  it.each(['/', '/local/inbox', '/local/drop', '/local/clock'])('%s opens', async (path) => {
    const response = await fetch(`${local.cloud.url}${path}`, { headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it("answer no other site's page", async () => {
    const clock = `${local.cloud.url}/local/clock`;
    const foreign = { method: 'POST', body: '{"forwardMs":1}', headers: { origin: 'https://other.example' } };
    expect((await fetch(clock, foreign)).status).toBe(403);
  });

  it('and the services answer to no name but this machine’s; the HTTP API does', async () => {
    const { port } = new URL(local.cloud.url);
    const ask = (path: string): Promise<string> =>
      new Promise((resolve) =>
        get({ port, path, headers: { host: 'rebound.example', ...SIGNED } }, async (answer) =>
          resolve(await text(answer)),
        ),
      );
    expect(await ask('/local/state')).toContain('"routeKey":"$default"');
    expect(await ask('/fixture-bucket?list-type=2')).toContain('"routeKey":"$default"');
  });

  it('show a mail with its parts, its HTML where it can do nothing', async () => {
    await drop('dumps/mail', 'mail page@example.org');
    const [mail] = (await (await fetch(`${local.cloud.url}/local/inbox`)).json()) as { id: string }[];
    const part = async (path: string) => fetch(`${local.cloud.url}/local/inbox/${mail!.id}${path}`);
    expect(await (await part('/text')).text()).toBe('three papers');
    const html = await part('/html');
    expect(await html.text()).toBe('<h1>three papers</h1>');
    expect(html.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
    expect(await (await part('.eml')).text()).toContain('Content-Type: multipart/alternative');
    expect((await part('x')).status).toBe(404);
  });
});
