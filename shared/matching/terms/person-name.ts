import { type Compound, compounds } from '../../text/words/compounds.ts';
import { fold } from '../../text/words/fold.ts';
import { tokenise } from '../../text/words/tokens.ts';

/** A piece of a name that a hyphen, an apostrophe or nothing holds together: `Xiao-Ming` by its parts, and as one word. */
interface NamePiece {
  readonly parts: readonly string[];
  readonly whole: string;
  /** `JK`, as databases write initials. */
  readonly initials: readonly string[];
}

/**
 * Whether an author has all the words of the name, in any order. A single letter stands for any name that begins with it, on either
 * side: `hinton g`, `Geoffrey Hinton`, and so does each of `Smith JK`; one whole word at least must be there.
 * @param name with a star at its end, its last word goes on
 */
export function isNamed(author: string, name: string): boolean {
  const has = nameWords(author);
  const begun = name.endsWith('*');
  const pieces = piecesOf(name);
  const isSingle = pieces.length === 1 && pieces[0]!.parts.length === 1;
  let whole = 0;
  for (const [index, { parts, whole: joined, initials }] of pieces.entries()) {
    const isOpen = begun && index === pieces.length - 1;
    if (has.some((part) => (isOpen ? part.startsWith(joined) : part === joined)))
      whole += joined.length > 1 || isSingle ? 1 : 0;
    else if (parts.length > 1) {
      for (const [place, part] of parts.entries()) {
        const goesOn = isOpen && place === parts.length - 1;
        if (has.some((one) => (goesOn ? one.startsWith(part) : one === part))) whole += part.length > 1 ? 1 : 0;
        else if (!has.some((one) => isInitialOf(one, part))) return false;
      }
    } else if (!(initials.length > 0 ? initials : parts).every((part) => has.some((one) => isInitialOf(one, part))))
      return false;
  }
  return whole > 0;
}

function isInitialOf(one: string, other: string): boolean {
  return (one.length === 1 || other.length === 1) && one[0] === other[0];
}

/** Whatever of a person's name may be asked for as a word, folded. */
export function nameWords(name: string): string[] {
  return [...new Set(piecesOf(name).flatMap(({ parts, whole, initials }) => [...parts, whole, ...initials]))];
}

function piecesOf(name: string): NamePiece[] {
  const pieces: NamePiece[] = [];
  let run = '';
  for (const compound of compounds(name)) {
    const written = name.slice(compound.start, compound.end);
    // Names in scripts without spaces are written with one or without: 王 小明, 王小明.
    if (compound.unspaced) {
      run += fold(written);
      continue;
    }
    if (run !== '') pieces.push({ parts: [run], whole: run, initials: [] });
    run = '';
    pieces.push(pieceOf(name, compound, written));
  }
  if (run !== '') pieces.push({ parts: [run], whole: run, initials: [] });
  return pieces;
}

function pieceOf(name: string, compound: Compound, written: string): NamePiece {
  const parts = tokenise(name, [compound]).flatMap(({ from, to, folded }) => (from === to ? [folded] : []));
  const isInitials = INITIALS.test(written) && /\p{Ll}/u.test(name);
  return { parts, whole: parts.join(''), initials: isInitials ? [...fold(written)] : [] };
}

const INITIALS = /^\p{Lu}{2,3}$/u;
