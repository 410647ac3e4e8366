import { foundPaper } from '../../papers/found-paper.ts';
import { peopleIn } from '../pages/people.ts';
import { researchIn } from '../pages/research.ts';
import type { Outcome } from '../record.ts';
import { isCodeAddress, isGeneric, isPaperAddress, linksIn, type MarkdownLink, plainText, proseOf } from './links.ts';

/** Characters of an item that are looked at. */
const LONGEST = 20_000;

/**
 * The paper of an item of a list: `[Title](address) - authors, venue`, `**Title** [[paper](…)] [[code](…)]`, `[CVPR 2026] Title. Authors. [[pdf](…)]`, and what
 * stands below it. A skip when no link leads to a paper; undefined when there is no link of the web at all.
 */
export function itemPaper(whole: string): Outcome | undefined {
  const item = whole.slice(0, LONGEST);
  const links = linksIn(item);
  if (links.length === 0) return undefined;
  const titled = titleOf(item, links);
  const leads = [titled.link, ...links].find((link) => link !== undefined && isPaperAddress(link.address));
  // Where the list names the venue first, a paper's own site will do.
  const paper = leads ?? (VENUE.test(plainText(item)) ? links[0] : undefined);
  if (paper === undefined || !/\p{L}{2}/u.test(titled.title))
    return { skip: 'a link that leads to no paper', title: titled.title };
  const words = plainText(item).replace(titled.title, ' ');
  return foundPaper({
    title: titled.title,
    abstract: abstractIn(item, titled.to),
    ids: links
      .filter((link) => link === paper || isGeneric(link.label))
      .map(({ address }) => address)
      .filter(isPaperAddress),
    authors: authorsAround(withoutLinks(item.slice(0, titled.from)), withoutLinks(item.slice(titled.to))),
    published: dateIn(words),
    url: paper.address,
    pdf: links.find(({ address }) => /\.pdf(?:[?#]|$)/i.test(address))?.address,
    code: links.find(({ address }) => isCodeAddress(address))?.address,
    venue: venueIn(words),
  });
}

interface Titled {
  readonly title: string;
  readonly link?: MarkdownLink;
  readonly from: number;
  readonly to: number;
}

/** The first link with a name of its own; else what is bold; else what is in quotes; else the text up to the first link, less what stands before and behind. */
function titleOf(item: string, links: readonly MarkdownLink[]): Titled {
  const first = links.find(({ label }) => !isGeneric(label) && label.length > 3);
  const generic = links.find(({ label }) => isGeneric(label));
  const bold = Array.from(item.matchAll(/(\*\*|__)(?=\S)([^*_\n][^*]{1,400}?)\1/g)).find(
    ([, , text = '']) => linksIn(text).length === 0 && !isGeneric(plainText(text)),
  );
  if (
    first !== undefined &&
    (bold === undefined || bold.index > first.from || isNickname(item, bold, first)) &&
    !(generic && isAside(item, first, generic))
  )
    return { title: trimmed(first.label), link: first, from: first.from, to: first.to };
  // `Learning to **Walk and Fly** with Kelp`: what is bold is part of a sentence.
  if (bold !== undefined && !/\s\p{Ll}+\s+$/u.test(item.slice(Math.max(0, bold.index - 60), bold.index))) {
    const from = bold.index;
    const to = from + bold[0].length + restOfTitle(item, from + bold[0].length, bold[2] ?? '');
    return { title: trimmed(plainText(item.slice(from, to))), from, to };
  }
  // A tag may be a link too: `[arXiv 2026.03](…), Kelp in Winter`.
  const [tag] = links;
  const start =
    tag?.from === 0 && isGeneric(tag.label) && /^[,:]?\s+[\p{L}\p{N}]/u.test(item.slice(tag.to)) ? tag.to : 0;
  const end =
    links.slice(0, 10).find(({ from }) => from > start && /\p{L}{3}/u.test(withoutTags(item.slice(start, from))))
      ?.from ?? item.length;
  const quoted = /["“]([^"“”]{8,400})["”]/.exec(plainText(item.slice(start, end)))?.[1];
  const head = item.slice(start, end).split(/<br\b|\\?\n/, 1)[0] ?? '';
  const text = withoutTags(head).replace(CITED, '');
  const sentence = /^(.{8,400}?[.?!])\s+[\p{Lu}(]/u.exec(text)?.[1];
  return { title: trimmed(quoted ?? sentence ?? text), from: start, to: quoted ? end : start + head.length };
}

/** Authors and year in front of a title: `Quill, A., & Marsh, B. (2026). ` */
const CITED = /^\p{Lu}[^()]{2,300}?\s\((?:19|20)\d\d[a-z]?\)[.,:]\s+/u;

/** Whether what is bold is only what the paper behind it calls its method: `**KelpNet** [Learning from Rafts](…)`. */
function isNickname(item: string, bold: RegExpExecArray, link: MarkdownLink): boolean {
  const words = (text: string): number => text.trim().split(/\s+/).length;
  const between = item.slice(bold.index + bold[0].length, link.from);
  return (
    words(bold[2] ?? '') <= 2 && words(link.label) >= 3 && isPaperAddress(link.address) && /^[\s:–—-]*$/.test(between)
  );
}

/**
 * How many characters behind what is bold belong to the title too, when only its first words are bold: `**KelpNet**: Learning from Rafts, [arXiv](…)`,
 * `**Kelp** Grows in Winter. Quill et al.`
 */
function restOfTitle(item: string, from: number, bold: string): number {
  const behind = item.slice(from, from + 400);
  const short = bold.trim().split(/\s+/).length <= 3;
  if (!(/^\s?[:：]\s*[\p{L}\p{N}]/u.test(behind) || (short && /^\s[\p{L}\p{N}]/u.test(behind)))) return 0;
  const [rest = ''] =
    /^[:：\s]*(?:(?!\s[-–—|]\s|[,.;]?\s*(?:!?\[|<|\(|\*|\||https?:)|[.!]\s|[\\\n]).)+[?!]?/u.exec(behind) ?? [];
  return rest.trim().split(/\s+/).length >= 3 ? rest.length : 0;
}

/** Whether a link comes behind the paper's own and so only goes with it: `Title [[paper](…)] (extends [Another](…))`. */
function isAside(item: string, link: MarkdownLink, generic: MarkdownLink): boolean {
  return generic.from < link.from && /\p{L}{3,}.*\p{L}{3,}/u.test(withoutTags(item.slice(0, generic.from)));
}

/** Without what lists put in front of a title: a box to tick, dates, venues, signs. */
function withoutTags(text: string): string {
  const plain = plainText(text.replace(/^\s*(?:`[^`]{1,30}`\s*)+/, ''));
  return plain
    .replace(/^(?:[^\p{L}\p{N}"“([]|\[[^[\]]{0,40}\]|\([^()]{0,40}\)|\d[\d./-]{3,9}(?=[\s,:]))+/u, '')
    .replace(VENUE, '')
    .trim();
}

/** `CVPR 2026 oral, `, `arXiv 2026.03, ` */
const VENUE =
  /^(?:arXiv|[A-Z][A-Za-z+&/]{1,20}(?: [A-Z][a-z]{1,12})?)[ '’](?:19|20)?\d\d(?:\.\d{1,2})?(?: (?:submission|oral|spotlight|poster|workshop|award|(?:best|outstanding) (?:student )?paper)){0,3},\s+/;

function trimmed(title: string): string {
  return title
    .slice(0, 2000)
    .replace(/^(?:\d{1,4}[.)]\s+)?(?:titles?\s*:\s*)?/i, '')
    .replace(/[([][^()[\]]*$/, '')
    .replace(/(?<![\s,:;|–—[-])[\s,:;|–—[-]+$/, '')
    .replace(/^["“]|["”]$|(?<=\p{Ll})\.$/gu, '')
    .trim();
}

function withoutLinks(text: string): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of linksIn(text)) {
    kept += `${text.slice(at, from)} `;
    at = to;
  }
  return kept + text.slice(at);
}

/** Authors stand behind the title, or before it. */
function authorsAround(before: string, behind: string): readonly string[] {
  const names = authorsIn(behind);
  return names.length > 0 ? names : authorsIn(before);
}

const NAME = /^\p{Lu}[\p{L}.'’-]*(?:\s+\p{L}[\p{L}.'’-]*){1,4}$/u;

/** The first stretch of the text that is a list of names: two or more, or one with "et al." or "by". */
export function authorsIn(text: string): readonly string[] {
  for (const stretch of text.split(/\n|\\\s|<br\b[^<>]*>|\s[-–—|]\s|\.\s|;\s|:(?:\*\*|__)?\s|[()[\]]/).slice(0, 40)) {
    const plain = plainText(stretch)
      .replace(/^[\s,.|–—-]+|(?<![\s,.|–—-])[\s,.|–—-]+$/g, '')
      .slice(0, 5000);
    const names = plain
      .replace(/^by\s+/i, '')
      .replace(/,?\s*\bet\.? ?al\b.*$/i, '')
      .split(/\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*/);
    // "Family, Given, and Given Family", as the MLA has it.
    if (/^\p{Lu}[\p{L}'’-]+$/u.test(names[0] ?? '') && /^\p{Lu}\S*(?: \p{Lu}\.)?$/u.test(names[1] ?? ''))
      names.splice(0, 2, `${names[1]} ${names[0]}`);
    const isList = names.length > 1 || /^by\s|\bet\.? ?al\b/i.test(plain);
    if (isList && names.every((name) => NAME.test(name))) return names;
  }
  return [];
}

function dateIn(text: string): string | undefined {
  const [, year, month, day] =
    /\b((?:19|20)\d\d)(?:[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?)?(?!\.?\d)/.exec(text) ?? [];
  return year && [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');
}

function venueIn(text: string): string | undefined {
  return /\b(?:(?=[A-Z][a-z+&/-]{0,20}[A-Z])[A-Z][A-Za-z+&/-]{1,41}|arXiv)[\s,'’]{1,2}(?:19|20)?\d\d\b/.exec(text)?.[0];
}

/** What is folded away under a summary, or follows a label ("Abstract: …", "TL;DR: …"), or reads like an abstract below the title. */
function abstractIn(item: string, from: number): string | undefined {
  const [open, close] = [item.indexOf('<details'), item.indexOf('</details>')];
  const folded =
    open < 0 || close < open ? undefined : item.slice(open, close).replace(/<summary\b[^<>]*>[^<]*<\/summary>/i, '');
  const labelled =
    /(?:^|\n|<br\b[^<>]*>)[ \t>*+-]*(?:\*\*|__|_)?(?:abstract|summary|tl;?dr)(?:\*\*|__|_)?\s*[:：](?:\*\*|__)?\s*([^\n]{20,})/i.exec(
      item,
    )?.[1];
  const said = [folded, labelled].map((text) => proseOf(text ?? '')).find((text) => text.length > 20);
  return said ?? paragraphIn(item.slice(from));
}

/** The lines behind a title that are no links and no label, where they read like an abstract. */
function paragraphIn(behind: string): string | undefined {
  const text = behind
    .split('\n')
    .slice(1)
    .filter(
      (line) =>
        !LABEL.test(line) &&
        peopleIn(line.trim()) === undefined &&
        (linksIn(line).length === 0 || researchIn(line.trim()) > 0),
    )
    .join('\n');
  return researchIn(text.trim()) > 0 ? proseOf(text) : undefined;
}

/** `**Authors:** …`, `- Code: …` */
const LABEL = /^[ \t>*+_-]*\p{Lu}\w{2,20}\W{0,3}:/u;
