import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['cli', 'shared'];
const HOUR_MS = 3_600_000;

/**
 * Bundles the CLI's own sources (packages stay outside, commands load when they are called) and returns the file to import. A state of the sources is
 * bundled once, in a folder named by it and moved into place whole, so that commands started at the same time do not see half of one.
 * @param {string} root The folder of package.json.
 * @returns {Promise<string>}
 */
export async function bundleCli(root) {
  const builds = join(root, '.build', 'cli');
  const folder = join(builds, stampOf(root));
  const entry = join(folder, 'main.js');
  if (existsSync(entry)) return entry;
  const { build } = await import('esbuild');
  const unfinished = `${folder}.${process.pid}`;
  await build({
    absWorkingDir: root,
    entryPoints: ['cli/main.ts'],
    outdir: unfinished,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    logLevel: 'warning',
  });
  try {
    renameSync(unfinished, folder);
  } catch {
    rmSync(unfinished, { recursive: true, force: true });
  }
  removeOldBuilds(builds, folder);
  return entry;
}

/** A name for the present state of the sources: their paths, times and sizes. */
function stampOf(root) {
  const hash = createHash('sha256');
  for (const folder of FOLDERS)
    for (const file of readdirSync(join(root, folder), { recursive: true }).sort()) {
      const { mtimeMs, size, isFile } = statOf(join(root, folder, file));
      if (isFile) hash.update(`${folder}/${file} ${mtimeMs} ${size}\n`);
    }
  return hash.digest('hex').slice(0, 16);
}

function statOf(path) {
  const stat = statSync(path);
  return { mtimeMs: stat.mtimeMs, size: stat.size, isFile: stat.isFile() };
}

/** Another command may still be running from an older build, so only those that nobody can have started lately go. */
function removeOldBuilds(builds, current) {
  for (const name of readdirSync(builds)) {
    const path = join(builds, name);
    if (path !== current && Date.now() - statSync(path).mtimeMs > HOUR_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
