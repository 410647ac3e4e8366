import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describeReceipt } from '../shared/dumps/describe-receipt.ts';
import { dumpId, PLACE } from '../shared/dumps/dump.ts';
import type { Receipt } from '../shared/dumps/receipt.ts';
import { createAlarms } from './alarms.ts';
import { openClock } from './clock.ts';
import { createDynamoDb } from './dynamodb.ts';
import { connectQueues } from './event-source.ts';
import { createEventBus } from './events.ts';
import { answerSigned, write } from './gateway.ts';
import { createHttpApi } from './http-api.ts';
import { openInbox } from './inbox.ts';
import { createFunctions } from './lambda.ts';
import { createMetrics } from './metrics.ts';
import { answerPage } from './pages.ts';
import { readPolicies } from './policy.ts';
import { AwsError, escapeXml } from './protocol.ts';
import { createS3 } from './s3.ts';
import { storeBody } from './s3-body.ts';
import { openObjects } from './s3-objects.ts';
import { createScheduler } from './scheduler.ts';
import { createMailService } from './ses.ts';
import { createTopics } from './sns.ts';
import { createQueues } from './sqs.ts';
import { CannotRun, diskFault, nowWhole, openState, type State, sentenceFor } from './state.ts';
import { ACCOUNT, REGION, readTemplate, type Template } from './template.ts';

export interface CloudOptions {
  /** A synthesised cloud assembly: `cdk.out`. */
  readonly assembly: string;
  /** Folder of the state. */
  readonly dir: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Start over, without what the folder holds. */
  readonly fresh?: boolean;
  /** Writes the assembly, once port and folder are this run's. */
  readonly prepare?: () => Promise<void>;
}

/** Of the schedules' moments on a journey so many fire, evenly spread, always the last: over an hour all, over a day every two hours. */
const MAX_STOPS = 13;
/** What is in the middle of something may end it; what does not will be done again by the next run. */
const CLOSING_MS = 3000;
/** Another site's page, under a name of its own that leads here, gets the HTTP API only. */
const HERE = /^(.+\.)?(127\.0\.0\.1|localhost)(:\d+)?$/;
const OPERATOR = { accessKeyId: 'AKIALOCALOPERATOR', secretAccessKey: 'local' };

/**
 * Runs a stack on this machine.
 * @throws CannotRun with one sentence for whoever started it.
 */
export type Cloud = Awaited<ReturnType<typeof startCloud>>;
export async function startCloud({ assembly, dir, port, fresh = false, prepare }: CloudOptions) {
  const server = createServer();
  let state: State | undefined;
  try {
    const url = await listen(server, port);
    state = openState(dir, fresh);
    // A run that was killed left its own.
    rmSync(join(dir, 'local.json'), { force: true });
    await prepare?.();
    return await run(server, readTemplate(assembly, url), state, url);
  } catch (error) {
    server.close();
    state?.close();
    throw error instanceof CannotRun ? error : new CannotRun(sentenceFor(error, dir));
  }
}

