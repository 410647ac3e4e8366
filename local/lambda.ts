import { randomBytes } from 'node:crypto';
import type { Base } from './base.ts';
import { startThread, type Thread } from './lambda-thread.ts';
import type { Metrics } from './metrics.ts';
import { AwsError, type Call, type Caller } from './protocol.ts';
import type { Queues } from './sqs.ts';
import { CannotRun } from './state.ts';
import { REGION, type Resource } from './template.ts';

type Numbers = Partial<Record<'Timeout' | 'MemorySize' | 'ReservedConcurrentExecutions', number>>;
type Code = { Code: { S3Key: string }; Environment?: { Variables: object } };
type Properties = Record<'Handler' | 'Runtime' | 'Role', string> & Numbers & Code;
type OnFailure = { DestinationConfig?: { OnFailure?: { Destination: string } } };
type InvokeConfig = { FunctionName: string; MaximumRetryAttempts?: number } & OnFailure;

/** Of functions that reserve none. */
const DEFAULT_CONCURRENCY = 4;
/** A thread holds some 50 MB: those that nobody needs end. */
const IDLE_MS = 60_000;

/** The template's functions, each in threads of its own, and Lambda's protocol to them. */
export type Functions = ReturnType<typeof createFunctions>;
export function createFunctions({ template, policies, clock, url, logs }: Base, queues: Queues, metrics: Metrics) {
  const keys = new Map<string, Caller>();
  const failures: string[] = [];
  let running = 0;
  const create = ({ name, arn, properties }: Resource<Properties>) => {
    const { Code, Runtime, Handler, Role, Timeout = 3, MemorySize = 128, Environment } = properties;
    const { ReservedConcurrentExecutions: concurrency = DEFAULT_CONCURRENCY } = properties;
    if (!Runtime.startsWith('nodejs')) throw new CannotRun(`${name} is for ${Runtime}: nothing here runs it.`);
    const caller = policies.assume(Role, name);
    const key = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    keys.set(key, caller);
    const folder = template.assetFolder(Code.S3Key);
    const env = {
      ...{ TZ: ':UTC', AWS_REGION: REGION, AWS_DEFAULT_REGION: REGION, AWS_ENDPOINT_URL: url },
      ...{ AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: 'local', AWS_SESSION_TOKEN: 'local' },
      ...{ AWS_LAMBDA_FUNCTION_NAME: name, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: `${MemorySize}` },
      ...{ AWS_EXECUTION_ENV: `AWS_Lambda_${Runtime}`, LAMBDA_TASK_ROOT: folder, _HANDLER: Handler },
      ...Environment?.Variables,
    };
    const limits = { memoryMb: MemorySize, timeoutMs: Timeout * 1000 };
    const boot = { folder, handler: Handler, clock: clock.shared, name, arn, ...limits };
    const threads: Thread[] = [];
    const waiting: (() => void)[] = [];
    let busy = 0;
    setInterval(() => {
      while (threads[0] && Date.now() - threads[0].lastUsed() > IDLE_MS) threads.shift()?.end('idle');
    }, IDLE_MS / 4).unref();
    const end = (): void => {
      for (const thread of threads.splice(0)) thread.end('the run ends');
    };
    /** @throws FunctionError. */
    const invoke = async (event: unknown): Promise<unknown> => {
      running += 1;
      if (busy >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
      busy += 1;
      const thread = threads.pop() ?? startThread(boot, env, logs, metrics.readLogLine);
      try {
        return await thread.run(event);
      } catch (error) {
        failures.push(`${name}: ${(error as Error).message}`);
        throw error;
      } finally {
        if (!thread.ended()) threads.push(thread);
        busy -= 1;
        running -= 1;
        waiting.shift()?.();
      }
    };
    return { name, arn, caller, timeoutSeconds: Timeout, concurrency, invoke, end };
  };
  const functions = template.all<Properties>('Lambda::Function').map(create);
  const configs = template.all<InvokeConfig>('Lambda::EventInvokeConfig').map(({ properties }) => properties);

  const service = {
    protocol: 'json' as const,
    /** Callers by the functions' access keys. */
    keys,
    /** What went wrong in this run, newest last. */
    failures,
    idle: () => running === 0,
    end() {
      for (const { end } of functions) end();
    },
    /** By ARN or name. */
    find(wanted: string) {
      const found = functions.find(({ name, arn }) => wanted === name || wanted === arn);
      if (!found) throw new AwsError('ResourceNotFoundException', `Function not found: ${wanted}`, 404);
      return found;
    },
    /** Invokes asynchronously: tried again as the template says, then handed to its failure queue. */
    async invokeLater(target: (typeof functions)[number], requestPayload: unknown): Promise<void> {
      const config = configs.find(({ FunctionName }) => FunctionName === target.name);
      const queue = config?.DestinationConfig?.OnFailure?.Destination;
      let message = '';
      for (let tries = 1 + (config?.MaximumRetryAttempts ?? 2); tries > 0; tries -= 1)
        try {
          return void (await target.invoke(requestPayload));
        } catch (error) {
          message = (error as Error).message;
        }
      if (queue && target.caller.may('sqs:SendMessage', queue))
        queues.send(queue, JSON.stringify({ requestPayload, responsePayload: { errorMessage: message } }));
    },
    async handle({ caller, path, headers, input }: Call): Promise<unknown> {
      const target = service.find(decodeURIComponent(/\/functions\/([^/]+)\/invocations$/.exec(path)?.[1] ?? ''));
      caller.need('lambda:InvokeFunction', target.arn);
      if (headers['x-amz-invocation-type'] !== 'Event') return target.invoke(input);
      return void service.invokeLater(target, input);
    },
  };
  return service;
}
