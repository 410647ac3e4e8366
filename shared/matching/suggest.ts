import { canonical } from '../interests/canonical.ts';
import type { Query, Word } from '../interests/query.ts';
import { acronymForm } from '../text/capitals.ts';
import { isCommon } from '../text/common.ts';
import { FUNCTION_WORDS } from '../text/function-words.ts';
import { stem } from '../text/stem.ts';
import { type Token, tokenise } from '../text/tokens.ts';
import { type Closeness, closenessTo, wordsAsked } from './closeness.ts';
import { keyphrasesOf } from './keyphrases.ts';
import type { Library } from './library.ts';
import { senseOf } from './long-forms.ts';
import { match } from './match.ts';
import type { MatchablePaper } from './matchable-paper.ts';
import { wordsOfPaper } from './paper-words.ts';

/** A keyword to add to an interest with OR. */
export interface Suggestion {
  /** The keyword as a query, in canonical form. */
  readonly query: string;
  /** The papers that it would add to those that the interest and the suggestions before it bring, by place in the list. */
  readonly adds: readonly number[];
}

/**
 * Keywords that would bring more of what an interest brings already, best first: words that keep its company more than chance, one of its words
 * alone where that is enough, inflections. Offered, never applied. None where nothing near is missed.
 */
export function suggestions(query: Query, papers: readonly MatchablePaper[], library: Library): Suggestion[] {
  const [matches = []] = placesOf([query], papers, library);
  const have = new Set(matches);
  const words = wordsWithLongForms(query, library);
  const near = closenessTo(words.map(({ folded }) => folded).join(' '), papers, matches, library);
  const asked = askedBy(words);
  const isWorthwhile = worth(matches.length, papers.length, near);
  const likely = [...fewerWords(query, papers, library), ...companions(papers, have, asked, library)]
    .filter((candidate) => isWorthwhile(candidate, have) !== undefined)
    .filter(
      (candidate) =>
        isOtherForm(candidate, asked) ||
        (isMet(candidate, have, asked) && keepsCompany(candidate, have, asked, papers)),
    );
  const candidates = placed(likely, papers, library);
  const found: Suggestion[] = [];
  while (found.length < MOST_SUGGESTIONS) {
    const best = bestOf(candidates, have, isWorthwhile);
    if (!best) break;
    found.push({ query: canonical(best.candidate.query), adds: best.adds });
    for (const place of best.adds) have.add(place);
  }
  return found;
}

const MOST_SUGGESTIONS = 5;

/** What a query asks for, long forms of its acronyms included, small words left out. */
interface Asked {
  readonly stems: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
}

function askedBy(words: readonly Token[]): Asked {
  const telling = words.filter(({ folded }) => !FUNCTION_WORDS.has(folded));
  return { stems: new Set(telling.map(({ folded }) => stem(folded))), terms: new Set(telling.map(({ term }) => term)) };
}

interface Candidate {
  readonly query: Query;
  readonly stems: readonly string[];
  readonly papers: readonly number[];
}

/** Words of the query, and those of the long forms that its acronyms stand for. */
function wordsWithLongForms(query: Query, library: Library): Token[] {
  const typed = wordsAsked(query);
  const longs = typed.flatMap((text) => senseOf({ text, form: 'folded' }, library)?.longs.slice(0, 1) ?? []);
  return [...typed, ...longs].flatMap(partsOf);
}

function partsOf(text: string): Token[] {
  return tokenise(text).filter((token) => token.from === token.to);
}

/** The clauses of several words with one word less. */
function fewerWords(query: Query, papers: readonly MatchablePaper[], library: Library): Candidate[] {
  const runs = runsOf(query, library).filter((words) => words.length > 1);
  const shorter = runs.flatMap((words) => words.map((_, left) => words.filter((_, index) => index !== left)));
  const candidates = shorter.map((words) => ({
    query: { kind: 'words', field: 'text', words } satisfies Query,
    stems: words.map(({ text }) => stem(text.toLowerCase())),
  }));
  return placed(candidates, papers, library);
}

