import { fold } from '../text/words/fold.ts';
import { FUNCTION_WORDS } from '../text/words/function-words.ts';
import { familyName } from './author.ts';
import { MONTHS } from './day.ts';
import { parseIdentifier } from './identifier.ts';
import type { Paper } from './paper.ts';

/** What a bibliography tells of a paper. */
export type Citable = Pick<
  Paper,
  'title' | 'abstract' | 'authors' | 'authorCount' | 'categories' | 'links' | 'published' | 'venue'
>;

/**
 * The papers as a BibTeX file in UTF-8, for any reference manager, in their order. A key is family name, year and the first word of the title that says something
 * (`orla2026lanterns`), with a letter behind it where two are the same. What TeX would take for a command is written so that it prints (Lamport, LaTeX, §2.2.1).
 */
export function bibtex(papers: readonly Citable[]): string {
  const taken = new Map<string, number>();
  return papers.map((paper) => entry(paper, freeKey(keyOf(paper), taken))).join('\n');
}

function entry(paper: Citable, key: string): string {
  const { published = '' } = paper;
  const [year, month] = published.split('-');
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['title', withCapitals(printed(paper.title))],
    ['author', authors(paper)],
    ['year', year],
    ['journal', paper.venue && printed(paper.venue)],
    ...identifier(paper),
    ['url', paper.links.abstract],
    ['abstract', printed(paper.abstract)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},\n`] : []));
  // A macro, so that each style spells the month its own way.
  if (month !== undefined) lines.push(`  month = ${MONTHS[Number(month) - 1]},\n`);
  return `@${paper.venue ? 'article' : 'misc'}{${key},\n${lines.join('')}}\n`;
}

/** As arXiv and publishers write it: `eprint` with its archive, or `doi`. */
function identifier({ links, categories }: Citable): readonly (readonly [string, string])[] {
  const [, scheme, id] = /^(arxiv|doi):(.+)$/.exec(parseIdentifier(links.abstract ?? '')?.key ?? '') ?? [];
  if (scheme === undefined || id === undefined || BRACES.test(id)) return [];
  if (scheme === 'doi') return [['doi', id]];
  const primary = categories.find((category) => /^[a-z-]+(?:\.[A-Z]{2})?$/.test(category));
  return [['eprint', id], ['archiveprefix', 'arXiv'], ...(primary ? [['primaryclass', primary] as const] : [])];
}

const BRACES = /[{}]/;

/** `and` stands between names; a name that holds one, or is no person's, is kept together by braces. */
function authors({ authors: names, authorCount }: Citable): string {
  const written = names.map((name) => {
    const text = printed(name);
    return /\sand\s|,|\b(?:collaboration|consortium|group|team)$/i.test(name) ? `{${text}}` : text;
  });
  return [...written, ...(authorCount > names.length ? ['others'] : [])].join(' and ');
}

function keyOf({ title, authors: [first = ''], published = '' }: Citable): string {
  const words = fold(title).match(/[a-z0-9]+/g) ?? [];
  const word = words.find((each) => each.length > 2 && !FUNCTION_WORDS.has(each)) ?? words[0] ?? '';
  const key = `${familyName(first).replace(/[^a-z0-9]/g, '')}${published.slice(0, 4)}${word.slice(0, 30)}`;
  return key === '' ? 'paper' : key;
}

/** The key, or with `b`, `c` … or a number behind it where it is taken. */
function freeKey(key: string, taken: Map<string, number>): string {
  const before = taken.get(key) ?? 0;
  taken.set(key, before + 1);
  return before === 0 ? key : `${key}${before < 26 ? String.fromCharCode(97 + before) : `-${before}`}`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** The text as TeX source that prints it. Braces are named, since BibTeX counts even those behind a backslash. */
function printed(text: string): string {
  return text.replace(/[\\{}~^%&#_$]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
}

/** Styles write titles in lower case but for what stands in braces: words with a capital inside, `{GPT}`, `{LaTeX}`. */
function withCapitals(title: string): string {
  return title.replace(/(?<![\p{L}\p{N}\\])\p{L}[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]*/gu, '{$&}');
}
