import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createAlarms, openMetrics } from './alarms.ts';
import { type Clock, openClock } from './clock.ts';
import { createDynamoDb } from './dynamodb.ts';
import { connectQueues } from './event-source.ts';
import { createEventBus } from './events.ts';
import { answerSigned, write } from './gateway.ts';
import { createHttpApi } from './http-api.ts';
import { type Inbox, openInbox } from './inbox.ts';
import { createFunctions } from './lambda.ts';
import { answerPage } from './pages.ts';
import { readPolicies } from './policy.ts';
import { AwsError, type Service, xml } from './protocol.ts';
import { createS3 } from './s3.ts';
import { storeBody } from './s3-body.ts';
import { openObjects } from './s3-objects.ts';
import { createScheduler } from './scheduler.ts';
import { createMailService } from './ses.ts';
import { createTopics } from './sns.ts';
import { type Counts, createQueues } from './sqs.ts';
import { CannotRun, openState, sentenceFor } from './state.ts';
import { ACCOUNT, REGION, readTemplate } from './template.ts';

export interface CloudOptions {
  /** A synthesised cloud assembly: `cdk.out`. */
  readonly assembly: string;
  /** Folder of the state. */
  readonly dir: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly fresh?: boolean;
  /** Where mails are passed on to. */
  readonly smtpUrl?: string | undefined;
}

/** A stack that runs on this machine. */
export interface Cloud {
  readonly url: string;
  readonly clock: Clock;
  readonly inbox: Inbox;
  readonly outputs: Readonly<Record<string, string>>;
  /** The bodies of the stack's bucket under a prefix. */
  objects(prefix: string): Promise<string[]>;
  /** Puts a body into the stack's bucket. */
  drop(key: string, body: IncomingMessage): Promise<void>;
  /** Lets time pass; what is due on the way fires. */
  travelTo(moment: number): Promise<{ fired: number; idle: boolean }>;
  /** Waits until nothing is going on. @returns false when something still is after the bound. */
  settle(boundMs?: number): Promise<boolean>;
  report(): Report;
  close(): Promise<void>;
}

export interface Report {
  readonly queues: Readonly<Record<string, Counts>>;
  readonly mails: number;
  readonly denied: readonly unknown[];
  readonly failures: readonly string[];
  readonly alarms: readonly string[];
}

/** Of the schedules' moments on a journey so many fire, evenly spread, always the last; fewer moments fire all. */
const MAX_STOPS = 100;
const OPERATOR_KEY = { accessKeyId: 'AKIALOCALOPERATOR', secretAccessKey: 'local' };

/**
 * Runs a stack.
 * @throws CannotRun with one sentence for whoever started it.
 */
