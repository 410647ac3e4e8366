import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TEXT = readFileSync('package-lock.json', 'utf8');
const PACKAGES: Readonly<Record<string, { optionalDependencies?: Record<string, string> }>> = JSON.parse(TEXT).packages;

describe('the lock file', () => {
  it('holds no download addresses', () => {
    expect(TEXT).not.toContain('"resolved"');
  });

  it('names the builds for every platform, or a clean install refuses it', () => {
    const missing = Object.entries(PACKAGES).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          name.startsWith('@') && !PACKAGES[`${path}/node_modules/${name}`] && !PACKAGES[`node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });
});
