/**
 * How fast interests are matched with papers: `npm run bench:match -- --papers FILE --queries FILE [--plain] [--dump FILE] [--peers] [--cold] [--json]`.
 * FILE of papers is a dump in any form; a line of queries is `id<TAB>query`. One thread, its CPU, medians of passes after warm-up. `--plain` reads
 * papers as search engines do (runs of letters and digits, lower case, Porter); `--dump` writes `paper<TAB>query ids`; `--peers` asks
 * the same of what else is installed; `--cold` starts processes of their own.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { papersIn } from '../../cli/papers-in.ts';
import { type Compiled, compile } from '../../shared/matching/compile.ts';
import { compileInterests } from '../../shared/matching/engine/compile-interests.ts';
import { libraryOf } from '../../shared/matching/library/library.ts';
import type { Statistics } from '../../shared/matching/library/statistics.ts';
import type { MatchablePaper } from '../../shared/matching/matchable-paper.ts';
import { type Language, PAPER_LANGUAGE } from '../../shared/matching/reading/reading.ts';
import { coldMatch } from './match-cold.ts';
import { fts5Matches } from './match-fts5.ts';
import { beside } from './match-peer.ts';
import { PLAIN_LANGUAGE, plainCompiled, plainStatistics } from './match-plain.ts';
import { readQueries } from './match-queries.ts';
import { vectorscanMatches } from './match-vectorscan.ts';

const WARM_UP = 3;
const PASSES = 9;

const { values: options } = parseArgs({
  options: {
    papers: { type: 'string' },
    queries: { type: 'string' },
    plain: { type: 'boolean', default: false },
    dump: { type: 'string' },
    peers: { type: 'boolean', default: false },
    cold: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (options.papers === undefined || options.queries === undefined)
  throw new Error(
    'usage: npm run bench:match -- --papers FILE --queries FILE [--plain] [--dump FILE] [--peers] [--cold] [--json]',
  );

/** By interest: where its matches are. */
const WHO = new Int32Array(1 << 20);

const inFile = await papersIn(options.papers, '2026-01-01T00:00:00.000Z');
const papers: MatchablePaper[] = inFile.map(({ paper }) => paper);
const parsing = milliseconds();
const queries = readQueries(options.queries);
const parseMs = milliseconds() - parsing;
const { statistics, compiled, language } = options.plain ? plainly() : fully();
const compiling = milliseconds();
const interests = compiled();
const preparedMs = milliseconds() - compiling;
const engine = compileInterests(interests, statistics, language);
const compileMs = milliseconds() - compiling;
const byPaper = matched();
if (options.dump !== undefined) writeFileSync(options.dump, dumped(byPaper));

const match = usPerPaper(() => engine.match(papers, () => {}, false));
const report = {
  papers: papers.length,
  queries: queries.length,
  meaning: options.plain ? 'plain' : 'full',
  parse_ms: rounded(parseMs),
  compile_ms: rounded(compileMs),
  of_which_preparing_ms: rounded(preparedMs),
  us_per_paper: {
    match,
    match_score: usPerPaper(() => engine.match(papers, () => {})),
    match_score_who: usPerPaper(() => engine.match(papers, (found) => found.eachInterest(note))),
  },
  matches: byPaper.reduce((sum, list) => sum + list.length, 0),
  bytes: engine.bytes,
  ...(options.peers && options.plain ? besidePeers(match) : {}),
  ...(options.cold ? { cold: await coldMatch(papers, options.queries, options.plain) } : {}),
};
console.log(options.json ? JSON.stringify(report) : report);

/** Takes down whose a match is: an interest, and where its papers and scores are. */
function note(interest: number, entry: number): void {
  WHO[interest] = entry;
}

function plainly(): { statistics: Statistics; compiled: () => Compiled[]; language: Language } {
  const statistics = plainStatistics(papers);
  return { statistics, compiled: () => plainCompiled(queries, statistics), language: PLAIN_LANGUAGE };
}

function fully(): { statistics: Statistics; compiled: () => Compiled[]; language: Language } {
  const library = libraryOf(papers);
  return {
    statistics: library.statistics,
    compiled: () => queries.map(({ id, query }) => compile({ id, query }, library)),
    language: PAPER_LANGUAGE,
  };
}

/** Median of some passes, after warm-up: CPU of this thread, which other work on the machine disturbs least. */
function usPerPaper(work: () => void): number {
  for (let pass = 0; pass < WARM_UP; pass++) work();
  const times = Array.from({ length: PASSES }, () => {
    const start = milliseconds();
    work();
    return milliseconds() - start;
  }).sort((a, b) => a - b);
  return rounded((1000 * times[PASSES >> 1]!) / papers.length);
}

/** CPU time of this thread. */
function milliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** By paper, the places of the queries that it answers. */
function matched(): number[][] {
  const byPaper = papers.map((): number[] => []);
  engine.match(papers, (found) =>
    found.eachInterest((interest, entry) => found.eachPaper(entry, (paper) => byPaper[paper]!.push(interest))),
  );
  return byPaper.map((list) => list.sort((a, b) => a - b));
}

function dumped(byPaper: readonly (readonly number[])[]): string {
  return byPaper
    .map((list, paper) => `${inFile[paper]!.givenId}\t${list.map((query) => queries[query]!.id)}\n`)
    .join('');
}

/** Others over the same papers and queries: how much slower they are, and in how many pairs of query and paper they say something else. */
function besidePeers(us: number): Record<string, unknown> {
  const conditions = interests.map(({ condition }) => condition!);
  const vectorscan = vectorscanMatches(conditions, papers);
  return {
    fts5: beside(fts5Matches(conditions, papers), byPaper, us),
    vectorscan: vectorscan ? beside(vectorscan, byPaper, us) : 'not installed',
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
