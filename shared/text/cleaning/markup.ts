import { mathToTex } from './markup-math.ts';
import { type Tag, tagsIn } from './markup-tags.ts';
import { subscript, superscript } from './scripts.ts';

/** Elements that begin on a line of their own: their tags part words. All others (`<i>`, `<span>`) stand inside words. */
const BLOCKS = new Set(
  `abstract abstracttext abstract-sec address article blockquote body br caption dd disp-formula disp-quote dispformula div dl dt fig figcaption
  figure footer h1 h2 h3 h4 h5 h6 header hr html label li list list-item mtd ol p para pre sec section section-title sec-title
  simple-para table tbody td th thead title tr trans-abstract ul`.split(/\s+/),
);
const HEADING = /^(?:title|section-title|sec-title|h[1-6])$/;
const LOWERED = /^(?:sub|inf|subscript)$/;
const RAISED = /^(?:sup|superscript)$/;
/** Elements that say again what stands elsewhere, or that nobody reads. */
const HIDDEN = /^(?:annotation|annotation-xml|script|object-id)$/;
/** Elements that may hold one formula in several spellings. */
const FORMULA = /^(?:inline-formula|disp-formula|alternatives)$/;
/** Inspec's spelling of sub- and superscripts: `LiNbO/sub 3/`. */
const INSPEC_SCRIPT = /\/(sub|sup) ([^/\s]{1,12})\//g;

/**
 * The text without the tags of HTML, JATS and their kin, with MathML as TeX for the reader of TeX that comes next. What only looks
 * like a tag stays: `p<0.05`, `a<b`, `<think>`, `List<String>`, `<s>`.
 */
export function markupToTex(text: string): string {
  const plain = text.includes('/su') ? text.replace(INSPEC_SCRIPT, inspecScript) : text;
  return plain.includes('<') ? new Markup(withoutComments(plain)).read() : plain;
}

function inspecScript(_: string, kind: string, body: string): string {
  return kind === 'sub' ? subscript(body, false) : superscript(body, false);
}

class Markup {
  readonly #text: string;
  readonly #tags: readonly Tag[];
  readonly #out: string[] = [];
  #at = 0;
  #afterHeading = false;
  /** The end of the formula that the present place belongs to, and whether one of its spellings was shown. */
  #formulaEnd = 0;
  #formulaShown = false;

  constructor(text: string) {
    this.#text = text;
    this.#tags = tagsIn(text);
  }

  read(): string {
    for (const [index, tag] of this.#tags.entries()) {
      if (tag.from < this.#at) continue;
      this.#addUntil(tag);
      this.#at = tag.to;
      if (tag.closing) this.#close(tag);
      else this.#open(tag, index);
    }
    this.#add(this.#text.slice(this.#at));
    return this.#out.join('');
  }

  #open(tag: Tag, index: number): void {
    if (FORMULA.test(tag.name) && tag.partner && tag.from >= this.#formulaEnd) {
      this.#formulaEnd = tag.partner.to;
      this.#formulaShown = false;
    }
    if (tag.partner && HIDDEN.test(tag.name)) this.#at = tag.partner.to;
    else if (tag.name === 'math' && tag.partner) this.#math(tag, tag.partner, index);
    else if (tag.name === 'tex-math' && tag.partner) this.#tex(tag, tag.partner);
    else if (isScript(tag) && tag.partner) this.#script(tag, tag.partner, this.#tags[index + 1]);
    else if (BLOCKS.has(tag.name) && !this.#afterHeading) this.#out.push(' ');
  }

  #close(tag: Tag): void {
    if (isScript(tag) && tag.partner) this.#out.push('}');
    if (HEADING.test(tag.name)) this.#afterHeading = this.#endsInWord();
    if (BLOCKS.has(tag.name) && !this.#afterHeading) this.#out.push(' ');
  }

  /** Takes trailing space away; says whether what remains wants a colon. */
  #endsInWord(): boolean {
    const last = (this.#out.pop() ?? '').trimEnd();
    this.#out.push(last);
    return /[\p{L}\p{N})]$/u.test(last);
  }

  #addUntil(tag: Tag): void {
    const before = this.#text.slice(this.#at, tag.from);
    // Pretty-printed XML puts `<sub>` on a line of its own.
    this.#add(isScript(tag) && !tag.closing && endsInLineBreak(before) ? before.trimEnd() : before);
  }

  #add(piece: string): void {
    if (this.#afterHeading) {
      if (!/\S/.test(piece)) return;
      this.#out.push(/^\s*[:.,;]/.test(piece) ? '' : ': ');
      this.#afterHeading = false;
    }
    this.#out.push(piece);
  }

  #script(tag: Tag, end: Tag, next: Tag | undefined): void {
    const inside = this.#text.slice(tag.to, end.from);
    if (next !== end || /[\\${}]/.test(inside)) {
      this.#add(LOWERED.test(tag.name) ? '\\textsubscript{' : '\\textsuperscript{');
      return;
    }
    const glued = /[\p{L}\p{N}]/u.test(this.#text[end.to] ?? '');
    this.#add((LOWERED.test(tag.name) ? subscript : superscript)(inside.trim(), glued));
    this.#at = end.to;
  }

  #math(tag: Tag, end: Tag, index: number): void {
    if (this.#isShown(tag, end)) return;
    this.#add(mathToTex(this.#text, this.#tags.slice(index, this.#tags.indexOf(end, index) + 1)));
  }

  /** Passes a formula; says whether it was shown before in another spelling. */
  #isShown(tag: Tag, end: Tag): boolean {
    this.#at = end.to;
    const shown = tag.from < this.#formulaEnd && this.#formulaShown;
    this.#formulaShown = true;
    return shown;
  }

  #tex(tag: Tag, end: Tag): void {
    if (this.#isShown(tag, end)) return;
    const tex = formulaOfDocument(this.#text.slice(tag.to, end.from)).trim();
    this.#add(tex.includes('$') || tex.includes('\\begin') ? tex : `\\(${tex}\\)`);
  }
}

/** Publishers put a whole TeX document around each formula in a line, which is no display for that: `\begin{document}$$x$$\end{document}`. */
function formulaOfDocument(tex: string): string {
  const [, formula] = /\\begin\{document\}\s*\$\$?([^$]*)\$\$?\s*\\end\{document\}\s*$/.exec(tex) ?? [];
  return formula ?? tex;
}

function endsInLineBreak(text: string): boolean {
  return text.includes('\n', text.trimEnd().length);
}

function isScript(tag: Tag): boolean {
  return RAISED.test(tag.name) || LOWERED.test(tag.name);
}

/**
 * Comments, processing instructions and CDATA marks go first: they may hold angle brackets. IOP keeps its formulas in instructions, as
 * TeX, `<?CDATA $x$?>`, and again as MathML.
 */
function withoutComments(text: string): string {
  return without(without(text, '<!--', '-->'), '<?MML', '?>')
    .replace(/<\?CDATA\s([^<>]*)\?>/g, '$1')
    .replace(/<\?[A-Za-z][^<>]*\?>|<!\[CDATA\[|\]\]>/g, '');
}

function without(text: string, open: string, close: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
    const end = text.indexOf(close, start + open.length);
    if (end < 0) break;
    kept.push(text.slice(at, start));
    at = end + close.length;
  }
  kept.push(text.slice(at));
  return kept.join('');
}