function runsOf(query: Query, library: Library): (readonly Word[])[] {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap((part) => runsOf(part, library));
  if (query.kind === 'weight') return runsOf(query.part, library);
  if (query.kind !== 'words') return [];
  const asked = query.words.filter(({ text, form }) => form === 'folded' && !isCommon(text));
  const long = asked.length === 1 ? senseOf(asked[0]!, library)?.longs[0] : undefined;
  return [long === undefined ? asked : plainWords(long).filter(({ text }) => !isCommon(text))];
}

function plainWords(text: string): Word[] {
  return text
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => ({ text: word, form: 'folded' }));
}

/** The candidates with the papers that their queries bring. */
function placed(
  candidates: readonly Omit<Candidate, 'papers'>[],
  papers: readonly MatchablePaper[],
  library: Library,
): Candidate[] {
  const places = placesOf(
    candidates.map(({ query }) => query),
    papers,
    library,
  );
  return candidates.map((candidate, index) => ({ ...candidate, papers: places[index]! }));
}

/** Of each query the places of the papers that it brings, best first. All are matched at once: reading the papers is most of the work. */
function placesOf(queries: readonly Query[], papers: readonly MatchablePaper[], library: Library): number[][] {
  const places = queries.map((): number[] => []);
  const asked = queries.map((query, index) => ({ id: String(index), query }));
  for (const { interest, paper } of match(asked, papers, library)) places[interest]!.push(paper);
  return places;
}

/** Keyphrases that share a word with the query, or that the papers it brings have more often than chance. */
function companions(
  papers: readonly MatchablePaper[],
  have: ReadonlySet<number>,
  { stems: asked }: Asked,
  { statistics }: Library,
): Candidate[] {
  const usual = statistics.papers * COMMON_SHARE;
  const isTelling = (one: string) => asked.has(one) || (statistics.stems.get(one) ?? 0) <= usual;
  return keyphrasesOf(papers, have, asked, isTelling)
    .filter(({ stems, papers: places }) => {
      const inside = places.filter((place) => have.has(place)).length;
      return stems.some((one) => asked.has(one)) || isMoreThanChance(inside, places.length, have.size, papers.length);
    })
    .map(({ text, stems, papers: places }) => ({ query: phrased(text), stems, papers: places }));
}

/** A word of more papers than these is nobody's company. */
const COMMON_SHARE = 0.06;

function phrased(text: string): Query {
  const words = text
    .split(/\s+/)
    .map((word): Word => ({ text: acronymForm(word) === undefined ? word.toLowerCase() : word, form: 'folded' }));
  return { kind: words.length > 1 ? 'phrase' : 'words', field: 'text', words };
}

/** Dunning's log-likelihood ratio of a two by two table, above what chance gives once in forty. */
function isMoreThanChance(both: number, keyphrase: number, interest: number, all: number): boolean {
  if (both < 2 || both * all <= keyphrase * interest) return false;
  const cells = [both, interest - both, keyphrase - both, all - interest - keyphrase + both];
  const rows = [interest, all - interest];
  const columns = [keyphrase, all - keyphrase];
  const entropy = (counts: readonly number[]) =>
    counts.reduce((sum, n) => sum + (n > 0 ? n * Math.log(n / all) : 0), 0);
  return 2 * (entropy(cells) - entropy(rows) - entropy(columns)) > LEAST_RATIO;
}

const LEAST_RATIO = 5;

/** Words of the query and forms of its other words: `mathematical reasoning` for `math reasoning`. */
function isOtherForm({ stems }: Candidate, { stems: asked }: Asked): boolean {
  const lacking = [...asked].filter((one) => !stems.includes(one));
  const others = stems.filter((one) => !asked.has(one));
  return (
    others.length > 0 &&
    others.every((one) => lacking.some((other) => one.slice(0, BEGINNING) === other.slice(0, BEGINNING)))
  );
}

