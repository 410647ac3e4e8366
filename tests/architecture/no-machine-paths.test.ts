import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from './sources.ts';

/** Not of the project: what tools put there. */
const MADE = new Set(['.git', 'node_modules', 'cdk.out', '.offprint', '.build', 'coverage']);
const TEXT = /\.(ts|tsx|js|json|md|ya?ml|txt|html|css)$/;

/** A folder at the root of somebody's disk, as a path would begin: after a blank, a quote or a bracket. */
const MACHINE_PATH = /(?:^|[\s"'`(=:])\/(?:work|root|home|Users|tmp|mnt)\/\w/m;

describe('the project', () => {
  it('names no path of a machine that it was written on', () => {
    const naming = projectFiles()
      .filter((file) => TEXT.test(file) && file !== 'package-lock.json')
      .filter((file) => MACHINE_PATH.test(textOf(file)));
    expect(naming).toEqual([]);
  });

  it('would be caught if it did', () => {
    const path = ['', 'home', 'somebody', 'notes.txt'].join('/');
    expect(`see ${path}`).toMatch(MACHINE_PATH);
    expect('https://example.org/work/1').not.toMatch(MACHINE_PATH);
  });
});

/** Every file of the project, relative to the root. */
function projectFiles(folder = ROOT): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return MADE.has(entry.name) ? [] : projectFiles(path);
    return [relative(ROOT, path)];
  });
}
