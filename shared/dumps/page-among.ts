import { parseIdentifier } from '../papers/identifier.ts';

/** Of the addresses that a record gives, the paper's page: the first that names the paper by an identifier, since databases put their own, behind a login, before it; else the first. */
export function pageAmong(addresses: readonly string[]): string | undefined {
  return addresses.find((address) => parseIdentifier(address) !== undefined) ?? addresses[0];
}
