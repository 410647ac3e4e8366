import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import { builtOnce } from '../bundling/built-once.js';

/** The steps in pipeline order. One name a step: its folder, its construct, its heading in the docs, the prefix of its alarms. */
export const STEPS = ['ingest', 'compose', 'send', 'evidence', 'web'] as const;
export type Step = (typeof STEPS)[number];

/** The asset folder of each step: `index.js` with its source map. */
export type Bundles = Readonly<Record<Step, string>>;

/**
 * How a function is bundled. CJS with `module` before `main` loads a third faster than the other ways, and the SDK inside pins the version
 * that was tested. V8 checks every pattern that it finds in a bundle, used or not, and one of Unicode's letters takes it a tenth of a millisecond: those are
 * written as `new RegExp(…)`, which is read when it runs. Ingest and web load a twentieth faster so; what runs is the same.
 */
export const BUNDLE_OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  minify: true,
  supported: { 'regexp-sticky-and-unicode-flags': false },
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** A step has no code to bundle. */
export class MissingHandlerError extends Error {
  override readonly name = 'MissingHandlerError';

  constructor(files: readonly string[]) {
    super(`Every step needs its handler, but there is no ${files.join(', no ')}.`);
  }
}

/** What bundles are made of. The lock file stands for the packages inside, this one for how they are bundled. */
const SOURCES = ['functions', 'shared', 'package-lock.json', 'infra/bundles.ts'];

/**
 * Bundles every step's handler below `root` into `.build/functions/…/<step>/`, once for a state of the sources. How deep it lies is always the same, and with it the way back
 * in the maps and the asset's hash.
 * @throws MissingHandlerError
 */
export async function bundleFunctions(root: string): Promise<Bundles> {
  const missing = STEPS.map(handlerOf).filter((file) => !existsSync(join(root, file)));
  if (missing.length > 0) throw new MissingHandlerError(missing);

  const build = async (folder: string) => {
    await buildHandlers(root, folder);
    for (const step of STEPS) markCommonJs(join(folder, step));
  };
  const folder = await builtOnce({ root, name: 'functions', sources: SOURCES, build });
  return Object.fromEntries(STEPS.map((step) => [step, join(folder, step)])) as Record<Step, string>;
}

/** The handler's file of a step, relative to the root. */
export function handlerOf(step: Step): string {
  return `functions/${step}/handler.ts`;
}

function buildHandlers(root: string, outdir: string): Promise<BuildResult> {
  return build({
    ...BUNDLE_OPTIONS,
    absWorkingDir: root,
    outdir,
    entryPoints: STEPS.map((step) => ({ in: handlerOf(step), out: join(step, 'index') })),
  });
}

/** On a laptop the asset lies below this package, whose `type` is `module`; Lambda sees no package.json and takes either. */
function markCommonJs(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
}
