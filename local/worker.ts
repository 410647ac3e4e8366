import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

/** What makes a thread one function. */
export interface Boot {
  readonly folder: string;
  readonly handler: string;
  readonly clock: SharedArrayBuffer;
  readonly name: string;
  readonly arn: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
}
export interface Answer {
  /** The bundle is loaded: from here on the function's time counts. */
  readonly ready?: true;
  readonly result?: unknown;
  readonly error?: { readonly name: string; readonly message: string; readonly stack?: string | undefined };
}
type Handler = (event: unknown, context: object) => Promise<unknown>;

const { folder, handler, clock, name: functionName, arn: invokedFunctionArn, memoryMb, timeoutMs } = workerData as Boot;

const offset = new Float64Array(clock);
const now = (): number => RealDate.now() + (offset[0] ?? 0);
const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});

function load(): Handler {
  const [, module = '', name = ''] = /^(.+)\.(\w+)$/.exec(handler) ?? [];
  const file = ['.js', '.mjs', '.cjs'].map((ending) => join(folder, module + ending)).find(existsSync);
  if (!file) throw new Error(`Runtime.ImportModuleError: Cannot find module '${module}'`);
  const found = (createRequire(import.meta.url)(file) as Record<string, Handler>)[name];
  if (!found) throw new Error(`Runtime.HandlerNotFound: ${handler} is undefined or not exported`);
  return found;
}

const loaded = load();
parentPort?.on('message', async (event: unknown) => {
  const deadline = performance.now() + timeoutMs;
  const getRemainingTimeInMillis = (): number => Math.max(0, deadline - performance.now());
  const answer = (given: Answer): void => parentPort?.postMessage(given);
  try {
    const context = { awsRequestId: randomUUID(), functionName, invokedFunctionArn, memoryLimitInMB: `${memoryMb}` };
    const result = await loaded(event, { ...context, getRemainingTimeInMillis });
    answer({ result: JSON.parse(JSON.stringify(result ?? null)) });
  } catch (error) {
    const { name, message, stack } = error as Error;
    answer({ error: { name, message, stack } });
  }
});
parentPort?.postMessage({ ready: true });
