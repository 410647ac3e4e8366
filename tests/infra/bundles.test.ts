import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleFunctions, handlerOf, MissingHandlerError, STEPS } from '../../infra/bundles.ts';
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
    const projects = [1, 2].map(() => projectWith(() => 'export const handler = () => {};'));
    const [one, other] = await Promise.all(projects.map(bundleFunctions));
    for (const file of ['index.js', 'index.js.map'])
      expect(readFileSync(join(one!.web, file))).toEqual(readFileSync(join(other!.web, file)));
  });

  it('are made once, also when two ask at once, and anew when a source or a package changes', async () => {
    const root = projectWith(() => 'export const handler = () => {};');
    const [one, other] = await Promise.all([bundleFunctions(root), bundleFunctions(root)]);
    expect(other).toEqual(one);
    expect(readdirSync(join(root, '.build/functions'))).toHaveLength(1);
    writeFileSync(join(root, handlerOf('web')), "export const handler = () => 'new';");
    const changed = await bundleFunctions(root);
    expect(readFileSync(join(changed.web, 'index.js'), 'utf8')).toContain('"new"');
    expect(readFileSync(join(one.web, 'index.js'), 'utf8')).not.toContain('"new"');
    writeFileSync(join(root, 'package-lock.json'), '{}');
    expect((await bundleFunctions(root)).web).not.toBe(changed.web);
  });

  it('are not made by halves: what fails leaves nothing, and is tried again', async () => {
    const root = projectWith(() => 'export const handler = () => {};');
    writeFileSync(join(root, handlerOf('send')), 'export const handler = (;');
    await expect(bundleFunctions(root)).rejects.toThrow();
    expect(readdirSync(join(root, '.build/functions'))).toEqual([]);
    await expect(bundleFunctions(root)).rejects.toThrow();
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
