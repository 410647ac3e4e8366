import { join } from 'node:path';
import { builtOnce } from '../bundling/built-once.js';

/**
 * Bundles the CLI's own sources (packages stay outside, commands load when they are called).
 * @param {string} root The folder of package.json.
 * @returns {Promise<string>} The file to import.
 */
export async function bundleCli(root) {
  /** @param {string} folder */
  const build = async (folder) => {
    const esbuild = await import('esbuild');
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['cli/main.ts'],
      outdir: folder,
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
  };
  return join(await builtOnce({ root, name: 'cli', sources: ['cli', 'shared'], build }), 'main.js');
}
