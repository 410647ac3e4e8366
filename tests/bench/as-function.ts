import { spawnSync } from 'node:child_process';

/** Runs the bench that calls it as a function is run: with these options of Node. Comes back in a process that has them. */
export function runWith(options: string): void {
  if (process.env.NODE_OPTIONS?.startsWith(options)) return;
  const env = { ...process.env, NODE_OPTIONS: options };
  process.exit(spawnSync(process.execPath, process.argv.slice(1), { env, stdio: 'inherit' }).status ?? 1);
}
