import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A program of others that could do the parsing, doing nothing with what it finds; without `read` where it is not installed. */
export interface Peer {
  readonly name: string;
  readonly read?: (text: string) => void;
}

interface Known {
  readonly name: string;
  reads(text: string): boolean;
  /** @param module what the package exports. */
  reader(module: Record<string, unknown>): (text: string) => unknown;
}

type Parse = (text: string, options?: object) => unknown;

const PEERS: readonly Known[] = [
  {
    name: 'fast-xml-parser',
    reads: (text) => text.startsWith('<'),
    reader({ XMLParser }) {
      const parser = new (XMLParser as new (options: object) => { parse: Parse })({ ignoreAttributes: false });
      return (text) => parser.parse(text);
    },
  },
  {
    name: 'papaparse',
    reads: (text) => text.startsWith('id,'),
    reader: (module) => (text) => (module.parse as Parse)(text),
  },
  {
    name: '@retorquere/bibtex-parser',
    reads: (text) => text.startsWith('@'),
    reader: (module) => (text) => (module.parse as Parse)(text, { sentenceCase: false, unsupported: 'ignore' }),
  },
];

/**
 * The peers that read this text.
 * @param folder where they were installed (`npm i fast-xml-parser papaparse @retorquere/bibtex-parser`): the project does without them.
 */
export async function peersFor(text: string, folder: string): Promise<readonly Peer[]> {
  return Promise.all(
    PEERS.filter((peer) => peer.reads(text)).map(async ({ name, reader }) => {
      const module = await load(name, folder).catch(() => undefined);
      if (module === undefined) return { name };
      const read = reader(module);
      return { name, read: (whole) => void read(whole) };
    }),
  );
}

interface Manifest {
  readonly main?: string;
  readonly exports?: { readonly '.'?: { readonly import?: string | { readonly default?: string } } };
}

/** What a package that is installed in that folder exports. @throws when it is not. */
async function load(name: string, folder: string): Promise<Record<string, unknown>> {
  const file = findPackageJSON(name, pathToFileURL(resolve(folder, 'any.js')));
  if (file === undefined) throw new Error(`${name} is not installed in ${folder}`);
  const { main = 'index.js', exports } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const entry = exports?.['.']?.import ?? main;
  const path = typeof entry === 'string' ? entry : (entry.default ?? main);
  const module = (await import(pathToFileURL(join(dirname(file), path)).href)) as Record<string, unknown>;
  return { ...module, ...(module.default as object | undefined) };
}
