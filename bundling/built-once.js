import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const HOUR_MS = 3_600_000;

/**
 * A folder that is built once for a state of the sources: it is named by what they hold, and moved into place whole, so that programs that start at the same time do not see
 * half of one. Plain JavaScript: a command starts sooner where no types are read.
 * @param {object} what
 * @param {string} what.root The folder of package.json.
 * @param {string} what.name Of the folder below `.build` where the builds are.
 * @param {readonly string[]} what.sources Files and folders below the root that the build is made of; one that is missing counts as empty.
 * @param {(folder: string) => Promise<unknown>} what.build Fills an empty folder.
 * @returns {Promise<string>} The folder.
 */
export async function builtOnce({ root, name, sources, build }) {
  const builds = join(root, '.build', name);
  const folder = join(builds, stateOf(root, sources));
  if (existsSync(folder)) return folder;
  mkdirSync(builds, { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    await build(unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Somebody else may have been first.
    if (!existsSync(folder)) throw error;
  }
  removeOld(builds, folder);
  return folder;
}

/**
 * @param {string} root
 * @param {readonly string[]} sources
 */
function stateOf(root, sources) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesOf(join(root, source)))) {
    const content = readFileSync(path);
    hash.update(`${path.slice(root.length)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const below = readdirSync(path, { recursive: true, withFileTypes: true });
  return below
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Another program may still be running from an older build, so only those that nobody can have started lately go.
 * @param {string} builds
 * @param {string} current
 */
function removeOld(builds, current) {
  for (const name of readdirSync(builds)) {
    const path = join(builds, name);
    if (name !== basename(current) && Date.now() - statSync(path).mtimeMs > HOUR_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
