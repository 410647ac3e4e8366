import { acronymForm, isShouted } from '../text/capitals.ts';
import { stem } from '../text/stem.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import type { Sought } from './sought.ts';

/** The tokens of a title or an abstract, found by what is sought. */
export class FieldWords {
  readonly tokens: readonly Token[];
  /** All in capitals: they tell nothing of its acronyms. */
  private readonly shouted: boolean;
  private readonly byTerm: ReadonlyMap<string, readonly Token[]>;
  private stems: ReadonlyMap<string, readonly Token[]> | undefined;

  constructor(text: string) {
    this.tokens = tokenise(text);
    this.shouted = isShouted(text);
    this.byTerm = grouped(this.tokens, (token) => token.term);
  }

  /** Tokens that are what is sought, in order. */
  find(sought: Sought): readonly Token[] {
    switch (sought.kind) {
      case 'term':
        return this.byTerm.get(sought.term) ?? [];
      case 'capitals': {
        const tokens = this.byTerm.get(sought.term) ?? [];
        return this.shouted ? tokens : tokens.filter((token) => acronymForm(token.written) === sought.written);
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
}

/** A paper's words, read once. */
export interface PaperWords {
  readonly title: FieldWords;
  readonly abstract: FieldWords;
}

/** The words of a paper. Kept as long as the paper object lives: matching, scoring and explaining read the same tokens. */
export function wordsOfPaper(paper: MatchablePaper): PaperWords {
  const known = READ.get(paper);
  if (known) return known;
  const words = { title: new FieldWords(paper.title), abstract: new FieldWords(paper.abstract) };
  READ.set(paper, words);
  return words;
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
