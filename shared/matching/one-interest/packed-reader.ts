import { IntList } from '../reading/int-list.ts';
import { PATTERNS_END, PLACE, PLACED_END, RECORD, WORDS } from '../reading/pieces.ts';
import { PAPER_LANGUAGE } from '../reading/reading.ts';
import { TextReader } from '../reading/text-reader.ts';
import { IN_WINDOW } from '../reading/traits.ts';
import type { WrittenForms } from './written-forms.ts';

/** Numbers of a packed word: its form, and the first and last position that it covers in its text. */
export const PACKED = 3;

/** Reads texts into numbers, all words of them, as the engine reads what is asked for: a piece that was met before costs no string. */
export class PackedReader {
  /** The words of all texts, one text after the other, PACKED numbers each. */
  readonly words = new IntList(1 << 16);

  private readonly text: TextReader;

  constructor(forms: WrittenForms) {
    this.text = new TextReader(PAPER_LANGUAGE, {
      matching: (word) => [forms.numberOf(word)],
      traitsOf: () => IN_WINDOW,
      letterOf: () => 0,
    });
  }

  /** Packs a text behind the ones before. @returns how many words it has, those that are joined from others left out; and whether it is all capitals. */
  pack(text: string): { readonly length: number; readonly shouted: boolean } {
    if (this.text.pieces.isFull) this.text.pieces.clear();
    this.text.position = 0;
    const length = this.text.read(text);
    this.take();
    return { length, shouted: this.text.shouted };
  }

  private take(): void {
    const { pieces, taken, places, count } = this.text;
    const { array: codes } = pieces.codes;
    for (let each = 0; each < count; each++) {
      const words = pieces.records.array[taken[each]! * RECORD + WORDS]!;
      const position = places[each]!;
      // Every word of a piece is one whose place is asked for: they are all in that list.
      for (let at = codes[words + PATTERNS_END]!; at < codes[words + PLACED_END]!; at += PLACE) {
        this.words.push(codes[at]!);
        this.words.push(position + codes[at + 1]!);
        this.words.push(position + codes[at + 2]!);
      }
    }
  }
}
