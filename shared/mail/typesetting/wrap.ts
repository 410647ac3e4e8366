/** Columns of a line of plain text (RFC 5322 section 2.1.1 and everybody's terminal). */
export const WIDTH = 78;
const WIDE =
  '\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}';
const WIDE_CHARACTER = new RegExp(`[${WIDE}]`, 'gu');
/** In scripts without blanks between words, what stands between two punctuation marks stays on one line. */
const CLOSING = '、。，．：；！？」』）】》';
const CHUNK = new RegExp(`[^${CLOSING}]*[${CLOSING}”’…]+|[^${CLOSING}]+`, 'gu');

/** Texts in which each UTF-16 unit takes one column. */
const NARROW = /^[\0-\u10ff\u2000-\u2bff]*$/;

/** How many columns a text takes: East Asian characters and emoji take two. */
export function columns(text: string): number {
  return NARROW.test(text) ? text.length : [...text].length + (text.match(WIDE_CHARACTER)?.length ?? 0);
}

/** Lines of at most 78 columns; all but the first begin with `indent`. A word that is longer than a line is cut. */
export function wrap(text: string, indent = ''): string[] {
  if (text.length <= WIDTH && columns(text) <= WIDTH) return text.trim() === '' ? [] : [text];
  const isNarrow = NARROW.test(text);
  const simple = isNarrow ? wrapNarrow(text, indent) : undefined;
  if (simple) return simple;
  const room = WIDTH - indent.length;
  const widthOf = isNarrow ? (word: string) => word.length : columns;
  const lines: string[] = [];
  let line = '';
  let width = 0;
  const put = (piece: string, wide: number, blank: string) => {
    const gap = width > 0 ? blank : '';
    if (width > 0 && width + gap.length + wide > WIDTH) {
      lines.push(line);
      line = indent + piece;
      width = indent.length + wide;
    } else {
      line += gap + piece;
      width += gap.length + wide;
    }
  };
  for (const word of text.split(' ')) {
    const wide = widthOf(word);
    if (wide === word.length && wide <= room) put(word, wide, ' ');
    else for (const [nth, piece] of unspaced(word, room).entries()) put(piece, columns(piece), nth === 0 ? ' ' : '');
  }
  return line.trim() === '' ? lines : [...lines, line];
}

/** The lines of nearly every text; undefined where a word is longer than a line. */
function wrapNarrow(text: string, indent: string): string[] | undefined {
  const lines: string[] = [];
  let from = 0;
  let before = '';
  while (text.length - from > WIDTH - before.length) {
    const end = text.lastIndexOf(' ', from + WIDTH - before.length);
    if (end <= from) return undefined;
    lines.push(before + text.slice(from, end));
    from = end + 1;
    before = indent;
  }
  return [...lines, before + text.slice(from)];
}

/** What may stand on a line of its own in a text without blanks: up to each punctuation mark that ends something, and cut where that is too long. */
function unspaced(text: string, longest: number): string[] {
  return [...text.matchAll(CHUNK)].flatMap(([chunk]) => pieces(chunk, longest));
}

/** A chunk in parts that fit on a line, wherever it must be cut. */
function pieces(chunk: string, longest: number): string[] {
  if (columns(chunk) <= longest) return [chunk];
  const characters = [...chunk];
  const each = Math.floor(longest / 2);
  return Array.from({ length: Math.ceil(characters.length / each) }, (_, index) =>
    characters.slice(index * each, (index + 1) * each).join(''),
  );
}
