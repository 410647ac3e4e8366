import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EditionId, ReaderId } from '../editions/edition.ts';

/** What a link lets its holder do. `leave` and `edition` links never expire: a mail from years ago must still work. */
export type Capability =
  | { readonly purpose: 'leave'; readonly readerId: ReaderId }
  | { readonly purpose: 'edition'; readonly readerId: ReaderId; readonly editionId: EditionId };

/** One signing key. `id` (letters and digits) stands in each token, so that older keys stay good after a new one is made. */
export interface CapabilityKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

const PURPOSE_LETTERS = { leave: 'l', edition: 'e' } as const;
const SIGNATURE_BYTES = 16;

/**
 * The token for a link's path: `<payload>.<signature>`, URL-safe, at most about 120 characters, nothing personal in it. The same capability under the
 * same key gives the same token, so an edition frozen twice carries the same links.
 */
export function sealCapability(key: CapabilityKey, capability: Capability): string {
  const fields = [PURPOSE_LETTERS[capability.purpose], key.id, capability.readerId];
  if (capability.purpose === 'edition') fields.push(capability.editionId);
  const payload = Buffer.from(fields.join('\n')).toString('base64url');
  return `${payload}.${sign(key, payload).toString('base64url')}`;
}

/** What a token allows, or undefined when it is forged, damaged or signed by a key that is not among `keys`. */
export function openCapability(keys: readonly CapabilityKey[], token: string): Capability | undefined {
  const [payload, signature, ...rest] = token.split('.');
  if (payload === undefined || signature === undefined || rest.length > 0 || token.length > 500) return undefined;
  const [letter, keyId, readerId, editionId] = Buffer.from(payload, 'base64url').toString().split('\n');
  const key = keys.find((candidate) => candidate.id === keyId);
  if (!key || !readerId || !sameBytes(sign(key, payload), Buffer.from(signature, 'base64url'))) return undefined;
  if (letter === PURPOSE_LETTERS.leave) return { purpose: 'leave', readerId };
  if (letter === PURPOSE_LETTERS.edition && editionId) return { purpose: 'edition', readerId, editionId };
  return undefined;
}

/** HMAC-SHA-256 (RFC 2104), cut to 128 bits as its section 5 allows. */
function sign(key: CapabilityKey, payload: string): Buffer {
  return createHmac('sha256', key.secret).update(payload).digest().subarray(0, SIGNATURE_BYTES);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
