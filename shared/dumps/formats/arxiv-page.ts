import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import type { Format, Sink } from '../format.ts';
import { LIMIT, TOO_LONG } from '../limits.ts';
import { lineParser } from '../lines.ts';
import { excerptOf, report } from '../record.ts';

/** `[3] arXiv:2610.09999 (cross-list from q-bio.PE) [pdf, html, other]`; on the page of one paper `arXiv:2610.09999 (cs)`. */
const START =
  /^\s*(?:\[\d{1,5}\]\s*|\d{1,5}\.\s+)?arXiv:\s?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(v\d+)?(?=\s+[[(])(\s+\([^()]*\))?(?:\s+\[([^[\]]*)\].*)?\s*$/;
const LABEL =
  /^\s*(Title|Authors?|Abstract|Comments|Subjects|Journal[ -]ref(?:erence)?|(?:Related )?DOI|Report[ -](?:no|number)|MSC[ -]class(?:es)?|ACM[ -]class(?:es)?|Cite as)\s?:\s*(.*)$/;
/** What the pages say between and behind papers. */
const END =
  /^\s*(?:Submission history|(?:New|Cross|Replacement) submissions|Total of \d|Showing (?:up to )?\d|Access Paper:|About arXiv)/;
/** On the page of one paper, and behind the abstract of a search's. */
const SUBMITTED = /^\s*\[?(?:Submitted|\(Submitted)(?: on)?\s+(\d{1,2} \p{L}+,? \d{4})/u;
const FURNITURE =
  /^\s*(?:View (?:a )?PDF|HTML \(experimental\)|TeX Source|Other Formats|view license|Bookmark|Download:?|PDF|Full-text links:?)\b/i;
/** Categories alone on their line, as searches have them. */
const TAGS =
  /^\s*(?:[a-z-]+\.[A-Za-z-]{2,}|[a-z]{2,5}-[a-z]{2,3})(?:\s+(?:[a-z-]+\.[A-Za-z-]{2,}|[a-z]{2,5}-[a-z]{2,3}))*\s*$/;
/** The day of a listing. */
const DAY = /^\s*(?:Showing new listings for \p{L}+, (.+?)|\p{L}{3}, (\d{1,2} \p{L}{3} \d{4})(?: \(.*)?)\s*$/u;

/** Pages of the arXiv that were selected in a browser and copied: the listings of a day or week, a search's results, a paper's own page. */
export const arxivPage: Format = {
  name: 'arxiv-page',
  title: 'Page of the arXiv as text',
  recognises: ({ text }) => {
    if (!text.includes('arXiv:') || /^\\\\/m.test(text)) return false;
    const lines = text.split('\n', 2000);
    const start = lines.findIndex((line) => START.test(line));
    return start >= 0 && lines.slice(start + 1, start + 12).some((line) => /^\s*(?:Title|Authors):\s?\S/.test(line));
  },
  read: (sink) => lineParser(pageReader(sink)),
};

interface Entry {
  readonly line: number;
  readonly id: string;
  /** What the line with the number says in brackets. */
  readonly aside: string;
  readonly fields: Map<string, string>;
  listedOn: string | undefined;
  characters: number;
  lines: number;
}

function pageReader(sink: Sink): Parameters<typeof lineParser>[0] {
  let open: Entry | undefined;
  let current: string | undefined;
  /** The last line ends with a comma. */
  let goesOn = false;
  let listedOn: string | undefined;
  let record = 0;

  function close(): void {
    const entry = open;
    open = undefined;
    current = undefined;
    if (entry === undefined) return;
    record += 1;
    const tooLong = entry.lines > LIMIT.recordLines ? TOO_LONG.lines : TOO_LONG.record;
    const outcome = isTooLong(entry) ? { reject: tooLong } : paperOf(entry);
    report(
      sink,
      outcome,
      { line: entry.line, record },
      () => `arXiv:${entry.id} ${[...entry.fields.values()].join(' ')}`,
    );
  }

  function add(entry: Entry, name: string, text: string): void {
    current = name;
    goesOn = text.endsWith(',');
    entry.characters += text.length + 1;
    entry.lines += 1;
    const before = entry.fields.get(name);
    if (!isTooLong(entry)) entry.fields.set(name, before === undefined ? text : `${before}\n${text}`);
  }

  /** A line without a label: what it is, its place tells. */
  function addPlain(entry: Entry, line: string): void {
    const { fields } = entry;
    const text = line.trim();
    const published = SUBMITTED.exec(line)?.[1];
    if (published !== undefined) add(entry, 'submitted', published);
    else if (current === 'abstract' || (current === 'authors' && goesOn)) add(entry, current, text);
    else if (FURNITURE.test(line)) current = undefined;
    else if (TAGS.test(line)) add(entry, 'tags', text);
    else if (/^doi 10\./.test(text)) add(entry, 'doi', text);
    else if (!fields.has('title')) add(entry, 'title', text);
    else if (!fields.has('authors')) add(entry, 'authors', text);
    else if (!fields.has('abstract') && fields.has('subjects') && current !== 'other') add(entry, 'abstract', text);
  }

  return {
    line(line, number) {
      const [, id = '', version = '', aside = ''] = START.exec(line) ?? [];
      // The page of one paper says its number again where it tells how to cite it.
      if (id !== '' && id !== open?.id) {
        close();
        open = { line: number, id: id + version, aside, fields: new Map(), listedOn, characters: 0, lines: 0 };
        return;
      }
      if (END.test(line)) close();
      const [, day = DAY.exec(line)?.[2]] = DAY.exec(line) ?? [];
      if (day !== undefined && current !== 'abstract') {
        close();
        listedOn = day;
      }
      if (open === undefined || id !== '' || line.trim() === '') return;
      const [, label, text = ''] = LABEL.exec(line) ?? [];
      if (label === undefined) addPlain(open, line);
      else {
        current = FIELD_OF[label.toLowerCase().slice(0, 6)] ?? 'other';
        if (text !== '' && !open.fields.has(current)) add(open, current, text);
      }
    },
    tooLong(number, excerpt) {
      close();
      record += 1;
      sink({ kind: 'reject', reason: TOO_LONG.line, at: { line: number, record }, excerpt: excerptOf(excerpt) });
    },
    end: close,
  };
}

const FIELD_OF: Readonly<Record<string, string>> = {
  title: 'title',
  author: 'authors',
  abstra: 'abstract',
  commen: 'comments',
  subjec: 'subjects',
  journa: 'journal',
  doi: 'doi',
  relate: 'doi',
};

function isTooLong({ characters, lines }: Entry): boolean {
  return characters > LIMIT.recordCharacters || lines > LIMIT.recordLines;
}

function paperOf({ id, aside, fields, listedOn }: Entry): FoundPaper {
  const doi = /10\.\d{4,9}\/\S+/.exec(fields.get('doi') ?? '')?.[0];
  return foundPaper({
    title: fields.get('title') ?? '',
    // Searches end each abstract with a button.
    abstract: fields.get('abstract')?.replace(/\s*[△▽] (?:Less|More)\s*$/, ''),
    givenId: id,
    ids: [`arXiv:${id}`, ...(doi === undefined ? [] : [`doi:${doi}`])],
    authors: (fields.get('authors') ?? '').split(/,\s+(?:and\s+)?|\s+and\s+/).flatMap((name) => name.trim() || []),
    categories: fields.get('tags')?.split(/\s+/) ?? codesIn(fields.get('subjects') ?? ''),
    published: fields.get('submitted'),
    listedOn,
    venue: fields.get('journal'),
    comment: fields.get('comments'),
    revision: /replaced/.test(aside) || undefined,
  });
}

/** `Machine Learning (cs.LG); Optics (physics.optics)` */
function codesIn(subjects: string): readonly string[] {
  return Array.from(subjects.matchAll(/\(([a-z-]+(?:\.[A-Za-z-]+)?)\)/g), ([, code = '']) => code);
}