async function run(server: Server, template: Template, state: State, url: string) {
  const { dir } = state;
  const [logs, clock] = [join(dir, 'logs'), openClock(dir)];
  mkdirSync(logs, { recursive: true });
  const policies = readPolicies(template, logs);
  const base = { template, state, clock, policies, url, logs };

  const metrics = createMetrics(base);
  const queues = createQueues(base);
  const inbox = openInbox(base);
  const topics = createTopics(base, queues, inbox);
  const objects = openObjects(base, createEventBus(base, queues));
  const dynamodb = await createDynamoDb(base);
  const functions = createFunctions(base, queues, metrics);
  const scheduler = createScheduler(base, functions);
  const lookAtAlarms = createAlarms(base, metrics, queues, topics);
  const httpApi = createHttpApi(base, functions, metrics);
  const ses = createMailService(base, inbox, topics);
  const s3 = createS3(objects);
  const services = { dynamodb, s3, sqs: queues, sns: topics, ses, lambda: functions, ...aboutStack(template) };
  const callers = new Map([...functions.keys, [OPERATOR.accessKeyId, policies.operator]]);
  const sources = connectQueues(base, queues, functions);

  const settle = async (boundMs = 120_000): Promise<boolean> => {
    const until = Date.now() + boundMs;
    // Twice: what one look finds idle may be between two steps of its way.
    for (let quiet = 0; quiet < 2; await new Promise((resolve) => setTimeout(resolve, 5))) {
      if (Date.now() > until) return false;
      quiet = sources.idle() && functions.idle() && inbox.idle() ? quiet + 1 : 0;
    }
    return true;
  };
  const bucket = template.all('S3::Bucket')[0]?.name ?? '';
  let travelling = false;
  const cloud = {
    outputs: template.outputs,
    url,
    clock,
    inbox,
    settle,
    /** The bodies of the objects under a prefix whose keys end so. */
    bodies(prefix: string, ending: string): Promise<string[]> {
      const found = objects.list(bucket, prefix, '', 10_000).filter(({ key }) => key.endsWith(ending));
      return Promise.all(found.map((object) => text(objects.read(object))));
    },
    async drop(key: string, body: IncomingMessage): Promise<string> {
      const blob = await storeBody(objects.folder, body, body.headers);
      const { etag, version } = objects.put({ bucket, key, headers: {}, reason: 'PutObject' }, [blob]);
      await settle();
      const [receipt] = await cloud.bodies(PLACE.receipt(dumpId({ key, etag, version })), '');
      return receipt ? describeReceipt(JSON.parse(receipt) as Receipt) : 'It is still being read.';
    },
    /** Brings the present back, for what waits as well. */
    reset(): void {
      clock.reset();
      state.rows('update message set sentAt = min(sentAt, ?1), visibleAt = min(visibleAt, ?1)', clock.now());
      state.rows('update schedule set firedAt = min(firedAt, ?)', clock.now());
    },
    async travelTo(moment: number): Promise<{ fired: number; idle: boolean }> {
      travelling = true;
      const due = scheduler.upcoming(moment);
      const stride = Math.ceil(due.length / MAX_STOPS);
      const stops = due.filter((_, index) => (due.length - 1 - index) % stride === 0);
      let idle = await settle();
      for (const stop of [...stops, moment]) {
        clock.moveTo(stop);
        scheduler.tick();
        idle = (await settle()) && idle;
        lookAtAlarms();
      }
      travelling = false;
      return { fired: stops.length, idle: (await settle()) && idle };
    },
    report: () => ({
      queues: Object.fromEntries(queues.names.map((name) => [name, queues.counts(name)])),
      mails: inbox.list().length,
      memoryMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
      denied: policies.denials,
      failures: functions.failures,
      alarms: state.rows<{ name: string }>("select name from alarm where value = 'ALARM'").map(({ name }) => name),
    }),
    async close(): Promise<void> {
      clearInterval(heart);
      sources.stop();
      rmSync(join(dir, 'local.json'), { force: true });
      server.closeAllConnections();
      server.close();
      await settle(CLOSING_MS);
      inbox.stop();
      functions.end();
      await dynamodb.close();
      state.close();
    },
  };
  let beats = 0;
  const heart = setInterval(async () => {
    if (travelling) return;
    scheduler.tick();
    beats += 1;
    if (beats % 60 === 0 && (await settle())) lookAtAlarms();
  }, 1000);

  server.on('request', async (request, response) => {
    response.setHeader('date', new Date(clock.now()).toUTCString());
    try {
      const isPage = /^\/($|local\/)/.test(request.url ?? '/');
      const isHere = HERE.test(request.headers.host ?? '');
      const signed = isHere ? await answerSigned(request, services, callers) : undefined;
      const answer = isHere && isPage ? answerPage : httpApi;
      await write(response, signed ?? (await answer(request, cloud)));
    } catch (error) {
      const status = error instanceof AwsError ? error.status : error instanceof URIError ? 400 : 500;
      await write(response, { status, body: diskFault(error, dir) ?? (error as Error).message });
    }
  });
  const { stackName, outputs } = template;
  const addresses = { url, inboxUrl: `${url}/local/inbox`, dropUrl: `${url}/local/drop` };
  const local = { ...addresses, ...OPERATOR, region: REGION, accountId: ACCOUNT, stackName, outputs, pid: process.pid };
  nowWhole(state);
  void inbox.begin();
  writeFileSync(join(dir, 'local.json'), JSON.stringify(local, null, 2));
  return cloud;
}

/** @throws CannotRun when the port is taken. */
async function listen(server: Server, port: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, '127.0.0.1', resolve);
  await promise.catch(({ code, message }) => {
    const why = code === 'EADDRINUSE' ? 'is taken: stop what uses it' : `cannot be used (${message})`;
    throw new CannotRun(`Port ${port} ${why}, or choose another with --port.`);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a program asks of CloudFormation to find its way. */
function aboutStack({ stackName, outputs }: Template) {
  const member = ([key, value]: [string, string]): string =>
    `<member><OutputKey>${key}</OutputKey><OutputValue>${escapeXml(value)}</OutputValue></member>`;
  const list = Object.entries(outputs).map(member).join('');
  const status = '<CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>';
  const stack = `<StackName>${stackName}</StackName>${status}<Outputs>${list}</Outputs>`;
  const handle = (): string => `<Stacks><member>${stack}</member></Stacks>`;
  return { cloudformation: { protocol: 'query' as const, handle } };
}
