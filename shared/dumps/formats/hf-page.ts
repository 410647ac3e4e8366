import { csvHead } from '../csv/head.ts';
import type { Format, Head } from '../format.ts';
import { jsonHead } from '../json/head.ts';
import { mayStandAlone } from '../pages/block.ts';
import { pageParser } from '../pages/page-parser.ts';
import { pageStyle } from '../pages/page-style.ts';
import { researchIn } from '../pages/research.ts';

/** A page of papers as text: the Hugging Face daily or trending page, copied or saved as Markdown; and titles with abstracts below them in general. */
export const hfPage: Format = {
  name: 'hf-page',
  title: 'Page of papers as text',
  general: true,
  recognises,
  read: (sink, head) => pageParser(sink, pageStyle(head.text)),
};

/** What the site's own pages say, around the papers and on each card. */
const SITE =
  /get trending papers in your email inbox|^\W{0,20}(?:by\s?AK )?and the research community|^submitted by$|^(?:[·•] ?)?\d[\d,]{0,6} authors?$/im;
/** What others say too, of such a page or above a list of their own. */
const NAMED = /^\W{0,20}(?:daily|trending) papers$/im;
const LINK = /huggingface\.co\/papers\/\d{4}\.\d{4,5}/gi;

function recognises(head: Head): boolean {
  const { text, complete } = head;
  // Asked with the head itself, by which the answers are remembered: other formats ask the same.
  if (/^\s*[<{]/.test(text) || jsonHead(head) !== undefined || csvHead(head) !== undefined) return false;
  let records = 0;
  /** How well the abstracts read as research; and those below something that may be a title by itself. */
  const abstracts: number[] = [];
  const pairs: number[] = [];
  const parser = pageParser((found) => {
    records += 1;
    if (found.kind !== 'paper') return;
    const { title, abstract = '' } = found.paper;
    const score = researchIn(abstract);
    abstracts.push(score);
    if ((mayStandAlone(title) || score >= CERTAIN) && !NO_TITLE.test(title)) pairs.push(score);
  }, pageStyle(text));
  parser.write(text);
  parser.end();
  if (SITE.test(text) || 2 * new Set(text.match(LINK)).size >= abstracts.length) return abstracts.length > 0;
  const isGood = (score: number): boolean => score > 0;
  if (NAMED.test(text) && abstracts.filter(isGood).length > 0.3 * records) return true;
  if (text.includes('```')) return false;
  // One alone might be anybody's heading with a paragraph below it.
  if (complete && records === 1) return (pairs[0] ?? 0) >= (OWN.test(text) ? 1 : 2);
  const good = pairs.filter(isGood).length;
  return good >= (complete ? 1 : 2) && good >= 0.5 * records;
}

/** A sentence that goes on below, a line of a program, a licence. */
const NO_TITLE = /[,:;]$|__|::|\/\*|\*\/|^\W*copyright\b/i;
/** So much research stands below no other heading, even of one word. */
const CERTAIN = 4;
/** The authors themselves speak. */
const OWN = /\b(?:we|our|this (?:paper|work|study|article|survey|letter))\b/i;
