import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleFunctions, handlerOf, MissingHandlerError, removeBundles, STEPS } from '../../infra/bundles.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

describe('bundles', () => {
  it('become, for each step, a folder that Node loads as Lambda does, below a package of modules too', async () => {
    const root = projectWith((step) => `export const handler = async (): Promise<string> => '${step}';`);
    const bundles = await bundleFunctions(root);
    const load = createRequire(import.meta.url);
    for (const step of STEPS) expect(await load(join(bundles[step], 'index.js')).handler()).toBe(step);
  });

  it('have a map back to the sources, without the sources themselves', async () => {
    const root = projectWith(() => 'export const handler = () => {};');
    const { ingest } = await bundleFunctions(root);
    const map = JSON.parse(readFileSync(join(ingest, 'index.js.map'), 'utf8'));
    expect(map.sources).toEqual([expect.stringMatching(/functions\/ingest\/handler\.ts$/)]);
    expect(map.sourcesContent).toBeUndefined();
  });

  it('are the same when nothing changed, so that nothing is deployed again', async () => {
    const root = projectWith(() => 'export const handler = () => {};');
    const [one, other] = await Promise.all([bundleFunctions(root), bundleFunctions(root)]);
    for (const file of ['index.js', 'index.js.map'])
      expect(readFileSync(join(one.web, file))).toEqual(readFileSync(join(other.web, file)));
  });

  it('are taken away without those of another synthesis', async () => {
    const root = projectWith(() => 'export const handler = () => {};');
    const [one, other] = [await bundleFunctions(root), await bundleFunctions(root)];
    removeBundles(one);
    expect(existsSync(one.web)).toBe(false);
    expect(existsSync(join(other.web, 'index.js'))).toBe(true);
  });

  it('are not made when a step has no handler, and every such step is named', async () => {
    const root = projectWith((step) => (step === 'send' || step === 'web' ? undefined : 'export {};'));
    const refused = bundleFunctions(root);
    await expect(refused).rejects.toThrow(MissingHandlerError);
    await expect(refused).rejects.toThrow('there is no functions/send/handler.ts, no functions/web/handler.ts.');
  });
});

/** A folder like this project's, with handlers of one line. */
function projectWith(handler: (step: string) => string | undefined): string {
  const root = temporaryFolder();
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  for (const step of STEPS) {
    const source = handler(step);
    if (source === undefined) continue;
    mkdirSync(join(root, dirname(handlerOf(step))), { recursive: true });
    writeFileSync(join(root, handlerOf(step)), source);
  }
  return root;
}
