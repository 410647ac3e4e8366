import type { FoundPaper } from '../../papers/found-paper.ts';
import type { Format, Head, Parser, Sink } from '../format.ts';
import { parseJson } from '../json/start.ts';
import { LIMIT, TOO_LONG } from '../limits.ts';
import { lineParser } from '../lines.ts';
import { peopleOfValue } from '../named/values.ts';
import { excerptOf, report } from '../record.ts';

type Label =
  | 'title'
  | 'abstract'
  | 'authors'
  | 'url'
  | 'pdf'
  | 'published'
  | 'categories'
  | 'keywords'
  | 'venue'
  | 'code'
  | 'id'
  | 'doi'
  | 'comment'
  | 'votes'
  | 'line'
  | 'other';

const NAMES: Readonly<Record<Label, string>> = {
  title: 'title|paper title|标题|論文タイトル|论文标题|题目',
  abstract: 'summary|abstract|摘要',
  authors: 'authors?|作者',
  pdf: 'pdf(?: (?:link|url))?',
  url: 'url|links?|(?:paper|arxiv|abs(?:tract)?) (?:link|url)|链接',
  published: 'published(?: on)?|publication date|submitted|date|year|发表日期|日期',
  categories: '(?:primary )?categor(?:y|ies)|subjects?|分类',
  keywords: 'keywords|tags|关键词',
  venue: 'venue|journal(?:[- ]ref(?:erence)?)?|conference|published in',
  code: 'code|github',
  id: '(?:entry |paper )?id|arxiv(?: id)?',
  doi: 'doi',
  comment: 'comments?',
  votes: '(?:up)?votes?|likes',
  line: 'tl;?dr',
  other:
    'updated(?: on)?|affiliations?|institutions?|organi[sz]ations?|(?:relevance )?score|relevance|rank|source|language|pages|publisher|volume|issue|issn|isbn|license|report-no|citations?|cited by|type|(?:submitted|posted) by|project(?: page)?',
};
/** What nobody knows by name ends a value of one line: `Reading time: 5 minutes`. */
const UNKNOWN = /^[-*+•>#\s]*(?:\*\*|__)?\p{Lu}[\p{L} -]{1,30}(?:\*\*|__)?:/u;
const LABELS = Object.entries(NAMES).map(
  ([label, names]) => [label as Label, new RegExp(`^(?:${names})$`, 'i')] as const,
);
/** What lists put before a label: bullets, numbers, marks of Markdown, pictures. */
const LEAD = String.raw`(?:[-*+•>#_ \t]|\d{1,4}[.)]|\[\d{1,4}\]|\p{Extended_Pictographic}|[\uFE0F\u200D])*`;
const LABEL = new RegExp(
  `^${LEAD}(${Object.values(NAMES).join('|')})[ \\t]*(?:(?:\\*\\*|__)[ \\t]*)?[:：][ \\t]*(?:(?:\\*\\*|__)[ \\t]*)?(.*)$`,
  'iu',
);
/** Values that may be of several lines, in which anything may stand. */
const LONG: ReadonlySet<Label> = new Set(['title', 'abstract', 'line']);
/** A line of dashes, equals signs or stars and nothing else. */
const RULE = /^\s*(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$/;

/** `Title:`, `PDF:`, `Summary:` and more such labels at the start of lines, with a line of dashes (or the next title) between papers. */
export const labelledText: Format = {
  name: 'labelled-text',
  title: 'Text with labels (Title:, PDF:, Summary:)',
  recognises: (head) => claims(head),
  read: (sink, { text }) => parser(sink, openerOf(text.split('\n', MOST_LINES)) ?? 'title'),
};

/** Lines that may stand above the first title: a heading, a number, a day. */
const MOST_ABOVE = 3;
const SHORT = 60;
/** A heading, or the number of the paper that comes: `## Paper 3`, `Paper 3:`, `[3]`. */
const BETWEEN = /^\s*(?:#{1,6}\s|(?:(?:paper|article|no\.?)\s*)?[#[(]?\d{1,4}[\])]?[.:]?\s*$)/i;

/** Lines of the beginning that are looked at. */
const MOST_LINES = 2000;

/** Among the first lines that say anything is a title, and a summary or abstract comes before the next one. */
function claims({ text }: Head): boolean {
  const lines = text.split('\n', MOST_LINES);
  const above = lines.findIndex((line) => labelOf(line)?.label === 'title');
  if (above < 0 || openerOf(lines) === undefined) return false;
  const said = lines.slice(0, above).filter((line) => line.trim() !== '' && !RULE.test(line));
  if (said.length > MOST_ABOVE || said.some((line) => line.length > SHORT && labelOf(line) === undefined)) return false;
  const first = above;
  const rest = lines.slice(first + 1);
  const next = rest.findIndex((line) => RULE.test(line) || labelOf(line)?.label === 'title');
  return rest.slice(0, next < 0 ? undefined : next).some((line) => labelOf(line)?.label === 'abstract');
}

/**
 * The label that each paper begins with: that of the titles, or the one above the first of them, where it stands above the second, too. Undefined where it does not: then it is
 * that of the whole text.
 */
function openerOf(lines: readonly string[]): Label | undefined {
  const labels = lines.flatMap((line) => labelOf(line)?.label ?? []).filter((label) => label !== 'other');
  const [first] = labels;
  const title = labels.indexOf('title');
  const next = labels.indexOf('title', title + 1);
  const again = labels.lastIndexOf(first ?? 'title', next);
  const isOpener = title === 0 || next < 0 || (again > title && !labels.slice(again, next).includes('abstract'));
  return isOpener ? first : undefined;
}

interface Labelled {
  readonly label: Label;
  readonly text: string;
  readonly isSmall: boolean;
}

function labelOf(line: string): Labelled | undefined {
  const [, name, text = ''] = LABEL.exec(line) ?? [];
  const label = name === undefined ? undefined : LABELS.find(([, names]) => names.test(name))?.[0];
  return label === undefined ? undefined : { label, text: unquoted(text), isSmall: /^\p{Ll}/u.test(name ?? '') };
}

/** What YAML puts around a text: quotes, or the sign of a block that follows. */
function unquoted(text: string): string {
  if (/^[>|][+-]?$/.test(text)) return '';
  const written = /^"(?:[^"\\]|\\.)*"$/.test(text) ? parseJson(`[${text}]`) : undefined;
  return Array.isArray(written) ? String(written[0]) : text.replace(/^(["'])(.*)\1$/, '$2');
}

function parser(sink: Sink, opener: Label): Parser {
  let fields = new Map<Label, string>();
  let current: Label | undefined;
  let startLine = 1;
  let record = 0;
  /** Of the record that is open. */
  let characters = 0;
  let lines = 0;
  let cut = false;
  /** How the first label is written. */
  let hasCapitals: boolean | undefined;

  function reject(reason: string, line: number, excerpt: string): void {
    record += 1;
    sink({ kind: 'reject', reason, at: { line, record }, excerpt: excerptOf(excerpt) });
    forget();
  }

  function forget(): void {
    fields = new Map();
    current = undefined;
    characters = 0;
    lines = 0;
  }

  function close(): void {
    if (fields.size === 0) return;
    const text = (): string => [...fields.values()].join(' ');
    if (isTooLong()) {
      reject(lines > LIMIT.recordLines ? TOO_LONG.lines : TOO_LONG.record, startLine, text());
      return;
    }
    record += 1;
    report(sink, paperOf(fields), { line: startLine, record }, text);
    forget();
  }

  const isTooLong = (): boolean => characters > LIMIT.recordCharacters || lines > LIMIT.recordLines;

  /** Takes a line into the record. Of one that is too long only enough to be shown is kept. */
  function add(label: Label, text: string): void {
    characters += text.length + 1;
    lines += 1;
    const value = fields.get(label);
    fields.set(label, value === undefined ? text : `${value}\n${text}`);
    if (isTooLong()) for (const [name, long] of fields) fields.set(name, excerptOf(long));
  }

  return lineParser({
    line(text, number, unfinished) {
      cut = unfinished;
      if (RULE.test(text)) return close();
      if (BETWEEN.test(text) && labelOf(text) === undefined) {
        current = undefined;
        return;
      }
      const found = labelOf(text);
      hasCapitals ??= found && !found.isSmall;
      // A wrapped line of text may begin with such a word: "Our code is on the\n project page: https://…".
      const labelled = hasCapitals && found?.isSmall ? undefined : found;
      if (labelled?.label === opener || (labelled?.label === 'title' && fields.has('title'))) close();
      if (labelled?.label === 'other') current = undefined;
      else if (labelled && !fields.has(labelled.label)) {
        if (fields.size === 0) startLine = number;
        current = labelled.label;
        add(current, labelled.text);
      } else if (current !== undefined) {
        if (!LONG.has(current) && labelled === undefined && UNKNOWN.test(text)) current = undefined;
        else add(current, text);
      }
    },
    tooLong: (number, excerpt) => reject(TOO_LONG.line, number, excerpt),
    end() {
      if (cut && record > 0 && fields.size > 0 && !endsSentence(fields.get('abstract') ?? ''))
        reject('ends early: the last record is cut off', startLine, [...fields.values()].join(' '));
      else close();
    },
  });
}

/** A text that no line end closes is whole when its last sentence is: programs that put the rule only between records leave it so. */
function endsSentence(text: string): boolean {
  return /[.!?。！？)\]"”’]\s*$/.test(text);
}

function paperOf(fields: ReadonlyMap<Label, string>): FoundPaper {
  const text = (label: Label): string | undefined => fields.get(label)?.trim() || undefined;
  const list = (label: Label, between: RegExp): readonly string[] => {
    const written = text(label) ?? '';
    return written.split(written.includes(';') ? ';' : between).flatMap((one) => one.trim() || []);
  };
  const votes = Number.parseInt(text('votes') ?? '', 10);
  const [doi, givenId] = [text('doi'), text('id')];
  const ids = [...(doi ? [`doi:${doi}`] : []), ...(givenId ? [givenId] : [])];
  const optional = {
    abstract: text('abstract') ?? text('line'),
    givenId,
    url: addressIn(text('url')),
    pdf: text('pdf'),
    published: text('published'),
    comment: text('comment'),
    venue: text('venue'),
    code: text('code'),
  };
  const said = Object.entries(optional).filter(([, value]) => value !== undefined);
  return {
    title: text('title') ?? '',
    ids,
    authors: authorsOf(list('authors', /,(?!\s*(?:jr|sr|i{2,3})\b)|\band\b|[，、]/i), text('authors')),
    categories: list('categories', /,/),
    ...(votes > 0 && { votes }),
    ...(fields.has('keywords') && { keywords: list('keywords', /,/) }),
    ...Object.fromEntries(said),
  };
}

/** `Quill, A., Marsh, B.` are two. */
function authorsOf(names: readonly string[], written: string | undefined): readonly string[] {
  return names.some((name) => /^(?:\p{Lu}\.[\s-]*)+$/u.test(name)) ? peopleOfValue(written) : names;
}

/** The address in a link of Markdown, else the text as it is. */
function addressIn(text: string | undefined): string | undefined {
  return /\]\(\s*<?([^\s)>]+)/.exec(text ?? '')?.[1] ?? text;
}
