import type { MatchablePaper } from '../matchable-paper.ts';
import { factOf } from '../meaning/facts.ts';
import type { FactClause } from '../meaning/prepare.ts';
import { nameWords } from '../terms/person-name.ts';

/** What is asked of papers beside their words, a leaf each, found without asking every clause of every paper. */
export class FactLeaves {
  private readonly leaves = new Map<string, number>();
  /** Clauses whose answer hangs on one value: asked once a value. */
  private readonly byValue: Readonly<Record<'category' | 'source' | 'date', Asked[]>> = {
    category: [],
    source: [],
    date: [],
  };
  private readonly answers = new Map<string, readonly number[]>();
  /** Clauses that can only hold where one of these words or identifiers stands: only those are asked. */
  private readonly byWord = new Map<string, Asked[]>();
  private readonly byBeginning = new Map<string, Asked[]>();
  private readonly byIdentifier = new Map<string, Asked[]>();

  /** The leaf of a clause; `make` gives it where it is new. */
  of(clause: FactClause, make: () => number): number {
    const key = JSON.stringify(clause.query);
    const known = this.leaves.get(key);
    if (known !== undefined) return known;
    const leaf = make();
    this.leaves.set(key, leaf);
    this.file({ clause, leaf });
    return leaf;
  }

  /** Calls `set` with the leaves of all clauses that a paper answers, some more than once. */
  read(paper: MatchablePaper, set: (leaf: number) => void): void {
    if (this.leaves.size === 0) return;
    for (const only of values(paper, this.byValue)) {
      for (const leaf of this.answersOf(only)) set(leaf);
    }
    if (this.byWord.size + this.byBeginning.size > 0)
      for (const one of this.candidates(paper.authors)) ask(one, paper, set);
    if (this.byIdentifier.size > 0) {
      for (const known of [paper.id, ...paper.keys])
        for (const spelling of spellings(known))
          for (const one of this.byIdentifier.get(spelling) ?? []) ask(one, paper, set);
    }
  }

  private file(asked: Asked): void {
    const { query } = asked.clause;
    switch (query.kind) {
      case 'category':
      case 'source':
      case 'date':
        this.byValue[query.kind].push(asked);
        this.answers.clear();
        return;
      case 'author': {
        const list = query.name.endsWith('*') ? this.byBeginning : this.byWord;
        for (const word of nameWords(query.name)) add(list, word, asked);
        return;
      }
      case 'id':
        add(this.byIdentifier, query.id.toLowerCase(), asked);
        return;
      case 'doi':
        add(this.byIdentifier, `doi:${query.doi}`, asked);
    }
  }

  /** Who may be meant: one word of a name at least has to be an author's. */
  private candidates(authors: readonly string[]): Set<Asked> {
    const found = new Set<Asked>();
    for (const word of new Set(authors.flatMap(nameWords))) {
      for (const one of this.byWord.get(word) ?? []) found.add(one);
      if (this.byBeginning.size === 0) continue;
      for (let length = 1; length <= word.length; length++)
        for (const one of this.byBeginning.get(word.slice(0, length)) ?? []) found.add(one);
    }
    return found;
  }

  private answersOf({ kind, value, paper }: Value): readonly number[] {
    const key = `${kind}:${value}`;
    const known = this.answers.get(key);
    if (known) return known;
    const found: number[] = [];
    for (const asked of this.byValue[kind]) ask(asked, paper, (leaf) => found.push(leaf));
    if (this.answers.size >= MOST_ANSWERS) this.answers.clear();
    this.answers.set(key, found);
    return found;
  }
}

const MOST_ANSWERS = 10_000;

interface Asked {
  readonly clause: FactClause;
  readonly leaf: number;
}

function ask({ clause, leaf }: Asked, paper: MatchablePaper, set: (leaf: number) => void): void {
  if (factOf(clause, paper) !== undefined) set(leaf);
}

/** One value of a paper, and a paper that has nothing else. */
interface Value {
  readonly kind: 'category' | 'source' | 'date';
  readonly value: string;
  readonly paper: MatchablePaper;
}

function values(paper: MatchablePaper, asked: Readonly<Record<Value['kind'], readonly Asked[]>>): Value[] {
  const found: Value[] = [];
  if (asked.category.length > 0)
    for (const category of paper.categories)
      found.push({ kind: 'category', value: category, paper: { ...NOBODY, categories: [category] } });
  if (asked.source.length > 0) {
    for (const source of [...paper.sources, ...(paper.venue === undefined ? [] : [paper.venue])])
      found.push({ kind: 'source', value: source, paper: { ...NOBODY, sources: [source] } });
    for (const scheme of new Set(paper.keys.map((key) => key.slice(0, key.indexOf(':') + 1))))
      found.push({ kind: 'source', value: scheme, paper: { ...NOBODY, keys: [scheme] } });
  }
  const day = paper.published ?? paper.listedOn;
  if (asked.date.length > 0 && day !== undefined)
    found.push({ kind: 'date', value: day, paper: { ...NOBODY, published: day } });
  return found;
}

const NOBODY: MatchablePaper = {
  id: '',
  keys: [],
  title: '',
  abstract: '',
  authors: [],
  categories: [],
  sources: [],
  withdrawn: false,
};

/** How an identifier may have been typed; whether it really is that one the clause says. */
function spellings(known: string): Set<string> {
  const value = known.slice(known.indexOf(':') + 1);
  return new Set([known, value].map((spelling) => spelling.toLowerCase()));
}

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
