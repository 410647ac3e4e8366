import type { Format, Head } from '../format.ts';
import { jsonHead } from '../json-head.ts';
import { markdownParser } from '../markdown/items.ts';

/** Lists and tables of papers in Markdown: "awesome" lists, reading lists, daily lists of the arXiv. */
export const markdownList: Format = {
  name: 'markdown-list',
  title: 'List of papers in Markdown',
  recognises: claims,
  read: (sink) => markdownParser(sink),
};

/** Three papers, and one in ten of what is linked; or fewer where nothing else is linked and hardly anything else is written. */
function claims(head: Head): boolean {
  const { text } = head;
  if (!/https?:\/\//.test(text) || !/^[ \t]*(?:[-*+•]|\d{1,4}[.)]|\|)/m.test(text)) return false;
  if (/^\s*<(?:\?xml|!doctype|html)/i.test(text) || jsonHead(head) !== undefined) return false;
  let papers = 0;
  let others = 0;
  const parser = markdownParser(({ kind }) => {
    if (kind === 'paper') papers += 1;
    else others += 1;
  });
  parser.write(text);
  parser.end();
  const lines = text.split('\n').filter((line) => /\S/.test(line) && !/^\s*#/.test(line));
  const isShort = head.complete && papers > 0 && others === 0 && lines.length <= 6 * papers;
  return (papers >= 3 && papers * 10 >= papers + others) || isShort;
}
