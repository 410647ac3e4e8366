/** Line ends of HTML, and what is lost between them. */
const BREAKS = '<br\\s*/?>(?:[\\s.]*<br\\s*/?>)*[\\s.]*';

/** What publishers put in front of an abstract (where and when it came out, who wrote it), each with words that it holds. */
const LEADS: readonly (readonly [words: string, lead: RegExp])[] = [
  // Nature: "Nature, Published online: 3 March 2026; doi:10.1038/…"
  ['Published online:', /^<p>[^<]{0,200}Published online:[^<]{0,60}(?:<a>[^<]*<\/a>)?\s*<\/p>/],
  // APS: "Author(s): A. Quill and B. Marsh"
  ['Author(s):', new RegExp(`^(?:<p>)?\\s*Author\\(s\\):[^<]*(?:</p>|${BREAKS})`)],
  // PLOS: "by Ada Quill, Bo Marsh"
  ['<p>by ', /^<p>by [^<]{1,5000}<\/p>/],
  // MDPI: title, DOI, "Authors: …", each a paragraph
  ['doi:', /^<p>\s*<b>[^<]*<\/b>\s*<\/p>\s*<p>[^<]*<a>\s*doi:[^<]*<\/a>\s*<\/p>\s*<p>\s*Authors?:[^<]*<\/p>/],
  // SAGE: "Tides, Ahead of Print." Taylor & Francis, AIP, PNAS, Science, Wiley: "Tides, Volume 12, Issue 3, Page 1-20, November 2026." On a line of its own, or alone.
  ['Ahead of Print', new RegExp(`^(?:[^<.]{1,150}, |)Ahead of Print\\.?\\s*(?:${BREAKS}|$)`)],
  ['Volume ', new RegExp(`^(?:[^<.]{1,150}, |)(?:<i>)?Volume \\d+(?:, [^<.]{0,150})?\\.?\\s*(?:${BREAKS}|$)`)],
  // ACS: a drawing, the journal, "DOI: …"
  ['DOI:', /^(?:<p>\s*(?:<img>\s*)?<\/p>\s*)?<div>[^<]{1,200}<\/div>\s*<div>\s*DOI:[^<]*<\/div>/],
];
/** Characters of a text in which such words stand. */
const LEAD_START = 1000;

/** ScienceDirect's date, source and authors, which are all it gives. */
const LEAD_ALONE = /^(?:<p>\s*)?Publication date:/i;
/** Characters of a text that is such a lead and nothing else. */
const LEAD_CHARACTERS = 3000;

/** What stands behind an abstract, and words in it: APS' citation, WordPress' "The post … appeared first on …". */
const TAILS: readonly (readonly [words: string, tail: RegExp])[] = [
  [
    '] Published ',
    /(?:<br\s*\/?>|<img>|<\/?p>|\s)*\[[^<[\]]{1,100}\] Published [A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2}, \d{4}\s*$/,
  ],
  [
    'appeared first on',
    /<p>\s*The post <a>(?:(?!<\/?a>|appeared first on)[\s\S])*<\/a> appeared first on <a>[^<]*<\/a>\.?\s*<\/p>\s*$/,
  ],
];
const TAIL_CHARACTERS = 1000;

/** The text of a feed's entry, without attributes, less what its publisher puts around it. */
export function withoutLead(html: string): string {
  let text = html.trim();
  if (LEAD_ALONE.test(text) && text.length < LEAD_CHARACTERS) return '';
  const start = text.slice(0, LEAD_START);
  for (const [words, lead] of LEADS) if (start.includes(words)) text = text.replace(lead, '').trimStart();
  const end = Math.max(0, text.length - TAIL_CHARACTERS);
  const last = text.slice(end);
  const found = TAILS.find(([words]) => last.includes(words))?.[1];
  return found === undefined ? text : `${text.slice(0, end)}${last.replace(found, '')}`.trim();
}

/** The title of an entry without what stands before it: ACS' "[ASAP]", MDPI's "Tides, Vol. 12, Pages 104:". */
export function withoutTitleLead(title: string): string {
  return title.replace(/^\[ASAP\] (?=\S)|^[^,:]{2,100}, Vol\. \d+, Pages? [\w-]+: (?=\S)/, '');
}
