import { acronymForm, isShouted } from '../../text/words/capitals.ts';
import type { Definition } from '../../text/words/definitions.ts';
import { stem } from '../../text/words/stem.ts';
import { type Token, tokenise } from '../../text/words/tokens.ts';
import type { MatchablePaper } from '../matchable-paper.ts';
import { definitionsOf, meansOther } from './acronyms.ts';
import type { Sought } from './sought.ts';

/** The tokens of a title or an abstract, found by what is sought. */
class FieldWords {
  readonly tokens: readonly Token[];
  /** How many words it has, parts of compounds counted one by one. */
  readonly length: number;
  private readonly text: string;
  /** All in capitals: they tell nothing of its acronyms. */
  private readonly shouted: boolean;
  private readonly definitions: () => readonly Definition[];
  private stems: ReadonlyMap<string, readonly Token[]> | undefined;

  /** @param definitions of the whole paper */
  constructor(text: string, definitions: () => readonly Definition[]) {
    this.text = text;
    this.tokens = tokenise(text);
    this.length = this.tokens.reduce((count, { from, to }) => count + (from === to ? 1 : 0), 0);
    this.definitions = definitions;
    this.shouted = isShouted(text);
  }

  /** Tokens that are what is sought, in order. */
  find(sought: Sought): readonly Token[] {
    switch (sought.kind) {
      case 'term':
        return this.written(sought.term);
      case 'capitals': {
        if (sought.sense && meansOther(this.definitions(), sought.sense)) return [];
        return this.written(sought.term).filter(
          (token) => this.shouted || (acronymForm(token.written) === sought.written && !isInName(token, this.text)),
        );
      }
      case 'exact':
        return this.tokens.filter(
          (token) => (sought.cased ? token.written : token.written.toLowerCase()) === sought.text,
        );
      case 'stem':
        this.stems ??= grouped(this.tokens, (token) => stem(token.folded));
        return this.stems.get(sought.stem) ?? [];
      case 'prefix':
        return this.tokens.filter((token) => token.folded.startsWith(sought.prefix));
    }
  }

  count(sought: Sought): number {
    return this.find(sought).length;
  }

  private written(term: string): readonly Token[] {
    return this.tokens.filter((token) => token.term === term);
  }
}

/** Two letters in front of a capitalised word are half a name: `MT-Bench` is no MT. */
export function isInName({ written, end }: Token, text: string): boolean {
  return written.length === 2 && /^-\p{Lu}\p{Ll}/u.test(text.slice(end, end + 4));
}

/** A paper's words, read once. */
export interface PaperWords {
  readonly title: FieldWords;
  readonly abstract: FieldWords;
}

/** The words of a paper, read now: for who looks at it once. */
export function readWords(paper: MatchablePaper): PaperWords {
  const definitions = () => definitionsOf(paper);
  return { title: new FieldWords(paper.title, definitions), abstract: new FieldWords(paper.abstract, definitions) };
}

/** The words of a paper, kept as long as the paper object lives: for who asks it many things. A month of papers is not asked so, or it would fill memory. */
export function wordsOfPaper(paper: MatchablePaper): PaperWords {
  const known = READ.get(paper) ?? readWords(paper);
  READ.set(paper, known);
  return known;
}

const READ = new WeakMap<MatchablePaper, PaperWords>();

function grouped(tokens: readonly Token[], keyOf: (token: Token) => string): ReadonlyMap<string, readonly Token[]> {
  const groups = new Map<string, Token[]>();
  for (const token of tokens) {
    const key = keyOf(token);
    const group = groups.get(key);
    if (group) group.push(token);
    else groups.set(key, [token]);
  }
  return groups;
}
