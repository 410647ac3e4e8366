/** Loopback hosts: a laptop's own pages have no certificate. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const LONGEST = 2_000;

/**
 * The one door for links in mails and pages: the address in the URL parser's own spelling (percent-encoded, host in Punycode, so that a homograph
 * shows), or undefined when it may not become a link and stays text. Allowed are https and mailto, and http on loopback hosts only.
 */
export function href(address: string | undefined): string | undefined {
  const url = address === undefined || address.length > LONGEST ? null : URL.parse(address);
  if (url === null) return undefined;
  if (url.protocol === 'mailto:') return /^[^\s"'<>\\]+$/.test(url.href) ? url.href : undefined;
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return secure && url.username === '' && url.password === '' ? url.href : undefined;
}

/**
 * The address of a paper, for href(): plain http becomes https, as browsers try first nowadays; arXiv's own feeds still write `http://arxiv.org/abs/…`.
 */
export function paperAddress(address: string | undefined): string | undefined {
  return href(address?.replace(/^http:\/\//i, 'https://'));
}
