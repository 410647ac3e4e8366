import type { Query, TextField, Word } from '../../../shared/interests/query.ts';
import type { MatchablePaper } from '../../../shared/matching/matchable-paper.ts';

/** Numbers as if at random, the same for the same seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(roll() * count);
  return {
    roll,
    below,
    pick: (list) => list[below(list.length)]!,
    times: (least, most) => least + below(most - least + 1),
  };
}

export interface Dice {
  /** At least 0, below 1. */
  roll(): number;
  /** A whole number below this one. */
  below(count: number): number;
  pick<T>(list: readonly T[]): T;
  times(least: number, most: number): number;
}

/** Few enough that papers and queries meet; of every kind that the tokens tell apart. */
const WORDS =
  `model models modelling modelled graph Graphs multi modal multimodal multi-modal Multi-Modal pre training pretraining pre-training learning
  learn self supervised self-supervised state-of-the-art text-to-image RAG RAGs rag LLM LLMs llm LLaMA GPT-4 GPT4 MT MT-Bench DiT 3D C++ C#
  naïve über ß-test TNFα β-VAE α 1,000 3.14 x2 CO2 O'Brien OʼBrien µm μm author's model's biases bias virus women wo-men a the of and to it IT non linear
  an isotropic anisotropic 扩散模型 扩散 模 日本語モデル 한국어 العربية हिन्दी İstanbul ﬁlter １２ pass@1 AT&T a-b a-b-c-d model-s xx yyyyyyyy
  zzzzzzzzz zzzzzzzzzz antidisestablishmentarianism antidisestablishmentarianist retrieval-augmented generation retrieval augmented random
  access gate large language generate generating optimisation Optimizing centre center`.split(/\s+/);

const BETWEEN =
  ` |  | | | | |, |. |. |? |! |; |: | (|) |.) |). |-|—| — |/|'| "|" |.\u00a0|\u00a0|\u3000|\n|-\n|- \r\n  |\t|。|.|…|\u200b|\u00ad| \u{1D4B3} |\ud800|
 |\u000b|\u0000|·`.split('|');

const DEFINITIONS = [
  'retrieval-augmented generation (RAG)',
  'random access gate (RAG)',
  'RAG (retrieval augmented generation)',
  'large language models (LLMs)',
  'Machine Translation (MT)',
];

const CATEGORIES = ['cs.LG', 'cs.CL', 'CS.lg', 'stat.ML', 'math'];
const AUTHORS = [
  'Geoffrey Hinton',
  'G. Hinton',
  'Hinton, Geoffrey E.',
  "Conan O'Brien",
  'Yann LeCun',
  'Li',
  'J. Li-Wang',
  'Hinton GE',
  'Xiao-Ming Li',
  '李小明',
  '李 小明',
];
const KEYS = ['arxiv:2403.12345', 'arxiv:2403.99999', 'doi:10.1000/xyz', 'title:some', 'pubmed:123', 'bare'];
const DAYS = ['2024-03-14', '2024-03', '2024', '2025-01-01'];

export function aText({ roll, pick, times }: Dice, most: number): string {
  let text = '';
  for (let count = times(0, most); count > 0; count--) {
    const word = roll() < 0.03 ? pick(DEFINITIONS) : pick(WORDS);
    text += (roll() < 0.06 ? word.toUpperCase() : roll() < 0.06 ? capitalised(word) : word) + pick(BETWEEN);
  }
  return roll() < 0.05 ? text.toUpperCase() : text;
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

export function aPaper(dice: Dice, id: string): MatchablePaper {
  const { roll, pick, times } = dice;
  const some = <T>(list: readonly T[]) => Array.from({ length: times(0, 2) }, () => pick(list));
  return {
    id,
    keys: some(KEYS),
    title: aText(dice, 8),
    abstract: aText(dice, roll() < 0.1 ? 200 : 30),
    authors: some(AUTHORS),
    categories: some(CATEGORIES),
    sources: some(['arxiv-oai', 'hf-page', 'ris']),
    withdrawn: false,
    ...(roll() < 0.5 ? { published: pick(DAYS) } : {}),
    ...(roll() < 0.3 ? { listedOn: pick(DAYS) } : {}),
    ...(roll() < 0.3 ? { venue: 'Nature Communications' } : {}),
  };
}

export function aQuery(dice: Dice, depth: number): Query {
  const { roll, pick, times } = dice;
  if (depth === 0 || roll() < 0.3) return roll() < 0.15 ? aFact(dice) : aClause(dice);
  const kind = roll();
  if (kind < 0.1) return { kind: 'not', part: aQuery(dice, depth - 1) };
  if (kind < 0.15) return { kind: 'weight', weight: pick([0.5, 2]), part: aQuery(dice, depth - 1) };
  const parts = Array.from({ length: times(1, 4) }, () => aQuery(dice, depth - 1));
  return { kind: kind < 0.55 ? 'and' : 'or', parts };
}

function aClause(dice: Dice): Query {
  const { roll, pick, times } = dice;
  const field: TextField = pick(['text', 'text', 'text', 'title', 'abstract']);
  const words = Array.from({ length: roll() < 0.4 ? 1 : times(2, 4) }, () => aWord(dice));
  if (roll() < 0.5) return { kind: 'words', field, words };
  return { kind: 'phrase', field, words, ...(roll() < 0.3 ? { slop: times(1, 6) } : {}) };
}

function aWord({ roll, pick }: Dice): Word {
  const text = pick(WORDS);
  const kind = roll();
  if (kind < 0.08) return { text, form: 'exact' };
  if (kind < 0.16) return { text, form: 'stem' };
  return kind < 0.24 && text.length > 2
    ? { text: text.slice(0, 3 + Math.floor(roll() * 4)), form: 'prefix' }
    : { text, form: 'folded' };
}

function aFact({ pick }: Dice): Query {
  return pick<Query>([
    {
      kind: 'author',
      name: pick([
        'Hinton',
        'hinton g',
        'Geoffrey Hinton',
        'hint*',
        'geoffrey h*',
        'g',
        'li',
        "o'brien",
        '*',
        'Hinton GE',
        'e',
        'xiaoming li',
        'obrien',
        'Li XM',
        '李小明',
        '李',
        '李*',
      ]),
    },
    { kind: 'category', category: pick(['cs.LG', 'cs.*', 'stat.ml', 'math']) },
    { kind: 'source', source: pick(['arxiv', 'nature', 'nat*', 'hf', 'pubmed', 'title']) },
    { kind: 'id', id: pick(['2403.12345', 'ARXIV:2403.12345', '10.1000/XYZ', 'p3', 'bare']) },
    { kind: 'doi', doi: '10.1000/xyz' },
    { kind: 'date', from: '2024-03' },
    { kind: 'date', from: '2024-02-01', to: '2024-12-31' },
  ]);
}
