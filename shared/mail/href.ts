/** Loopback hosts: a laptop's own pages have no certificate. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const LONGEST = 2_000;

/**
 * The one door for links in mails and pages: the address in the URL parser's own spelling (percent-encoded, host in Punycode, so that a homograph
 * shows), or undefined when it may not become a link and stays text. Allowed are https and mailto, and http on loopback hosts only.
 */
export function href(address: string | undefined): string | undefined {
  if (address === undefined || address.length > LONGEST || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol === 'mailto:') return url.href;
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!secure || url.hostname === '' || url.username !== '' || url.password !== '') return undefined;
  // The parser leaves some characters of the fragment and query alone that need no reader's guess about quotes.
  return url.href.replace(/['"<>`\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
