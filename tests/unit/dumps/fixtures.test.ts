import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../shared/dumps/formats/index.ts';
import { recognise } from '../../../shared/dumps/recognise.ts';
import { headOf, readWhole } from '../../fixtures/read-dump.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/dumps');
/** `<format>.<case>.<anything>` */
const FIXTURES = readdirSync(FOLDER).map((file) => ({ file, format: file.split('.')[0] }));

describe('every fixture of a dump', () => {
  it.each(FIXTURES)('$file is claimed by one format of its rank and read by it (I1)', ({ file, format }) => {
    const head = headOf(readFileSync(join(FOLDER, file), 'utf8'));
    const claims = FORMATS.filter((one) => one.recognises(head));
    const special = claims.filter((one) => !one.general).map((one) => one.name);
    const general = claims.filter((one) => one.general).map((one) => one.name);
    expect(special.length > 0 ? special : general).toEqual([format]);
    expect(recognise(head)).toMatchObject({ name: format });
  });

  it.each(FIXTURES)('$file gives papers, and nothing of it is rejected', async ({ file }) => {
    const { papers, rejects } = await readWhole(readFileSync(join(FOLDER, file)));
    expect(rejects).toEqual([]);
    expect(papers.length).toBeGreaterThan(0);
  });
});

describe('the list of formats', () => {
  it.each(FORMATS.map(({ name }) => name))('%s has a fixture', (name) => {
    expect(FIXTURES.map(({ format }) => format)).toContain(name);
  });

  it('has each name once, fit to stand in a receipt', () => {
    const names = FORMATS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+$/);
  });
});
