import { encodedWords } from './encoded-words.ts';

/** A person's or a program's address, with the name shown for it. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

/** Reads `Name <address>`, `"Name, Inc." <address>` or a bare address. */
export function mailbox(text: string): Mailbox {
  const [, quoted, plain, address] = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  if (address === undefined) return { address: text.trim() };
  const name = (quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '').trim();
  return name === '' ? { address: address.trim() } : { name, address: address.trim() };
}

/** The mailbox as a header holds it (RFC 5322 section 3.4, RFC 2047): ASCII, one line. */
export function writeMailbox({ name, address }: Mailbox): string {
  const oneLine = name?.replace(/[\p{Cc}\s]+/gu, ' ').trim() ?? '';
  const bare = address.replace(/[\p{Cc}\s<>]/gu, '');
  if (oneLine === '') return bare;
  if (/[^\x20-\x7e]/.test(oneLine)) return `${encodedWords(oneLine)} <${bare}>`;
  const phrase = /^[\w !#$%&'*+/=?^`{|}~-]+$/.test(oneLine) ? oneLine : `"${oneLine.replace(/["\\]/g, '\\$&')}"`;
  return `${phrase} <${bare}>`;
}

/** The part of an address after its last `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