const BEGINNING = 4;

/**
 * A keyphrase with some words of the query and others beside them, or with another form of its words, must be met among the papers it brings:
 * `long-form` is no `long context`, and `engines` no `prompt engineering`. Where there are none, a form of one word among several is not believed.
 */
function isMet({ query, stems, papers }: Candidate, have: ReadonlySet<number>, asked: Asked): boolean {
  const shared = stems.filter((one) => asked.stems.has(one)).length;
  const isAsTyped = wordsAsked(query)
    .flatMap(partsOf)
    .every(({ term }) => asked.terms.has(term));
  if (shared === 0 || isAsTyped) return true;
  return have.size > 0 ? papers.some((place) => have.has(place)) : shared < stems.length || shared === asked.stems.size;
}

/** A keyword that lacks words of the query must bring papers that have one of them somewhere, now and then. */
function keepsCompany(
  { stems, papers: places }: Candidate,
  have: ReadonlySet<number>,
  { stems: asked }: Asked,
  papers: readonly MatchablePaper[],
): boolean {
  const lacking = [...asked].filter((one) => !stems.includes(one));
  if (have.size === 0 || lacking.length === 0 || lacking.length === asked.size) return true;
  const added = places.filter((place) => !have.has(place));
  const company = added.filter((place) => lacking.some((one) => hasStem(papers[place]!, one)));
  return company.length >= added.length * LEAST_COMPANY;
}

const LEAST_COMPANY = 0.25;

function hasStem(paper: MatchablePaper, stemmed: string): boolean {
  const { title, abstract } = wordsOfPaper(paper);
  return title.find({ kind: 'stem', stem: stemmed }).length + abstract.find({ kind: 'stem', stem: stemmed }).length > 0;
}

type Worth = (
  candidate: Candidate,
  have: ReadonlySet<number>,
) => { readonly adds: readonly number[]; readonly gain: number } | undefined;

/**
 * What a candidate gains: its new papers, if they are near enough on average, and not by the candidate's own words only, and would not drown
 * what the interest brings.
 */
function worth(matched: number, all: number, near: Closeness): Worth {
  const most = Math.min(Math.max(MOST_TIMES * matched, MOST_ALONE, all * MOST_ALONE_SHARE), all * MOST_SHARE);
  return ({ papers, stems }, have) => {
    const adds = papers.filter((place) => !have.has(place));
    if (adds.length === 0 || adds.length > most) return undefined;
    const mean = adds.reduce((sum, place) => sum + near.of(place), 0) / adds.length;
    if (mean < LEAST_CLOSENESS || (matched > 0 && near.beyond(stems, adds) < LEAST_BEYOND)) return undefined;
    return { adds, gain: (mean - LEAST_CLOSENESS / 2) * adds.length };
  };
}

/** “video” for `video generation` would bring any video. */
const LEAST_BEYOND = 1.3;
/** Tried on 40 judged interests over 150 papers, and with four times as many around them. */
const LEAST_CLOSENESS = 0.37;
const MOST_TIMES = 3;
/** What a keyword may bring to an interest that brings nothing yet: so many papers, in a large library one in fifty. */
const MOST_ALONE = 3;
const MOST_ALONE_SHARE = 0.02;
const MOST_SHARE = 0.1;

function bestOf(
  candidates: readonly Candidate[],
  have: ReadonlySet<number>,
  isWorthwhile: Worth,
): { candidate: Candidate; adds: readonly number[] } | undefined {
  let best: { candidate: Candidate; adds: readonly number[]; gain: number } | undefined;
  for (const candidate of candidates) {
    const gained = isWorthwhile(candidate, have);
    if (gained && (!best || gained.gain > best.gain)) best = { candidate, ...gained };
  }
  return best;
}
