import type { MatchablePaper } from '../matchable-paper.ts';
import type { PaperIndex } from '../meaning/hits.ts';
import { definitionsOf, meansOther } from '../terms/acronyms.ts';
import { nameWords } from '../terms/person-name.ts';
import type { Sought } from '../terms/sought.ts';
import type { Span, WordIndex } from '../terms/spans.ts';
import { PACKED, PackedReader } from './packed-reader.ts';
import { WrittenForms } from './written-forms.ts';

/**
 * Papers that are asked one query after the other: their words as numbers, twelve bytes each, where the words themselves would take ten times
 * that, and for each way a word is written the papers that have it.
 */
export class PackedPapers {
  readonly papers: readonly MatchablePaper[];
  readonly indexes: readonly PaperIndex[];
  readonly #forms = new WrittenForms();
  /** The papers that have a form, by the form's number: from `#starts[form]` to below `#starts[form + 1]`. */
  readonly #starts: Int32Array;
  readonly #having: Int32Array;
  readonly #sought = new WeakMap<Sought, WantedForms>();
  #byName: Map<string, number[]> | undefined;

  constructor(papers: readonly MatchablePaper[]) {
    this.papers = papers;
    const reader = new PackedReader(this.#forms);
    const packed = papers.map(({ title, abstract }) => ({
      title: textOf(reader, title),
      abstract: textOf(reader, abstract),
    }));
    const words = reader.words.trimmed();
    const wanted = (sought: Sought) => this.wanted(sought);
    this.indexes = packed.map(({ title, abstract }, place) => ({
      title: new PackedText(words, title, place, papers[place]!, wanted),
      abstract: new PackedText(words, abstract, place, papers[place]!, wanted),
    }));
    const forms = this.#forms.all.length;
    const latest = new Int32Array(forms).fill(-1);
    this.#starts = new Int32Array(forms + 1);
    const each = (visit: (form: number, place: number) => void) => {
      latest.fill(-1);
      for (const [place, { title, abstract }] of packed.entries())
        for (let at = title.start; at < abstract.end; at += PACKED) {
          const form = words[at]!;
          if (latest[form] !== place) visit(form, place);
          latest[form] = place;
        }
    };
    each((form) => this.#starts[form + 1]!++);
    for (let form = 1; form < this.#starts.length; form++) this.#starts[form]! += this.#starts[form - 1]!;
    this.#having = new Int32Array(this.#starts.at(-1)!);
    const next = this.#starts.slice();
    each((form, place) => {
      this.#having[next[form]!++] = place;
    });
  }

  /** What is sought, worked out once for all papers. */
  wanted(sought: Sought): WantedForms {
    const known = this.#sought.get(sought);
    if (known) return known;
    const inShouted = this.#forms.answering(sought, true);
    const papers = new Uint8Array(this.papers.length);
    for (const form of inShouted)
      for (let at = this.#starts[form]!; at < this.#starts[form + 1]!; at++) papers[this.#having[at]!] = 1;
    const found = {
      papers,
      forms: this.#marked(this.#forms.answering(sought, false)),
      inShouted: sought.kind === 'capitals' ? this.#marked(inShouted) : undefined,
    };
    this.#sought.set(sought, found);
    return found;
  }

  /** Marks the papers with an author whose name has this word, folded. */
  namedBy(word: string): Uint8Array {
    this.#byName ??= placesOfNames(this.papers);
    const marks = new Uint8Array(this.papers.length);
    for (const place of this.#byName.get(word) ?? []) marks[place] = 1;
    return marks;
  }

  #marked(forms: readonly number[]): Uint8Array {
    const marks = new Uint8Array(this.#forms.all.length);
    for (const form of forms) marks[form] = 1;
    return marks;
  }
}

/** What is sought, as marks. */
interface WantedForms {
  /** The papers that may have it; all that do are among them. */
  readonly papers: Uint8Array;
  /** The forms that are it, and those that are it in a text that is all capitals, where that makes a difference. */
  readonly forms: Uint8Array;
  readonly inShouted: Uint8Array | undefined;
}

/** Where the words of a text begin and end among all. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly length: number;
  readonly shouted: boolean;
}

function textOf(reader: PackedReader, text: string): Stretch {
  const start = reader.words.length;
  const read = reader.pack(text);
  return { ...read, start, end: reader.words.length };
}

const NOWHERE: readonly Span[] = [];

/** One text, by its stretch of all words. */
class PackedText implements WordIndex {
  readonly #words: Int32Array;
  readonly #stretch: Stretch;
  readonly #place: number;
  readonly #paper: MatchablePaper;
  readonly #wanted: (sought: Sought) => WantedForms;

  constructor(
    words: Int32Array,
    stretch: Stretch,
    place: number,
    paper: MatchablePaper,
    wanted: (sought: Sought) => WantedForms,
  ) {
    this.#words = words;
    this.#stretch = stretch;
    this.#place = place;
    this.#paper = paper;
    this.#wanted = wanted;
  }

  get length(): number {
    return this.#stretch.length;
  }

  /** Spans by position; where they stand in the text is not kept, and their ends count positions too. */
  find(sought: Sought): readonly Span[] {
    const marks = this.#marksOf(sought);
    if (!marks) return NOWHERE;
    const { start, end } = this.#stretch;
    const words = this.#words;
    const found: Span[] = [];
    for (let at = start; at < end; at += PACKED) {
      if (marks[words[at]!] === 0) continue;
      const [from, to] = [words[at + 1]!, words[at + 2]!];
      found.push({ from, to, start: from, end: to + 1 });
    }
    return found;
  }

  count(sought: Sought): number {
    const marks = this.#marksOf(sought);
    if (!marks) return 0;
    const { start, end } = this.#stretch;
    const words = this.#words;
    let count = 0;
    for (let at = start; at < end; at += PACKED) count += marks[words[at]!]!;
    return count;
  }

  /** The forms that are what is sought in this text; undefined where it has none of them. */
  #marksOf(sought: Sought): Uint8Array | undefined {
    const { papers, forms, inShouted } = this.#wanted(sought);
    if (papers[this.#place] === 0) return undefined;
    if (sought.kind === 'capitals' && sought.sense && meansOther(definitionsOf(this.#paper), sought.sense))
      return undefined;
    return (this.#stretch.shouted && inShouted) || forms;
  }
}

function placesOfNames(papers: readonly MatchablePaper[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { authors }] of papers.entries()) {
    for (const word of new Set(authors.flatMap(nameWords))) {
      const known = places.get(word);
      if (known) known.push(place);
      else places.set(word, [place]);
    }
  }
  return places;
}
