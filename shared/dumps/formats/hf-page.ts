import { csvHead } from '../csv-head.ts';
import type { Format, Head } from '../format.ts';
import { jsonHead } from '../json-head.ts';
import { mayStandAlone } from '../pages/block.ts';
import { pageParser } from '../pages/page-parser.ts';
import { pageStyle } from '../pages/page-style.ts';

/** A page of papers as text: the Hugging Face daily or trending page, copied or saved as Markdown; and titles with abstracts below them in general. */
export const hfPage: Format = {
  name: 'hf-page',
  title: 'Page of papers as text',
  general: true,
  recognises,
  read: (sink, head) => pageParser(sink, pageStyle(head.text)),
};

/** What only the site's own pages say. */
const SITE =
  /get trending papers in your email inbox|^[^\w\n]*(?:daily|trending) papers$|^[^\w\n]*(?:by\s?AK )?and the research community|^submitted by$|huggingface\.co\/papers\/\d{4}\.\d{4,5}/im;

function recognises(head: Head): boolean {
  if (/^\s*[<{]/.test(head.text) || jsonHead(head) !== undefined || csvHead(head) !== undefined) return false;
  let papers = 0;
  let pairs = 0;
  let others = 0;
  const parser = pageParser((found) => {
    if (found.kind !== 'paper') others += 1;
    else {
      papers += 1;
      const { title, abstract = '' } = found.paper;
      const isProse = abstract.length >= 200 && !BULLETS.test(abstract) && speaksOfResearch(abstract);
      if (isProse && mayStandAlone(title) && !/[,:;]$/.test(title)) pairs += 1;
    }
  }, pageStyle(head.text));
  parser.write(head.text);
  parser.end();
  if (SITE.test(head.text)) return papers > 0;
  if (head.text.includes('```')) return false;
  return pairs >= (head.complete ? 1 : 2) && pairs >= 0.5 * (papers + others);
}

const BULLETS = /^[ \t]*[-*+•]\s.*\n+[ \t]*[-*+•]\s/m;

/** Words of people who tell of their own work; licences, manuals and news have few of them in one paragraph. */
const RESEARCH =
  /\b(?:we|our|this (?:paper|work|study|article|survey|letter)|propos\w+|results?|experiment\w*|findings?|evaluat\w+|demonstrat\w+|investigat\w+|analy[sz]\w+|approach\w*|novel|models?|method\w*|data(?:sets?)?|learning|algorithm\w*|performance|introduc\w+)\b/i;

/** Whether a paragraph reads as an abstract does: with at least one such word, or in a script of which nothing is known here. */
function speaksOfResearch(text: string): boolean {
  if (!/[a-z]{3}/i.test(text) || /[^\x00-\u024f\u2000-\u22ff]{20}/.test(text)) return true;
  return RESEARCH.test(text);
}
