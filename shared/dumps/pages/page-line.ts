/** One line of a page that somebody copied as text or saved as Markdown, with its markup taken off. */
export interface PageLine {
  /** The line as it stands, without white space around it. */
  readonly written: string;
  /** The text without heading marks, list bullets, emphasis and links; '' for a blank line, a rule or an image. */
  readonly text: string;
  /** Level of a Markdown heading; 0 for any other line. */
  readonly heading: number;
  /** White space came before it. */
  readonly indented: boolean;
  /** The whole line was one link, or bold. */
  readonly standsOut: boolean;
  /** Where the line's first link leads. */
  readonly url?: string;
  /** The number of a link whose address stands at the end of the page: `[12]Title`, `[Title][12]`. */
  readonly reference?: string;
}

/** A line this long was not wrapped by hand. */
export const WRAPPED_CHARACTERS = 130;

const INLINE_LINK =
  /!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?([^()\s>]*(?:\([^()\s]*\)[^()\s>]*)*)>?(?:\s+"[^"]*")?\s*\)/g;
const REFERENCE_LINK = /^\[((?:[^[\]]|\[[^[\]]*\])+)\]\s?\[(\d{1,5})\]$/;
const NUMBERED = /^\[(\d{1,5})\](?=\S)/;

const RULE = /^(?:[-*_=~·•|–—]\s*)+$/;
const HEADING = /^(#{1,6})\s+/;
const BULLET = /^(?:[-*+•·]|\d{1,3}[.)])\s+(?=\[|\*\*)/;
const BOLD = /^(\*\*|__)(?=\S)(.*\S)\1$/;
/** `**Authors:** …`, `**Authors**: …` */
const LABEL = /^(\*\*|__)(?=\S)([^*_:：]{2,40}?)\s*(?:\1\s*([:：])|([:：])\s*\1)\s*(?=\S)/;
const QUOTE = /^(?:>\s?)+/;
const LETTER_FIRST = /^[A-Za-z]/;

/** Takes the markup off a line. Linear in its length. */
export function pageLine(line: string): PageLine {
  const written = line.trim();
  const indented = written !== '' && (line[0] === ' ' || line[0] === '\t');
  // Most lines are text and nothing else.
  if (LETTER_FIRST.test(written) && !written.includes('[')) {
    return { written, text: written, heading: 0, indented, standsOut: false };
  }
  if (RULE.test(written)) return { written, text: '', heading: 0, indented, standsOut: false };
  const marks = HEADING.exec(written);
  const text = marks === null ? written.replace(QUOTE, '') : written.slice(marks[0].length).replace(/\s#+$/, '');
  const unmarked = text.replace(BULLET, '').replace(LABEL, '$2: ').replace(BOLD, '$2');
  const link = linkOf(unmarked);
  return {
    written,
    text: link?.text ?? unmarked,
    heading: marks?.[1]?.length ?? 0,
    indented,
    standsOut: link?.whole ?? (unmarked !== text && !LABEL.test(text.replace(BULLET, ''))),
    ...(link?.url && { url: link.url }),
    ...(link?.reference && { reference: link.reference }),
  };
}

interface Link {
  readonly text: string;
  readonly whole: boolean;
  readonly url?: string;
  readonly reference?: string;
}

function linkOf(line: string): Link | undefined {
  if (!line.includes('[')) return undefined;
  const numbered = NUMBERED.exec(line);
  if (numbered?.[1] !== undefined)
    return {
      text: line.slice(numbered[0].length).replace(/\[\d{1,5}\](?=\S)/g, ''),
      whole: true,
      reference: numbered[1],
    };
  const [, label, reference] = REFERENCE_LINK.exec(line) ?? [];
  if (label !== undefined && reference !== undefined) return { text: label, whole: true, reference };
  let url: string | undefined;
  let links = 0;
  // Twice, because an image may stand inside a link.
  const strip = (text: string): string =>
    text.replace(INLINE_LINK, (found, inner: string, address: string) => {
      links += 1;
      if (found.startsWith('!')) return '';
      url ??= address;
      return inner.trim();
    });
  const stripped = strip(line);
  if (links === 0) return undefined;
  const bare = strip(stripped).trim();
  const rest = line.replace(INLINE_LINK, '').replace(INLINE_LINK, '').trim();
  return {
    text: bare.replace(BOLD, '$2'),
    whole: rest === '' || rest === '****',
    ...(url && { url }),
  };
}

/** A title without the link that it is, over several lines, or without its number in a list, if that is its place there. */
export function titleIn(text: string, place: number): { readonly text: string; readonly url?: string | undefined } {
  const [, label, url] = /^\[([^\]]*)\]\((\S+)\)$/.exec(text) ?? [];
  if (label !== undefined) return { text: label, url };
  const [whole = '', plain, number = plain] = /^(?:(\d{1,4})[.)]|\[(\d{1,4})\])\s+(?=\S)/.exec(text) ?? [];
  return { text: Number(number) === place ? text.slice(whole.length) : text };
}

/** An address at the end of a page that a number stands for: `12. https://…`, `[12]: https://…`. */
export function pageReference(line: string): { readonly reference: string; readonly url: string } | undefined {
  if (!line.includes('/')) return undefined;
  const [, reference, url] = /^\s*\[?(\d{1,5})[\].:]+\s*<?((?:https?:\/\/|\/)\S+?)>?\s*$/.exec(line) ?? [];
  return reference === undefined || url === undefined ? undefined : { reference, url };
}
