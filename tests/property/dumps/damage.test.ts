import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectDump } from '../../../shared/dumps/inspect.ts';
import type { Receipt } from '../../../shared/dumps/receipt.ts';
import { EXCERPT_LENGTH } from '../../../shared/dumps/record.ts';
import { tarOf, zipOf } from '../../fixtures/archives.ts';
import { aRecord } from '../../fixtures/records.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/dumps');
const FIXTURES = readdirSync(FOLDER);
/** More in a longer run: `OFFPRINT_FUZZ_RUNS=10000`. */
const RUNS = Number(process.env.OFFPRINT_FUZZ_RUNS ?? 40);
const SEED = Number(process.env.OFFPRINT_FUZZ_SEED ?? 20260207);

/** What formats are made of: the places where one character decides how the rest is read. */
const TOKENS = [
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  ';',
  '\t',
  '|',
  '\n',
  '\n\n',
  '\\',
  '\\\\',
  '\\"',
  '\\u',
  '<',
  '>',
  '</',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&',
  '&amp;',
  '&#0;',
  '@',
  '@article{',
  '%',
  '%%',
  '=',
  '#',
  '##',
  '---',
  '- ',
  'TY  - ',
  'ER  - ',
  'TI',
  'AB  - ',
  'Title:',
  'Abstract:',
  '\uFEFF',
  '\0',
  '\u2028',
  '\ud835',
  '😀',
  'é',
  ' ',
  '    ',
  'null',
  'NaN',
  '__proto__',
  'constructor',
  '1e999',
  '2403.12345',
  '[1]',
  '](',
  '\f',
  '\r',
  '\r\n',
];

interface Change {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly string[];
}

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)),
    insert: fc.array(fc.constantFrom(...TOKENS), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function changed(text: string, list: readonly Change[]): string {
  return list.reduce((now, { at, remove, insert }) => {
    const place = Math.floor(at * now.length);
    return now.slice(0, place) + insert.join('') + now.slice(place + remove);
  }, text);
}

async function receiptOf(bytes: Uint8Array): Promise<{ receipt: Receipt; lines: Record<string, number> }> {
  const lines: Record<string, number> = {};
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const receipt = await inspectDump(
    whole(),
    ({ title, abstract = '', ids = [] }, source) => aRecord({ title, abstract, ids, source }),
    (batch) => {
      for (const line of batch) {
        const [kind = ''] = Object.keys(line);
        lines[kind] = (lines[kind] ?? 0) + 1;
        if ('reject' in line) expect(line.reject.excerpt.length).toBeLessThanOrEqual(EXCERPT_LENGTH);
        if ('paper' in line) expect(line.paper.title.trim()).not.toBe('');
      }
    },
  );
  return { receipt, lines };
}

function expectToAddUp({ receipt, lines }: Awaited<ReturnType<typeof receiptOf>>): void {
  const { papers, merged, skipped, rejected, seen } = receipt;
  expect([papers, merged, skipped, rejected]).toEqual([
    lines.paper ?? 0,
    lines.merge ?? 0,
    lines.skip ?? 0,
    lines.reject ?? 0,
  ]);
  expect(seen).toBe(papers + merged + skipped + rejected);
  expect(Object.values(receipt.skips).reduce((sum, count) => sum + count, 0)).toBe(skipped);
  expect(Object.values(receipt.rejectReasons).reduce((sum, count) => sum + count, 0)).toBe(rejected);
  if (receipt.state !== 'done') expect(receipt.reason).toMatch(/\S/);
  if (receipt.entries.length > 0) expect(receipt.entries.reduce((sum, entry) => sum + entry.seen, 0)).toBe(seen);
}

describe('whatever is done to a dump, it is read without a crash and the receipt adds up (I2)', () => {
  it.each(FIXTURES)('%s with tokens taken out and put in', async (file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const damaged = changed(text, list);
        const started = performance.now();
        expectToAddUp(await receiptOf(Buffer.from(damaged)));
        // A hang, not a speed: some hundred times what this takes.
        expect(performance.now() - started).toBeLessThan(5_000);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('that is packed, with bytes changed', async () => {
    const bytes = Buffer.concat(FIXTURES.slice(0, 3).map((file) => readFileSync(join(FOLDER, file))));
    const files = FIXTURES.slice(0, 5).map((name) => ({ name, bytes: readFileSync(join(FOLDER, name)) }));
    const dumps = [
      gzipSync(bytes),
      zstdCompressSync(bytes),
      zipOf(files),
      zipOf(files, { streamed: true }),
      tarOf(files),
    ];
    const changesOfBytes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...dumps),
        changesOfBytes,
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        async (dump, list, share) => {
          const damaged = Buffer.from(dump.subarray(0, Math.ceil(share * dump.length)));
          for (const [at, byte] of list) damaged[Math.floor(at * (damaged.length - 1))] = byte;
          expectToAddUp(await receiptOf(damaged));
        },
      ),
      { seed: SEED, numRuns: RUNS * 5 },
    );
  });

  it('that is nothing but tokens', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...TOKENS, 'title', 'abstract', 'Some words of a title'), { maxLength: 60 }),
        async (tokens) => {
          expectToAddUp(await receiptOf(Buffer.from(tokens.join(''))));
        },
      ),
      { seed: SEED, numRuns: RUNS * 10 },
    );
  });
});
