import { randomBytes, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { Metrics } from './alarms.ts';
import type { Clock } from './clock.ts';
import type { Caller, Policies } from './policy.ts';
import { AwsError, type JsonService } from './protocol.ts';
import type { Queues } from './sqs.ts';
import { CannotRun } from './state.ts';
import { REGION, type Template } from './template.ts';
import type { Answer, Boot } from './worker.ts';

interface Properties {
  readonly Code: { readonly S3Key?: string };
  readonly Handler: string;
  readonly Runtime: string;
  readonly Role: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly ReservedConcurrentExecutions?: number;
  readonly Environment?: { readonly Variables: Record<string, string> };
}

export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  readonly caller: Caller;
  readonly timeoutSeconds: number;
  readonly concurrency: number;
  /** @throws FunctionError what the handler threw, or that it did not answer in time. */
  invoke(event: unknown): Promise<unknown>;
}

interface InvokeConfig {
  readonly FunctionName: string;
  readonly MaximumRetryAttempts?: number;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
}

export class FunctionError extends Error {}

export interface Functions extends JsonService {
  /** As an asynchronous invocation: tried again as the template says, then handed to its failure queue. */
  invokeLater(target: LambdaFunction, event: unknown): Promise<void>;
  /** By ARN or name. */
  find(name: string): LambdaFunction;
  /** Access keys of the functions. */
  readonly keys: ReadonlyMap<string, Caller>;
  readonly failures: readonly string[];
  idle(): boolean;
}

/** Of functions that reserve none. */
const DEFAULT_CONCURRENCY = 4;
/** A thread holds some 50 MB: those that nobody needs end. */
const IDLE_MS = 60_000;

interface Thread {
  run(event: unknown): Promise<unknown>;
  end(reason: string): void;
  lastUsed: number;
  ended: boolean;
}

