#!/usr/bin/env node
// Plain JavaScript that any Node runs: finds a Node new enough (the project brings one), bundles the CLI when its sources changed, and starts it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  const { bundleCli } = await import('./bundle.js');
  await import(pathToFileURL(await bundleCli(root)).href);
} else {
  const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(node)) {
    console.error(
      `Offprint needs Node 22.18 or newer; this is ${process.versions.node}. Run "npm ci" first: it brings a newer one.`,
    );
    process.exit(1);
  }
  const { status, signal } = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exit(status ?? (signal ? 1 : 0));
}