export async function startCloud({ assembly, dir, port, fresh = false, smtpUrl }: CloudOptions): Promise<Cloud> {
  process.env.TZ = 'UTC';
  const server = createServer();
  const url = await listen(server, port);
  const state = openState(dir, fresh);
  const logs = join(dir, 'logs');
  mkdirSync(logs, { recursive: true });

  const template = readTemplate(assembly, url);
  const clock = openClock(dir);
  const policies = readPolicies(template, logs);
  const metrics = openMetrics(state, clock);
  const queues = createQueues(template, state, clock);
  const inbox = openInbox(state, clock, smtpUrl);
  const topics = createTopics(template, queues, inbox, policies, clock);
  const objects = openObjects(template, state, clock, createEventBus(template, queues, policies, clock));
  const dynamodb = await createDynamoDb(template, join(dir, 'dynamodb'));
  const functions = createFunctions(template, policies, queues, clock, metrics, url, logs);
  const scheduler = createScheduler(template, functions, policies, state, clock);
  const lookAtAlarms = createAlarms(template, metrics, queues, topics, state, clock);
  const httpApi = createHttpApi(template, functions, policies, metrics, clock);
  const outputs = template.outputs();
  const services: Record<string, Service> = {
    dynamodb,
    s3: createS3(objects),
    sqs: queues,
    sns: topics,
    ses: createMailService(template, state, inbox, topics, clock),
    lambda: functions,
    ...stackServices(template.stackName, outputs),
  };
  const callers = new Map([...functions.keys, [OPERATOR_KEY.accessKeyId, policies.operator]]);
  const sources = connectQueues(template, queues, functions);
  const settle = async (boundMs = 120_000): Promise<boolean> => {
    const until = Date.now() + boundMs;
    // Twice: what one look finds idle may be between two steps of its way.
    for (let quiet = 0; quiet < 2; await new Promise((resolve) => setTimeout(resolve, 5))) {
      if (Date.now() > until) return false;
      quiet = sources.idle() && functions.idle() && inbox.idle() ? quiet + 1 : 0;
    }
    return true;
  };

  const cloud: Cloud = {
    url,
    clock,
    inbox,
    outputs,
    async drop(key, body) {
      objects.put(outputs.Bucket ?? '', key, [await storeBody(objects.folder, body, body.headers)], {}, 'PutObject');
    },
    objects: (prefix) =>
      Promise.all(objects.list(outputs.Bucket ?? '', prefix, '', 1000).map((object) => text(objects.read(object)))),
    async travelTo(moment) {
      travelling = true;
      try {
        const due = scheduler.upcoming(moment);
        const stride = Math.ceil(due.length / MAX_STOPS);
        const stops = due.filter((_, index) => (due.length - 1 - index) % stride === 0);
        let idle = true;
        for (const stop of [...stops, moment]) {
          clock.moveTo(stop);
          scheduler.tick();
          idle = (await settle()) && idle;
          lookAtAlarms();
        }
        return { fired: stops.length, idle: (await settle()) && idle };
      } finally {
        travelling = false;
      }
    },
    settle,
    report: () => ({
      queues: Object.fromEntries(queues.names.map((name) => [name, queues.counts(name)])),
      mails: inbox.list().length,
      denied: policies.denials,
      failures: functions.failures,
      alarms: state.all<{ name: string }>("select name from alarm where value = 'ALARM'").map(({ name }) => name),
    }),
    async close() {
      clearInterval(heart);
      sources.stop();
      rmSync(join(dir, 'local.json'), { force: true });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await dynamodb.close();
      state.close();
    },
  };

  let travelling = false;
  let beats = 0;
  const heart = setInterval(async () => {
    if (travelling) return;
    scheduler.tick();
    beats += 1;
    if (beats % 60 === 0 && (await settle(30_000))) lookAtAlarms();
  }, 1000);

  server.on('request', async (request, response) => {
    try {
      if (await answerSigned(request, response, services, callers, clock)) return;
      const { pathname } = new URL(request.url ?? '/', url);
      await write(
        response,
        await (pathname === '/' || pathname.startsWith('/local/') ? answerPage(cloud, request) : httpApi(request)),
      );
    } catch (error) {
      const { message, status } = error instanceof AwsError ? error : { message: sentenceFor(error, dir), status: 500 };
      if (!response.headersSent) response.writeHead(status, { 'content-type': 'text/plain' });
      response.end(message);
    }
  });
  const local = {
    url,
    region: REGION,
    ...OPERATOR_KEY,
    accountId: ACCOUNT,
    stackName: template.stackName,
    outputs,
    inboxUrl: `${url}/local/inbox`,
    dropUrl: `${url}/local/drop`,
    pid: process.pid,
  };
  writeFileSync(join(dir, 'local.json'), JSON.stringify(local, null, 2));
  return cloud;
}

/** @throws CannotRun when the port is taken. */
function listen(server: ReturnType<typeof createServer>, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new CannotRun(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken: stop what uses it, or choose another with --port.`
            : `Port ${port} cannot be used: ${error.message}`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

/** What a program asks of CloudFormation and STS to find its way. */
function stackServices(stackName: string, outputs: Readonly<Record<string, string>>): Record<string, Service> {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${xml(key)}</OutputKey><OutputValue>${xml(value)}</OutputValue></member>`,
  );
  return {
    cloudformation: {
      protocol: 'query',
      handle: () =>
        `<Stacks><member><StackName>${stackName}</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks>`,
    },
    sts: {
      protocol: 'query',
      handle: ({ caller }) => `<Arn>${caller.arn}</Arn><UserId>local</UserId><Account>${ACCOUNT}</Account>`,
    },
  };
}
