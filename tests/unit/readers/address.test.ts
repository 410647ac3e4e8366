import { describe, expect, it } from 'vitest';
import { addressProblem, canonicalAddress, readerIdOf, readerShard } from '../../../shared/readers/address.ts';

const key = { id: 'k1', secret: new Uint8Array(32).fill(7) };

describe('an address', () => {
  it.each(['ada@example.org', 'a.b+papers@sub.example.co.uk', "o'neil@example.org", 'x@xn--bcher-kva.example'])(
    'accepts %s',
    (address) => {
      expect(addressProblem(address)).toBeUndefined();
    },
  );

  it.each([
    ['ada', 'not an address'],
    ['ada@', 'not an address'],
    ['@example.org', 'not an address'],
    ['ada@example', 'not a domain name'],
    ['ada@exa mple.org', 'blank'],
    ['ada@example.org\r\nBcc: x@y.org', 'blank or control'],
    ['ada..b@example.org', 'before the @'],
    ['Ada <ada@example.org>', 'blank'],
    [`${'a'.repeat(65)}@example.org`, 'longer'],
    ['ada@bücher.example', 'xn--'],
  ])('says what is wrong with %j', (address, problem) => {
    expect(addressProblem(address)).toContain(problem);
  });

  it('is one reader in any capitals (R1: adding ADA@ again does not override that ada@ left)', () => {
    expect(canonicalAddress(' Ada@Example.ORG ')).toBe('ada@example.org');
    expect(readerIdOf(key, 'Ada@Example.ORG')).toBe(readerIdOf(key, 'ada@example.org'));
  });

  it('puts a thousand readers into every one of the 64 shards', () => {
    const shards = new Set(
      Array.from({ length: 1000 }, (_, n) => readerShard(readerIdOf(key, `reader${n}@example.org`))),
    );
    expect([...shards].sort((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, n) => n));
  });

  it('leaves a hash that another deployment cannot compare (R3)', () => {
    const elsewhere = { id: 'k1', secret: new Uint8Array(32).fill(8) };
    expect(readerIdOf(elsewhere, 'ada@example.org')).not.toBe(readerIdOf(key, 'ada@example.org'));
  });
});
