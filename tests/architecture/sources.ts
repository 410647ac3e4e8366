import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Folders with code of the product; tests and scripts may import what they like. */
const FOLDERS = ['infra', 'functions', 'shared', 'cli', 'local'];

export interface Import {
  /** The file that imports, relative to the root. */
  readonly from: string;
  /** A file relative to the root, or a package or node module by its name. */
  readonly to: string;
  readonly isFile: boolean;
}

/** Every source file of the product, relative to the root. */
export function sourceFiles(): string[] {
  return FOLDERS.flatMap((folder) => filesBelow(folder)).filter((file) => /\.(ts|tsx|js)$/.test(file));
}

/** Files below a folder of the project, relative to the root, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .toSorted();
}

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Every import of every source file, those of types alone too, out of esbuild's metafile. */
export async function imports(): Promise<Import[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: sourceFiles(),
    outdir: '.build/architecture',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [typesToo, namesOnly],
  });
  return Object.entries(metafile.inputs).flatMap(([from, { imports: found }]) =>
    found.map(({ path }) => ({ from, to: path.replace(FILE, ''), isFile: path.startsWith(FILE) })),
  );
}

const FILE = 'file:';

/** esbuild drops `import type`; a law about who knows whom must not. */
const typesToo: Plugin = {
  name: 'types-too',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(/\b(?:im|ex)port type [^'";=]*?from ('[^']+')/g, 'import $1'),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }));
  },
};

/** Every file is an entry point already: an import of one need only be named. */
const namesOnly: Plugin = {
  name: 'names-only',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) =>
      kind === 'entry-point' ? undefined : { path: FILE + relative(ROOT, join(resolveDir, path)), external: true },
    );
  },
};
