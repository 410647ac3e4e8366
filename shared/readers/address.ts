import { createHmac } from 'node:crypto';
import { READER_SHARDS } from '../names.ts';
import type { CapabilityKey } from './capability.ts';
import type { ReaderId } from './ids.ts';

/** What is wrong with an address, in a sentence for the operator; undefined when mail can be addressed to it. */
export function addressProblem(address: string): string | undefined {
  if (/[\s\p{Cc}]/u.test(address)) return `"${address}" has a blank or control character in it`;
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1) return `"${address}" is not an address: write it like ada@example.org`;
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (local.length > 64 || address.length > 254)
    return `"${address}" is longer than mail servers accept (RFC 5321: 64 before the @, 254 in all)`;
  if (!/^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(local) || /^\.|\.\.|\.$/.test(local))
    return `"${local}" before the @ has a character that SES does not send to: use letters, digits and .!#$%&'*+/=?^_\`{|}~-`;
  if (!/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(domain))
    return `"${domain}" after the @ is not a domain name (an international one is written in its xn-- form)`;
  return undefined;
}

/** The spelling under which an address is one: the domain folds case (RFC 1035), and so does the part before it, because no provider tells them apart. */
export function canonicalAddress(address: string): string {
  return address.trim().toLowerCase();
}

/**
 * The reader's id: a keyed hash of the address, 26 hexadecimal digits. It names nobody without the deployment's key, makes adding somebody twice one
 * reader, and is all that stays of a reader who is erased (R3). `key` is the deployment's first key, whatever keys came after it.
 */
export function readerIdOf(key: CapabilityKey, address: string): ReaderId {
  return createHmac('sha256', key.secret)
    .update(`address\n${canonicalAddress(address)}`)
    .digest('hex')
    .slice(0, 26);
}

/** The shard of READER_SHARDS that a reader belongs to. */
export function readerShard(id: ReaderId): number {
  return Number.parseInt(id.slice(0, 4), 16) % READER_SHARDS;
}
