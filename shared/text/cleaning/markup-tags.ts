/** A tag that is markup, not words in angle brackets. */
export interface Tag {
  readonly from: number;
  readonly to: number;
  /** Without prefix, in lower case: `sup` of `<jats:SUP>`. */
  readonly name: string;
  readonly closing: boolean;
  /** The attributes as written. */
  readonly attributes: string;
  /** The tag that closes this one, or that this one closes. */
  partner?: Tag;
}

interface Candidate extends Tag {
  readonly prefix: string;
  /** Closes itself: `<inline-graphic/>`. */
  readonly empty: boolean;
}

const ATTRIBUTES = `(?:\\s+[^\\s=<>"'/]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'|[^\\s"'<>=]+))*`;
const TAG = new RegExp(`<(/?)(?:([A-Za-z][\\w-]*):)?([A-Za-z][\\w-]*)(${ATTRIBUTES})\\s*(/?)>`, 'g');

/** Prefixes that the schemas of journals and publishers use; with one of them any name is markup. */
const PREFIX = /^(?:jats|mml|m|ce|sb|xocs|xhtml|html|h|tei|ns\d+|dc|prism|x|xlink|ali|bibo)$/i;
/** Elements that are markup by themselves: they are empty, or HTML lets them stay open. */
const ALONE = /^(?:br|hr|wbr|img|p|li|dd|dt|tr|td|th)$/;
/** Elements that are markup where both of their tags are there: `<b>` alone may be a comparison or a token. */
const IN_PAIRS = new Set(
  `a abbr abstract abstract-sec abstracttext alternatives astrobj annotation annotation-xml article b big blockquote body bold caption code
  def-list del dfn disp-formula disp-quote dispformula div dl em email emphasis equationsource ext-link fig figcaption figure font footer formula graphic h1 h2 h3 h4
  h5 h6 header html i inf inline-formula inline-graphic inlineequation inlinemediaobject ins it italic kbd label list list-item mark math monospace named-content ol
  ovl para pre q roman sans-serif sc scp script sec section section-title sec-title simple-para small span strike strong style
  styled-content sub subscript sup superscript table tbody tex tex-math thead title trans-abstract tt u ul underline uri xref
  mi mn mo mtext mrow msup msub msubsup mfrac msqrt mroot mover munder munderover mstyle mfenced mmultiscripts mtable mtr mtd`.split(
    /\s+/,
  ),
);

/** The tags of a text, in order, with their partners. No step looks past the next `<`, so time is linear. */
export function tagsIn(text: string): Tag[] {
  const tags: Candidate[] = [];
  const open = new Map<string, Candidate[]>();
  for (const match of text.matchAll(TAG)) {
    const [whole, slash, prefix = '', name = '', attributes = '', empty] = match;
    const tag: Candidate = {
      from: match.index,
      to: match.index + whole.length,
      name: name.toLowerCase(),
      prefix,
      closing: slash === '/',
      attributes,
      empty: empty === '/',
    };
    tags.push(tag);
    if (!tag.empty) findPartner(tag, open);
  }
  return onlyMarkup(tags);
}

function findPartner(tag: Candidate, open: Map<string, Candidate[]>): void {
  const sameName = open.get(tag.name) ?? [];
  if (!tag.closing) {
    open.set(tag.name, sameName);
    sameName.push(tag);
    return;
  }
  const partner = sameName.pop();
  if (!partner) return;
  tag.partner = partner;
  partner.partner = tag;
}

function onlyMarkup(tags: readonly Candidate[]): Tag[] {
  let mathEnds = 0;
  return tags.filter((tag) => {
    if (tag.name === 'math' && tag.partner) mathEnds = Math.max(mathEnds, tag.to, tag.partner.to);
    const inMath = tag.from < mathEnds;
    return (
      inMath ||
      PREFIX.test(tag.prefix) ||
      ALONE.test(tag.name) ||
      ((tag.empty || tag.partner) && IN_PAIRS.has(tag.name))
    );
  });
}
