/** Elements of HTML that hold nothing to read, or nothing of the text: code, pictures, players, buttons. */
const APPARATUS = 'script|style|svg|picture|iframe|object|video|audio|noscript|form|button|select|template';
const OPENING = new RegExp(`<(${APPARATUS})\\b[^<>]*>`, 'gi');
/** Tags that cleaning leaves alone, since other texts use their names as words. */
const BARE =
  /<\/?(?:cite|time|aside|main|nav|center|details|summary|picture|source|input|embed|param|track|area)\b[^<>]*>/gi;
/** A tag that may be one of those. */
const UNCOMMON = /<(?!\/?(?:[abip]|br|em|img|li|[ou]l|div|span|strong|su[bp]|h[1-6])[\s/>])\/?[A-Za-z]/i;
/** A tag with attributes, whose values may hold anything but `<`; or, where quotes stand within quotes, up to the first `>`. */
const ATTRIBUTES = /<([A-Za-z][\w:-]*)\s(?:[^<>"']*(?:"[^"<]*"|'[^'<]*'))*[^<>"']*>|<([A-Za-z][\w:-]*)\s[^<>]*>/g;

/** HTML of a post without what nobody reads in it, and without attributes. Its other tags stay for cleaning. */
export function htmlWords(html: string): string {
  if (!html.includes('<')) return html;
  const bare = (text: string) => text.replace(ATTRIBUTES, (_, whole?: string, cut?: string) => `<${whole ?? cut}>`);
  // One look instead of two, since most texts have none of either.
  return UNCOMMON.test(html) ? bare(withoutApparatus(html)).replace(BARE, ' ') : bare(html);
}

/** What is not closed stays: no end is looked for twice. */
function withoutApparatus(html: string): string {
  const unclosed = new Set<string>();
  const kept: string[] = [];
  let at = 0;
  for (const { 0: tag, 1: written = '', index } of html.matchAll(OPENING)) {
    const name = written.toLowerCase();
    if (index < at || unclosed.has(name)) continue;
    const closing = html.indexOf(`</${written}>`, index + tag.length);
    if (closing < 0) {
      unclosed.add(name);
      continue;
    }
    kept.push(html.slice(at, index));
    at = closing + written.length + 3;
  }
  return `${kept.join(' ')}${kept.length > 0 ? ' ' : ''}${html.slice(at)}`;
}
