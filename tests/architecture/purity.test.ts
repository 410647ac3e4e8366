import { transformSync } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Import, imports, sourceFiles, textOf } from './sources.ts';

/** Given the same arguments, what is in these folders answers the same: no I/O, no clock, no randomness. */
const PURE = /^shared\/(text|calendar|papers|interests|matching|editions|mail)\//;

/** What they may build on: each other, the types and rules of dumps and readers, and packages that only compute. */
const PURE_MAY_IMPORT =
  /^shared\/(text|calendar|papers|interests|matching|editions|mail|dumps|readers)\/|^shared\/names\.ts$/;
const COMPUTING_PACKAGES = /^(hono\/(jsx|html|css)(\/.*)?|temporal-polyfill|wink-porter2-stemmer|node:crypto)$/;

/** Ways to the world outside that need no import. */
const OUTSIDE =
  /\b(Date\.now|new Date\(\)|new Date\b(?!\()|Temporal\.Now|Math\.random|performance\.|process\.|crypto\.|set(Timeout|Interval|Immediate)\b|queueMicrotask|fetch\(|console\.|globalThis|import\.meta)/;

/** Of node:crypto only what gives the same for the same. */
const HASHING = ['createHash', 'createHmac', 'timingSafeEqual', 'hash'];

const pureFiles = sourceFiles().filter((file) => PURE.test(file));
let all: Import[];
beforeAll(async () => {
  all = (await imports()).filter(({ from }) => PURE.test(from));
});

describe('papers, text, interests, matching, editions and mail', () => {
  it('build only on what computes', () => {
    const impure = all.filter(({ to, isFile }) => !(isFile ? PURE_MAY_IMPORT : COMPUTING_PACKAGES).test(to));
    expect(impure.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('take of node:crypto the hashes alone', () => {
    const drawn = pureFiles.flatMap((file) =>
      [...textOf(file).matchAll(/import (.+) from 'node:crypto'/g)]
        .filter(
          ([, names]) =>
            !names!
              .replaceAll(/[{}\s]/g, '')
              .split(',')
              .filter(Boolean)
              .every((name) => HASHING.includes(name)),
        )
        .map(([line]) => `${file}: ${line}`),
    );
    expect(drawn).toEqual([]);
  });

  it('know no clock, no chance, no process and no console', () => {
    const reaching = pureFiles.flatMap((file) => {
      const found = OUTSIDE.exec(codeOf(file));
      return found ? [`${file}: ${found[0]}`] : [];
    });
    expect(reaching).toEqual([]);
  });

  it('are seen by this test: a clock and a chance are caught, a given moment is not', () => {
    for (const impure of ['const at = Date.now()', 'new Date()', 'Math.random()', 'setTimeout(f, 1)'])
      expect(impure).toMatch(OUTSIDE);
    for (const pure of ['new Date(at)', 'Date.parse(at)', 'process(item)', 'fetched'])
      expect(pure).not.toMatch(OUTSIDE);
    expect(pureFiles.length).toBeGreaterThan(50);
  });
});

/** The code without comments and types. */
function codeOf(file: string): string {
  return transformSync(textOf(file), {
    loader: file.endsWith('x') ? 'tsx' : 'ts',
    legalComments: 'none',
    jsx: 'preserve',
  }).code;
}
