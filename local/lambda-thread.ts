import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { FunctionError } from './protocol.ts';
import type { Answer, Boot } from './worker.ts';

/**
 * Starts one running copy of a function, with exactly this environment; it takes one event at a time. What it prints goes to its log,
 * and line by line to a listener.
 */
export type Thread = ReturnType<typeof startThread>;
export function startThread(boot: Boot, env: object, logs: string, onLine: (line: string) => void) {
  const limits = { resourceLimits: { maxOldGenerationSizeMb: boot.memoryMb } };
  const options = { workerData: boot, env: { ...env }, stdout: true, stderr: true, ...limits };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), options);
  const log = createWriteStream(join(logs, `${boot.name}.log`), { flags: 'a' });
  for (const input of [worker.stdout, worker.stderr])
    createInterface({ input }).on('line', (line) => {
      log.write(`${line}\n`);
      onLine(line);
    });
  let settle: ((answer: Answer) => void) | undefined;
  let ended = false;
  let lastUsed = Date.now();
  const end = (message: string): void => {
    ended = true;
    settle?.({ error: { name: 'Error', message } });
    void worker.terminate();
  };
  const loaded = Promise.withResolvers<void>();
  worker.on('message', (answer: Answer) => (answer.ready ? loaded.resolve() : settle?.(answer)));
  worker.on('error', (error) => end(error.message));
  worker.on('exit', () => end('Runtime exited without providing a reason'));
  worker.unref();
  return {
    /** @throws FunctionError. */
    async run(event: unknown): Promise<unknown> {
      const { promise, resolve } = Promise.withResolvers<Answer>();
      settle = resolve;
      await Promise.race([loaded.promise, promise]);
      const timer = setTimeout(end, boot.timeoutMs, `Task timed out after ${boot.timeoutMs / 1000} seconds`);
      worker.postMessage(event);
      const { error, result } = await promise;
      clearTimeout(timer);
      lastUsed = Date.now();
      if (!error) return result;
      log.write(`${error.stack ?? error.message}\n`);
      throw Object.assign(new FunctionError(error.message), { name: error.name });
    },
    end,
    ended: () => ended,
    lastUsed: () => lastUsed,
  };
}