export function createFunctions(
  template: Template,
  policies: Policies,
  queues: Queues,
  clock: Clock,
  metrics: Metrics,
  origin: string,
  logs: string,
): Functions {
  const keys = new Map<string, Caller>();
  const failures: string[] = [];
  let running = 0;
  const functions = template
    .all<Properties>('AWS::Lambda::Function')
    .map(({ name, arn, properties }): LambdaFunction => {
      const {
        Code,
        Handler,
        Runtime,
        Role,
        Timeout = 3,
        MemorySize = 128,
        ReservedConcurrentExecutions: concurrency = DEFAULT_CONCURRENCY,
        Environment,
      } = properties;
      if (!Runtime.startsWith('nodejs') || !Code.S3Key)
        throw new CannotRun(`${name} is not a bundle for Node: nothing here runs it.`);
      const caller = policies.assume(Role, name);
      const accessKey = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
      keys.set(accessKey, caller);
      const folder = template.assetFolder(Code.S3Key);
      const environment = {
        TZ: ':UTC',
        LANG: 'en_US.UTF-8',
        AWS_REGION: REGION,
        AWS_DEFAULT_REGION: REGION,
        AWS_ACCESS_KEY_ID: accessKey,
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_SESSION_TOKEN: 'local',
        AWS_ENDPOINT_URL: origin,
        AWS_EXECUTION_ENV: `AWS_Lambda_${Runtime}`,
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
        AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
        AWS_LAMBDA_LOG_STREAM_NAME: 'local',
        LAMBDA_TASK_ROOT: folder,
        _HANDLER: Handler,
        ...Environment?.Variables,
      };
      const log = createWriteStream(join(logs, `${name}.log`), { flags: 'a' });
      const boot: Boot = { folder, handler: Handler, clock: clock.shared, name, arn, memory: MemorySize };
      const start = (): Thread =>
        startThread(boot, environment, Timeout, (line) => {
          log.write(`${line}\n`);
          metrics.readLogLine(line);
        });
      const threads: Thread[] = [];
      const waiting: (() => void)[] = [];
      let busy = 0;
      setInterval(() => {
        for (const thread of threads.filter(({ lastUsed }) => Date.now() - lastUsed > IDLE_MS)) {
          threads.splice(threads.indexOf(thread), 1);
          thread.end('idle');
        }
      }, IDLE_MS / 4).unref();
      return {
        name,
        arn,
        caller,
        timeoutSeconds: Timeout,
        concurrency,
        async invoke(event) {
          running += 1;
          if (busy >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
          busy += 1;
          const thread = threads.pop() ?? start();
          metrics.count('AWS/Lambda', 'Invocations', { FunctionName: name }, 1);
          try {
            return await thread.run(event);
          } catch (error) {
            metrics.count('AWS/Lambda', 'Errors', { FunctionName: name }, 1);
            failures.push(`${name}: ${(error as Error).message}`);
            log.write(`${(error as Error).stack}\n`);
            throw error;
          } finally {
            if (!thread.ended) threads.push(thread);
            busy -= 1;
            running -= 1;
            waiting.shift()?.();
          }
        },
      };
    });
  const find = (wanted: string): LambdaFunction => {
    const found = functions.find(({ name, arn }) => wanted === name || wanted === arn);
    if (!found) throw new AwsError('ResourceNotFoundException', `Function not found: ${wanted}`, 404);
    return found;
  };
  const retries = template.all<InvokeConfig>('AWS::Lambda::EventInvokeConfig');
  const invokeLater = async (target: LambdaFunction, event: unknown): Promise<void> => {
    const config = retries.find(({ properties }) => properties.FunctionName === target.name)?.properties;
    for (let tried = 0; ; tried++)
      try {
        return void (await target.invoke(event));
      } catch (error) {
        if (tried < (config?.MaximumRetryAttempts ?? 2)) continue;
        const queue = config?.DestinationConfig?.OnFailure?.Destination;
        const record = {
          version: '1.0',
          requestContext: { functionArn: target.arn, condition: 'RetriesExhausted' },
          requestPayload: event,
          responsePayload: { errorMessage: (error as Error).message },
        };
        if (queue && target.caller.may('sqs:SendMessage', queue)) queues.send(queue, JSON.stringify(record));
        return;
      }
  };
  return {
    protocol: 'rest',
    async handle({ caller, operation, headers, input }) {
      if (operation.endsWith('/account-settings/'))
        return { AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000 } };
      const target = find(decodeURIComponent(/\/functions\/([^/]+)\/invocations$/.exec(operation)?.[1] ?? ''));
      caller.need('lambda:InvokeFunction', target.arn);
      if (headers['x-amz-invocation-type'] !== 'Event') return target.invoke(input);
      void invokeLater(target, input);
      return {};
    },
    invokeLater,
    find,
    keys,
    failures,
    idle: () => running === 0,
  };
}

function startThread(
  boot: Boot,
  env: Record<string, string>,
  timeoutSeconds: number,
  onLine: (line: string) => void,
): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: boot,
    env,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: boot.memory },
  });
  for (const stream of [worker.stdout, worker.stderr]) createInterface({ input: stream }).on('line', onLine);
  let settle: { resolve(value: unknown): void; reject(error: Error): void } | undefined;
  const thread: Thread = {
    lastUsed: Date.now(),
    ended: false,
    async run(event) {
      const id = randomUUID();
      const timer = setTimeout(
        () => thread.end(`${id} Task timed out after ${timeoutSeconds}.00 seconds`),
        timeoutSeconds * 1000,
      );
      try {
        return await new Promise((resolve, reject) => {
          settle = { resolve, reject };
          worker.postMessage({ id, event, timeoutMs: timeoutSeconds * 1000 });
        });
      } finally {
        clearTimeout(timer);
        thread.lastUsed = Date.now();
      }
    },
    end(reason) {
      thread.ended = true;
      settle?.reject(new FunctionError(reason));
      void worker.terminate();
    },
  };
  worker.on('message', ({ error, result }: Answer) =>
    error ? settle?.reject(Object.assign(new FunctionError(error.message), error)) : settle?.resolve(result),
  );
  worker.on('error', (error) => thread.end(error.message));
  worker.on('exit', () => thread.end('Runtime exited without providing a reason'));
  worker.unref();
  return thread;
}
