import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Format, Found } from '../../../shared/dumps/format.ts';
import { recognise } from '../../../shared/dumps/recognise.ts';
import { zipOf } from '../../fixtures/archives.ts';
import { headOf, readWhole } from '../../fixtures/read-dump.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/dumps');
const FIXTURES = readdirSync(FOLDER);
const SEED = 20260207;

/** Pieces between these places, given as shares of the whole; never inside a surrogate pair. */
function cut<T extends string | Uint8Array>(whole: T, shares: readonly number[]): T[] {
  const places = shares.map((share) => {
    const place = Math.floor(share * whole.length);
    return typeof whole === 'string' && /[\udc00-\udfff]/.test(whole[place] ?? '') ? place - 1 : place;
  });
  const all = [0, ...places.sort((a, b) => a - b), whole.length];
  return all.slice(1).map((to, index) => whole.slice(all[index], to) as T);
}

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

describe('what a dump gives does not depend on how it comes (I3)', () => {
  it.each(FIXTURES)('%s: text in any pieces', (file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8').replace(/^\uFEFF/, '');
    const format = recognise(headOf(text)) as Format;
    const parse = (pieces: readonly string[]): string => {
      const founds: Found[] = [];
      const parser = format.read((found) => founds.push(found), headOf(text));
      for (const piece of pieces) parser.write(piece);
      parser.end();
      return JSON.stringify(founds);
    };
    const whole = parse([text]);
    if (parse(text.match(/[\s\S]{1,3}/gu) ?? []) !== whole)
      throw new Error('pieces of three characters give something else');
    fc.assert(
      fc.property(shares, (places) => parse(cut(text, places)) === whole),
      { seed: SEED, numRuns: 30 },
    );
  });

  it.each(FIXTURES.slice(0, 12))('%s: bytes in any chunks, packed or not', async (file) => {
    const bytes = readFileSync(join(FOLDER, file));
    for (const dump of [bytes, gzipSync(bytes), zipOf([{ name: file, bytes }])]) {
      const whole = await readWhole(dump);
      await fc.assert(
        fc.asyncProperty(shares, async (places) => {
          const read = await readWhole(cut(dump, places));
          return JSON.stringify(read) === JSON.stringify(whole);
        }),
        { seed: SEED, numRuns: 10 },
      );
    }
  });
});
