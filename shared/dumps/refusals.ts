import { csvHead } from './csv/head.ts';
import type { Head } from './format.ts';
import { isByColumns, isSettings, jsonHead } from './json/head.ts';
import { xmlHead } from './xml/head.ts';

/** One sentence on a text that no format claims: what was seen, and the nearest form that works. */
export function refusalOf(head: Head): string {
  if (head.text.trim() === '') return 'This dump is empty; drop a file that holds papers.';
  const xml = xmlHead(head);
  if (/^\s*<!doctype html/i.test(head.text) || /^(?:html|head|body)$/i.test(xml?.root ?? ''))
    return refusalOfPage(head.text);
  if (/^(?:h[1-6]|div|ul|ol|p|table|section|main|span)$/i.test(xml?.root ?? '')) return PAGE;
  if (xml !== undefined) return refusalOfXml(xml.root);
  if (/^\s*(?:\{\s*"|\[\s*\{)/.test(head.text) && jsonHead(head) === undefined)
    return 'This begins as JSON does, but it is broken in its first record: look for a missing comma, quote or bracket.';
  const json = jsonHead(head);
  if (json !== undefined && isByColumns(json.first))
    return 'This is JSON that holds a table by columns; save it by rows (in Python: df.to_json("papers.jsonl", orient="records", lines=True)).';
  if (isSettings(json?.top)) return 'This is JSON that describes a program or a schema; drop a file that holds papers.';
  if (json !== undefined)
    return `This is JSON whose objects have ${list(Object.keys(json.first))}, but no title; give each a "title" and an "abstract".`;
  const table = csvHead(head);
  if (table !== undefined)
    return `This is a table with the columns ${list(table.columns)}, but none of them holds titles; add a column "title".`;
  return `This is text that begins "${firstWords(head.text)}" and is in no form known here; one JSON object a line with "title" and "abstract" works.`;
}

/** XML by its root that people take for papers, with what to save instead. */
const XML: readonly (readonly [root: RegExp, sentence: string])[] = [
  [
    /^e(?:Summary|Search|Link)Result$/,
    'an answer of PubMed without abstracts (esummary, esearch): save that of efetch with retmode=xml',
  ],
  [/^responseWrapper$/, 'an answer of Europe PMC as XML: ask for format=json and resultType=core'],
  [/^dblp/, 'a list of DBLP as XML: save it as JSON or BibTeX'],
  [/^opml$/, 'a list of feeds: save the feeds themselves'],
  [/^(?:urlset|sitemapindex)$/, 'a map of a site, which names its pages only: save its feed'],
  [/^svg$/, 'an image: papers are read from text only, so copy the text'],
];

function refusalOfXml(root: string): string {
  const known = XML.find(([pattern]) => pattern.test(root))?.[1];
  return known === undefined
    ? `This is XML with <${root}> at the top, which holds no papers in a form known here; BibTeX, RIS or PubMed XML work.`
    : `This is ${known}.`;
}

/** Sites whose pages people save, with what to save instead. */
const SITES: readonly (readonly [sign: RegExp, advice: string])[] = [
  [
    /["']https?:\/\/huggingface\.co\//i,
    'a page of Hugging Face: select all of it in the browser, copy it into a text file and drop that, or save https://huggingface.co/api/daily_papers',
  ],
  [
    /arxiv\.org\/(?:list|abs|search)|static\.arxiv\.org|listing-title/i,
    'a page of the arXiv: save its feed (https://rss.arxiv.org/rss/cs.LG) or an answer of its API (https://export.arxiv.org/api/query?search_query=…)',
  ],
  [
    /scholar\.google\.|gs_r gs_or|scholar_settings/i,
    'a page of Google Scholar: drop its alert mails (.eml), or export from "My library" as BibTeX',
  ],
  [/ncbi\.nlm\.nih\.gov|pubmed-logo/i, 'a page of PubMed: use its "Save" or "Send to", format PubMed'],
  [/openreview\.net/i, 'a page of OpenReview: save an answer of https://api2.openreview.net/notes'],
  [
    /semanticscholar\.org/i,
    'a page of Semantic Scholar: save an answer of its API with fields=title,abstract,externalIds',
  ],
];

function refusalOfPage(text: string): string {
  const site = SITES.find(([sign]) => sign.test(text))?.[1];
  return site === undefined ? PAGE : `This is ${site}.`;
}

const PAGE = 'This is an HTML page; copy its text, or save the list itself (JSON, BibTeX, RIS, CSV).';

function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `"${name.slice(0, 30)}"`);
  return shown.length === 0 ? 'no members' : shown.join(', ');
}

function firstWords(text: string): string {
  return text.trim().slice(0, 40).replace(/\s+/g, ' ');
}
