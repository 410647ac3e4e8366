import type { Format, Head } from '../format.ts';
import { jsonHead } from '../json/head.ts';
import { markdownParser } from '../markdown/items.ts';
import { pageParser } from '../pages/page-parser.ts';
import { pageStyle } from '../pages/page-style.ts';
import { hfPage } from './hf-page.ts';
import { labelledText } from './labelled-text.ts';

/** Lists and tables of papers in Markdown: "awesome" lists, reading lists, daily lists of the arXiv. */
export const markdownList: Format = {
  name: 'markdown-list',
  title: 'List of papers in Markdown',
  recognises: claims,
  read: (sink) => markdownParser(sink),
};

const ITEM = /^[ \t]*(?:[-*+•]|\d{1,4}[.)])[ \t]/;

/** Three papers, and one in ten of what is linked and of all items; or fewer where nothing else is linked and hardly anything else is written. */
function claims(head: Head): boolean {
  const { text } = head;
  if (!/https?:\/\//.test(text) || !/^[ \t]*(?:[-*+•]|\d{1,4}[.)]|\|)/m.test(text)) return false;
  if (/^\s*<(?:\?xml|!doctype|html)/i.test(text) || jsonHead(head) !== undefined) return false;
  let papers = 0;
  let titled = 0;
  let abstracts = 0;
  let others = 0;
  const addresses = new Set<string | undefined>();
  const parser = markdownParser((found) => {
    if (found.kind !== 'paper') others += 1;
    else {
      papers += 1;
      addresses.add(found.paper.url);
      if (/\p{L}{2}[^\p{L}]+\p{L}{2}|\p{Script=Han}{4}/u.test(found.paper.title)) titled += 1;
      if (found.paper.abstract !== undefined) abstracts += 1;
    }
  });
  parser.write(text);
  parser.end();
  if (labelledText.recognises(head)) return false;
  if (abstracts * 2 < papers && papersOnPage(text) * 2 >= addresses.size && hfPage.recognises(head)) return false;
  // Programs and manuals have links in lists and tables too, but names of one word before them.
  if (titled * 2 < papers) return false;
  const lines = text.split('\n').filter((line) => /\S/.test(line) && !/^\s*#/.test(line));
  const isShort = head.complete && papers > 0 && others === 0 && lines.length <= 6 * papers;
  // A list of tasks or changes may cite some papers as well.
  const items = lines.filter((line) => ITEM.test(line)).length;
  return (papers >= 3 && papers * 10 >= Math.max(papers + others, items)) || isShort;
}

/** Titles as headings with their abstracts below them are a page, whatever it links to besides. How many there are. */
function papersOnPage(text: string): number {
  const style = pageStyle(text);
  let papers = 0;
  if (style.marks !== 'headings') return papers;
  const parser = pageParser(({ kind }) => {
    if (kind === 'paper') papers += 1;
  }, style);
  parser.write(text);
  parser.end();
  return papers;
}
