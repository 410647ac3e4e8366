import { isShouted } from '../text/capitals.ts';
import { tokenise } from '../text/tokens.ts';
import { definitionsOf, meansOther } from './acronyms.ts';
import type { Definition } from './definitions.ts';
import { nameWords } from './facts.ts';
import type { PaperIndex } from './hits.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import type { Sought } from './sought.ts';
import type { Span, WordIndex } from './spans.ts';
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
    const wanted = (sought: Sought) => this.wanted(sought);
    const packed = papers.map((paper, place) => {
      const definitions = definitionsOf(paper);
      return {
        title: new PackedText(paper.title, place, definitions, this.#forms, wanted),
        abstract: new PackedText(paper.abstract, place, definitions, this.#forms, wanted),
      };
    });
    this.indexes = packed;
    const distinct = packed.map(({ title, abstract }) => new Set([...title.forms, ...abstract.forms]));
    this.#starts = new Int32Array(this.#forms.all.length + 1);
    for (const forms of distinct) for (const form of forms) this.#starts[form + 1]!++;
    for (let form = 1; form < this.#starts.length; form++) this.#starts[form]! += this.#starts[form - 1]!;
    this.#having = new Int32Array(this.#starts.at(-1)!);
    const next = this.#starts.slice();
    for (const [place, forms] of distinct.entries()) for (const form of forms) this.#having[next[form]!++] = place;
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

const NOWHERE: readonly Span[] = [];

/** One text: the form, first and last position of each token. */
class PackedText implements WordIndex {
  readonly length: number;
  readonly forms: Int32Array;
  readonly #positions: Int32Array;
  readonly #place: number;
  readonly #shouted: boolean;
  readonly #definitions: readonly Definition[];
  readonly #wanted: (sought: Sought) => WantedForms;

  constructor(
    text: string,
    place: number,
    definitions: readonly Definition[],
    forms: WrittenForms,
    wanted: (sought: Sought) => WantedForms,
  ) {
    const tokens = tokenise(text);
    this.length = tokens.filter(({ from, to }) => from === to).length;
    this.forms = Int32Array.from(tokens, (token) => forms.numberOf(token, text));
    this.#positions = new Int32Array(tokens.length * 2);
    for (const [index, { from, to }] of tokens.entries()) {
      this.#positions[2 * index] = from;
      this.#positions[2 * index + 1] = to;
    }
    this.#place = place;
    this.#shouted = isShouted(text);
    this.#definitions = definitions;
    this.#wanted = wanted;
  }

  /** Spans by position; where they stand in the text is not kept, and their ends count positions too. */
  find(sought: Sought): readonly Span[] {
    const wanted = this.#wanted(sought);
    if (wanted.papers[this.#place] === 0) return NOWHERE;
    if (sought.kind === 'capitals' && sought.sense && meansOther(this.#definitions, sought.sense)) return NOWHERE;
    const marks = (this.#shouted && wanted.inShouted) || wanted.forms;
    const { forms } = this;
    const found: Span[] = [];
    for (let index = 0; index < forms.length; index++) {
      if (marks[forms[index]!] === 0) continue;
      const [from, to] = [this.#positions[2 * index]!, this.#positions[2 * index + 1]!];
      found.push({ from, to, start: from, end: to + 1 });
    }
    return found;
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
