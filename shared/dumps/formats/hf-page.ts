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
  /get trending papers in your email inbox|^\W{0,20}(?:daily|trending) papers$|^\W{0,20}(?:by\s?AK )?and the research community|^submitted by$|huggingface\.co\/papers\/\d{4}\.\d{4,5}/im;

function recognises(head: Head): boolean {
  if (/^\s*[<{]/.test(head.text) || jsonHead(head) !== undefined || csvHead(head) !== undefined) return false;
  let papers = 0;
  let others = 0;
  /** How well each title with its abstract reads as research. */
  const pairs: number[] = [];
  const parser = pageParser((found) => {
    if (found.kind !== 'paper') others += 1;
    else {
      papers += 1;
      const { title, abstract = '' } = found.paper;
      if (mayStandAlone(title) && !/[,:;]$/.test(title)) pairs.push(researchIn(abstract));
    }
  }, pageStyle(head.text));
  parser.write(head.text);
  parser.end();
  if (SITE.test(head.text)) return papers > 0;
  if (head.text.includes('```')) return false;
  // One alone might be anybody's heading with a paragraph below it.
  if (head.complete && papers + others === 1) return (pairs[0] ?? 0) >= (OWN.test(head.text) ? 1 : 3);
  const good = pairs.filter((words) => words >= 2).length;
  return good >= (head.complete ? 1 : 2) && good >= 0.5 * (papers + others);
}

/** Words of people who tell of their own work; licences, manuals and news have few of them in one paragraph. */
const RESEARCH =
  /\b(?:we|our|this (?:paper|work|study|article|survey|letter)|propos\w+|results?|experiment\w*|findings?|evaluat\w+|demonstrat\w+|investigat\w+|analy[sz]\w+|approach\w*|novel|models?|method\w*|data(?:sets?)?|learning|algorithm\w*|performance|introduc\w+|show\w*|prov(?:e|es|ed|ing)|theor(?:y|em|ems|etical)|stud(?:y|ies|ied)|problems?|observ\w+|measur\w+|simulat\w+|estimat\w+|predict\w+|significant\w*|explain\w*|patients|discuss\w*|compar\w+|state-of-the-art|tasks?)\b/gi;
const BULLETS = /^[ \t]*[-*+•]\s.*\n+[ \t]*[-*+•]\s/m;
/** Signs of programs and of markup. */
const CODE = /[{}[\]()<>=;|`_#~\\]/g;
/** The authors themselves speak. */
const OWN = /\b(?:we|our|this (?:paper|work|study|article|survey|letter))\b/i;
/** Characters of an abstract that are looked at, and more than any has. */
const LOOKED = 4000;
const LONGEST = 12_000;

/** How many such words a paragraph has, each counted once; 0 for a short one, a list or a program, many in a script of which nothing is known here. */
function researchIn(abstract: string): number {
  if (abstract.length < 200 || abstract.length > LONGEST || abstract.startsWith('|') || BULLETS.test(abstract))
    return 0;
  const text = abstract.slice(0, LOOKED);
  if (!/[a-z]{3}/i.test(text) || /[^\x00-\u024f\u2000-\u22ff]{20}/.test(text)) return 10;
  if (!text.includes('$') && (text.match(CODE)?.length ?? 0) > 0.04 * text.length) return 0;
  return new Set(text.toLowerCase().match(RESEARCH)).size;
}
