/**
 * What an estimate and a replay cost: one query and many papers. Invented words with the frequencies of a language; `--papers N` (30,000).
 * Cold is packing the papers' words, once a process; warm is each query after that.
 */
import { parseArgs } from 'node:util';
import { parseQuery } from '../../shared/interests/parse.ts';
import { libraryOf } from '../../shared/matching/library/library.ts';
import type { MatchablePaper } from '../../shared/matching/matchable-paper.ts';
import { perWeek, replay } from '../../shared/matching/one-interest/estimate.ts';
import { PackedPapers } from '../../shared/matching/one-interest/packed-papers.ts';
import type { Wanted } from '../../shared/matching/wanted.ts';

const { values } = parseArgs({ options: { papers: { type: 'string', default: '30000' } } });
const NOW = '2026-03-31T12:00:00.000Z';
const DAYS = 30;
const PASSES = 5;

const QUERIES = [
  'language models',
  'diffusion models, video generation',
  '"retrieval augmented generation" OR RAG',
  'RAG AND evaluation NOT survey',
  'graph neural networks',
  'neural*',
  '~generate AND image',
  'au:"Ada Lovelace" models',
];

/** The commonest words first: the n-th is n times rarer than the first, as in any language. */
const WORDS = [
  ...'the of and a to in we for is that with on this by our are as from which can be it an at or not more than these two its'.split(
    ' ',
  ),
  ...'such both their has have also between where while show using'.split(' '),
  ...'model models learning language data method image training performance generation neural network networks'.split(
    ' ',
  ),
  ...'diffusion graph video evaluation retrieval augmented survey RAG'.split(' '),
  ...Array.from({ length: 20_000 }, (_, index) => invented(index)),
];

function invented(index: number): string {
  const syllables = ['ba', 'co', 'de', 'fi', 'gu', 'la', 'me', 'ni', 'po', 'ru', 'sta', 'tre'];
  let word = '';
  for (let rest = index + 144; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  return word;
}

let state = 20261123;
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

function sentence(words: number): string {
  const drawn = Array.from({ length: words }, () => WORDS[Math.floor(WORDS.length ** random()) - 1]!);
  return `${drawn.join(' ')}.`;
}

const papers: MatchablePaper[] = Array.from({ length: Number(values.papers) }, (_, index) => ({
  id: `p${index}`,
  keys: [],
  title: sentence(9),
  abstract: Array.from({ length: 8 }, () => sentence(22)).join(' '),
  authors: [index % 500 === 0 ? 'Ada Lovelace' : 'Grace Hopper', 'Emmy Noether', `A. ${invented(index % 5000)}`],
  categories: ['cs.LG'],
  sources: ['jsonl'],
  withdrawn: false,
  arrival: { kind: 'new', at: new Date(Date.parse(NOW) - (index % DAYS) * 86_400_000).toISOString() },
}));
const library = libraryOf(papers.slice(0, 2000).map((paper) => ({ ...paper })));

const began = milliseconds();
const packed = new PackedPapers(papers);
console.log(`${papers.length} papers packed in ${(milliseconds() - began).toFixed(0)} ms of CPU (cold)`);
console.log(
  'query'.padEnd(44),
  'found'.padStart(7),
  'a week'.padStart(7),
  'first ms'.padStart(9),
  'warm ms'.padStart(9),
);
for (const [name, wanted] of asked()) {
  const passes = Array.from({ length: PASSES }, () => {
    const from = milliseconds();
    const found = replay(wanted, packed, library).map(({ paper }) => paper);
    const weekly = perWeek(found, NOW, DAYS, papers.at(-1)!.arrival!.at);
    return { found: found.length, weekly, ms: milliseconds() - from };
  });
  const warm = passes
    .slice(1)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  const [{ found, weekly, ms }] = passes as [(typeof passes)[0]];
  const figures = [
    String(found).padStart(7),
    (weekly ?? 0).toFixed(0).padStart(7),
    ms.toFixed(1).padStart(9),
    warm[warm.length >> 1]!.toFixed(1).padStart(9),
  ];
  console.log(name.padEnd(44), ...figures);
}

/** The queries, and three papers of the middle that are liked. */
function asked(): (readonly [name: string, wanted: Wanted])[] {
  const typed = QUERIES.map((query) => {
    const parsed = parseQuery(query);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return [query, { id: 'bench', query: parsed.query }] as const;
  });
  const middle = papers.length >> 1;
  return [...typed, ['like: three papers', { id: 'bench', like: papers.slice(middle, middle + 3) }]];
}

/** CPU time of this process, which others on the machine do not stretch. */
function milliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
