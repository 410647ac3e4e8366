import { acronymForm } from '../../text/words/capitals.ts';
import { stem } from '../../text/words/stem.ts';
import type { ReadWord } from '../reading/reading.ts';
import type { Sought } from '../terms/sought.ts';

type Form = Pick<ReadWord, 'written' | 'folded' | 'term'> & { readonly inName: boolean };

/** Every way in which a word is written in some papers, by number; what is sought is a set of such numbers. */
export class WrittenForms {
  readonly all: Form[] = [];
  private readonly numbers = new Map<string, readonly number[]>();
  private readonly byTerm = new Map<string, number[]>();
  private byStem: Map<string, number[]> | undefined;

  /** The number of a word's form; a new one where it was never met. */
  numberOf({ written, folded, term, inName = false }: ReadWord): number {
    // Of one spelling there are several forms only where joined parts fold otherwise than the whole: “β-2” is not “β2”.
    const alike = this.numbers.get(written) ?? [];
    for (const number of alike) {
      const form = this.all[number]!;
      if (form.folded === folded && form.inName === inName) return number;
    }
    const number = this.all.push({ written, folded, term, inName }) - 1;
    this.numbers.set(written, [...alike, number]);
    push(this.byTerm, term, number);
    return number;
  }

  /** The forms that are what is sought. In a text that is all capitals (`shouted`) they tell nothing of acronyms. */
  answering(sought: Sought, shouted: boolean): readonly number[] {
    switch (sought.kind) {
      case 'term':
        return this.byTerm.get(sought.term) ?? [];
      case 'capitals': {
        const all = this.byTerm.get(sought.term) ?? [];
        return shouted
          ? all
          : all.filter((number) => {
              const { written, inName } = this.all[number]!;
              return !inName && acronymForm(written) === sought.written;
            });
      }
      case 'exact':
        return this.where(({ written }) => (sought.cased ? written : written.toLowerCase()) === sought.text);
      case 'stem':
        this.byStem ??= this.stems();
        return this.byStem.get(sought.stem) ?? [];
      case 'prefix':
        return this.where(({ folded }) => folded.startsWith(sought.prefix));
    }
  }

  private where(holds: (form: Form) => boolean): number[] {
    return this.all.flatMap((form, number) => (holds(form) ? [number] : []));
  }

  private stems(): Map<string, number[]> {
    const stems = new Map<string, number[]>();
    for (const [number, { folded }] of this.all.entries()) push(stems, stem(folded), number);
    return stems;
  }
}

function push(map: Map<string, number[]>, key: string, number: number): void {
  const numbers = map.get(key);
  if (numbers) numbers.push(number);
  else map.set(key, [number]);
}
