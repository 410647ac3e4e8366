import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Capability,
  type CapabilityKey,
  openCapability,
  sealCapability,
} from '../../../shared/readers/capability.ts';

const opaqueId = fc.stringMatching(/^[a-z0-9-]{1,30}$/);
const instant = fc.integer({ min: 0, max: 4e12 }).map((at) => new Date(at).toISOString());
const capability: fc.Arbitrary<Capability> = fc.oneof(
  fc.record({ purpose: fc.constant('leave' as const), readerId: opaqueId }),
  fc.record({ purpose: fc.constant('edition' as const), readerId: opaqueId, editionId: opaqueId }),
  fc.record({ readerId: opaqueId, tail: opaqueId }).map(({ readerId, tail }) => ({
    purpose: 'edition' as const,
    readerId,
    editionId: `${readerId}-${tail}`,
  })),
  fc.record({ purpose: fc.constant('steer' as const), readerId: opaqueId, editionId: opaqueId, until: instant }),
  fc.record({ purpose: fc.constantFrom('steer' as const, 'confirm' as const), readerId: opaqueId, until: instant }),
);
const key = (id: string, byte: number): CapabilityKey => ({ id, secret: new Uint8Array(32).fill(byte) });
const [today, yesterday, stranger] = [key('k2', 2), key('k1', 1), key('k2', 9)];

describe('capabilities in links', () => {
  it('open to what was sealed, also under an older key', () => {
    fc.assert(
      fc.property(capability, fc.constantFrom(today, yesterday), (granted, by) => {
        expect(openCapability([today, yesterday], sealCapability(by, granted))).toEqual(granted);
      }),
      { seed: 1 },
    );
  });

  it('carry the same token whenever an edition is frozen again', () => {
    expect(sealCapability(today, { purpose: 'leave', readerId: 'r1' })).toBe('l.k2.r1.bt5UKbj1clh1LRhQCfnfWA');
  });

  it('are worth nothing when one character changes, or when another key signed them', () => {
    fc.assert(
      fc.property(capability, fc.nat(), fc.constantFrom('A', 'z', '0', '.', '_'), (granted, at, letter) => {
        const token = sealCapability(today, granted);
        const position = at % token.length;
        const forged = token.slice(0, position) + letter + token.slice(position + 1);
        fc.pre(!sameMeaning(forged, token));
        expect(openCapability([today], forged)).toBeUndefined();
        expect(openCapability([today], sealCapability(stranger, granted))).toBeUndefined();
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('answer any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => openCapability([today], text) === undefined),
      { seed: 4, numRuns: 1000 },
    );
  });
});

/** The last letter of base64url carries unused bits: two spellings of the same bytes are the same token. */
function sameMeaning(one: string, other: string): boolean {
  const bytes = (token: string) =>
    token
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString('hex'))
      .join('.');
  return one.split('.')[0] === other.split('.')[0] && bytes(one) === bytes(other);
}
