import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../calendar/instant.ts';
import type { EditionId, ReaderId } from './ids.ts';

/**
 * What a link lets its holder do. `leave` and `edition` links never expire: a mail from years ago must still work. `steer` changes what a reader gets, and ends: a mail that is found
 * or handed on years later changes nothing. `confirm` agrees to mails for a mailbox, and ends for the same reason.
 */
export type Capability =
  | { readonly purpose: 'leave'; readonly readerId: ReaderId }
  | { readonly purpose: 'edition'; readonly readerId: ReaderId; readonly editionId: EditionId }
  /** `editionId` is the edition whose papers it steers by; who has had no edition steers without. */
  | { readonly purpose: 'steer'; readonly readerId: ReaderId; readonly editionId?: EditionId; readonly until: Instant }
  | { readonly purpose: 'confirm'; readonly readerId: ReaderId; readonly until: Instant };

/** One signing key. `id` (letters and digits) stands in each token, so that older keys stay good after a new one is made. */
export interface CapabilityKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

const PURPOSE_LETTERS = { leave: 'l', edition: 'e', steer: 's', confirm: 'c' } as const;
const SIGNATURE_BYTES = 16;
const LONGEST = 500;

/**
 * The token for a link's path: what it allows, the key, whom for, and the signature, with dots between. URL-safe, at most about 90 characters, nothing personal in it: ids are
 * letters, digits and `-`. The same capability under the
 * same key gives the same token, so an edition frozen twice carries the same links.
 */
export function sealCapability(key: CapabilityKey, capability: Capability): string {
  const fields = [PURPOSE_LETTERS[capability.purpose], key.id, capability.readerId];
  if (capability.purpose !== 'leave') fields.push(shortened(capability));
  if ('until' in capability) fields.push(Date.parse(capability.until).toString(36));
  const payload = fields.join('.');
  return `${payload}.${sign(key, payload).toString('base64url')}`;
}

/** What a token allows, or undefined when it is forged, damaged or signed by a key that is not among `keys`. Whether it is over by now is the caller's to ask. */
export function openCapability(keys: readonly CapabilityKey[], token: string): Capability | undefined {
  const end = token.lastIndexOf('.');
  const [payload, signature] = [token.slice(0, Math.max(0, end)), token.slice(end + 1)];
  const [letter, keyId, readerId, writtenEdition = '', writtenUntil] = payload.split('.');
  const key = keys.find((candidate) => candidate.id === keyId);
  if (
    !key ||
    !readerId ||
    token.length > LONGEST ||
    !sameBytes(sign(key, payload), Buffer.from(signature, 'base64url'))
  )
    return undefined;
  if (letter === PURPOSE_LETTERS.leave) return { purpose: 'leave', readerId };
  const editionId = writtenEdition.replace(OWN, readerId);
  if (letter === PURPOSE_LETTERS.edition && editionId) return { purpose: 'edition', readerId, editionId };
  const until = writtenUntil && new Date(Number.parseInt(writtenUntil, 36)).toISOString();
  if (letter === PURPOSE_LETTERS.steer && until)
    return { purpose: 'steer', readerId, until, ...(editionId && { editionId }) };
  if (letter === PURPOSE_LETTERS.confirm && until) return { purpose: 'confirm', readerId, until };
  return undefined;
}

/** Stands for the reader's id at the beginning of the edition's, which is made from it: a mail carries such a token in forty links. */
const OWN = '~';

function shortened({ readerId, editionId = '' }: { readonly readerId: ReaderId; readonly editionId?: EditionId }) {
  return editionId.startsWith(readerId) ? OWN + editionId.slice(readerId.length) : editionId;
}

/** HMAC-SHA-256 (RFC 2104), cut to 128 bits as its section 5 allows. */
function sign(key: CapabilityKey, payload: string): Buffer {
  return createHmac('sha256', key.secret).update(payload).digest().subarray(0, SIGNATURE_BYTES);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
