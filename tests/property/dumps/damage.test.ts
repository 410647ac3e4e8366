import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damagedArchives, damagedDump, FIXTURES, faultOfReceipt, tokenSoup } from '../../fixtures/fuzzed-dumps.ts';

/** More in a longer run: `npm run fuzz`. */
const RUNS = Number(process.env.OFFPRINT_FUZZ_RUNS ?? 40);
const SEED = Number(process.env.OFFPRINT_FUZZ_SEED ?? 20260207);

async function expectToBeRead(dumps: fc.Arbitrary<Buffer>, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(dumps, async (bytes) => {
    expect(await faultOfReceipt(bytes)).toBeUndefined();
  });
  await fc.assert(property, { seed: SEED, numRuns });
}

describe('whatever is done to a dump, it is read without a crash and the receipt adds up (I2)', () => {
  it.each(FIXTURES)('%s with tokens taken out and put in', async (file) => {
    await expectToBeRead(damagedDump(file), RUNS);
  });

  it('that is packed, with bytes changed', async () => {
    await expectToBeRead(damagedArchives(), RUNS * 5);
  });

  it('that is nothing but tokens', async () => {
    await expectToBeRead(tokenSoup(), RUNS * 10);
  });
});
