import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotRun } from './state.ts';

const USAGE = 'npm start -- [--port 4080] [--dir .offprint] [--fresh] [--once]';

/** What `npm start` was asked for. @throws CannotRun for what it does not know, before anything is touched. */
export function readOptions(args: readonly string[]): { dir: string; port: number; fresh: boolean; once: boolean } {
  const { dir, port, fresh, once } = parsed(args);
  if (dir === '') throw new CannotRun(`--dir is empty: name a folder, or leave it out. (${USAGE})`);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new CannotRun(`"${port}" is not a port: write --port and a number from 1 to 65535, or 0 for any. (${USAGE})`);
  return { dir: resolve(dir), port: Number(port), fresh, once };
}

function parsed(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        dir: { type: 'string', default: '.offprint' },
        port: { type: 'string', default: '4080' },
        fresh: { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new CannotRun(`${(error as Error).message.split(/\.\s/)[0]}. The options are: ${USAGE}`);
  }
}
