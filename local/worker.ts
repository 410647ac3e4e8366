import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** What a thread needs to be one function. */
export interface Boot {
  readonly folder: string;
  readonly handler: string;
  readonly clock: SharedArrayBuffer;
  readonly name: string;
  readonly arn: string;
  readonly memory: number;
}
export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly name: string; readonly message: string; readonly stack?: string };
}

const boot = workerData as Boot;
const offset = new Float64Array(boot.clock);
const RealDate = Date;
const now = (): number => RealDate.now() + (offset[0] ?? 0);
globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, newTarget) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});

// In Lambda a bundle stands alone: its .js is CommonJS, whatever the package.json above this folder says.
const inside = pathToFileURL(join(boot.folder, '/')).href;
registerHooks({
  load: (url, context, next) =>
    next(url, url.startsWith(inside) && url.endsWith('.js') ? { ...context, format: 'commonjs' } : context),
});

type Handler = (event: unknown, context: object) => Promise<unknown>;

function load(): Handler {
  const dot = boot.handler.lastIndexOf('.');
  const base = join(boot.folder, boot.handler.slice(0, dot));
  const file = ['.js', '.mjs', '.cjs'].map((ending) => base + ending).find(existsSync);
  if (!file) throw new Error(`Runtime.ImportModuleError: Cannot find module '${boot.handler.slice(0, dot)}'`);
  const handler = (createRequire(import.meta.url)(file) as Record<string, Handler>)[boot.handler.slice(dot + 1)];
  if (!handler) throw new Error(`Runtime.HandlerNotFound: ${boot.handler} is undefined or not exported`);
  return handler;
}

let handler: Handler | undefined;

parentPort?.on('message', async ({ id, event, timeoutMs }: { id: string; event: unknown; timeoutMs: number }) => {
  const deadline = performance.now() + timeoutMs;
  const context = {
    awsRequestId: id,
    functionName: boot.name,
    invokedFunctionArn: boot.arn,
    memoryLimitInMB: String(boot.memory),
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  };
  try {
    handler ??= load();
    const result = await handler(event, context);
    parentPort?.postMessage({ result: result === undefined ? null : JSON.parse(JSON.stringify(result)) });
  } catch (error) {
    const { name = 'Error', message = String(error), stack } = error as Error;
    parentPort?.postMessage({ error: { name, message, stack } });
  }
});
