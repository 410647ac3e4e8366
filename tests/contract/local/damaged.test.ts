import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { startCloud } from '../../../local/cloud.ts';
import { FIXTURE } from '../../fixtures/local/fixture.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

let dir: string;
const start = (fresh = false) => startCloud({ assembly: FIXTURE, dir, port: 0, fresh });
beforeEach(async () => {
  dir = temporaryFolder();
  await (await start()).close();
});

describe('a state of which a part is missing is not begun anew without a word', () => {
  it.each(['dynamodb', 'dynamodb/CURRENT', 'objects', 'inbox', 'state.db'])('without %s', async (part) => {
    rmSync(join(dir, part), { recursive: true });
    // And not at the second try either.
    for (const _ of [1, 2]) await expect(start()).rejects.toThrow(/is damaged \(.* is gone\): "npm start -- --fresh"/);
    await (await start(true)).close();
  });

  it.each(['', '{}', '{"offsetMs":"x"}', '{"offsetMs":-1}', '{"offsetMs":1e15}'])(
    'with a clock.json that holds %j',
    async (text) => {
      writeFileSync(join(dir, 'clock.json'), text);
      await expect(start()).rejects.toThrow(/is damaged/);
    },
  );

  it('but a first run that was ended before all of it was there goes on', async () => {
    dir = temporaryFolder();
    const prepare = () => Promise.reject(new Error('ended'));
    await expect(startCloud({ assembly: FIXTURE, dir, port: 0, prepare })).rejects.toThrow();
    await (await start()).close();
  });
});
