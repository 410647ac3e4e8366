import type { FoundPaper } from '../../papers/found-paper.ts';
import type { Format } from '../format.ts';
import { LIMIT, TOO_LONG } from '../limits.ts';
import { lineParser } from '../lines.ts';
import { excerptOf, type Outcome, report } from '../record.ts';

/** A line that parts header, abstract and end: two backslashes, and at the end of a mailing's entry its address and size. */
const FENCE = /^\\\\(?:\s*$|\s*\(|-{3,})/;
const RULE = /^(?:-{20,}|%{2}-{2}.*)$/;
const ID_LINE = /^(?:Paper \(\*cross-listing\*\)|Paper|arXiv):\s*(\S+)(.*)$/;

/** The arXiv's own text: daily mailings, listings by archive and month, and `.abs` files. */
export const arxivMailing: Format = {
  name: 'arxiv-mailing',
  title: 'arXiv mailing or listing',
  recognises: ({ text }) =>
    /^(?:> ?){0,5}\\\\\s*\n(?:.*\n){0,4}?(?:> ?){0,5}(?:Paper|arXiv)[^:\n]*:\s*\S[^\n]*\n(?:.*\n){0,8}?(?:(?:Date|From)\b.*\n){0,200}(?:.*\n){0,8}?(?:> ?){0,5}Title\s?:/m.test(
      text,
    ),
  read(sink) {
    let part: 'outside' | 'header' | 'abstract' = 'outside';
    let header: string[] = [];
    let abstract: string[] = [];
    let startLine = 0;
    let record = 0;
    /** Of the record that is open. */
    let characters = 0;
    let lines = 0;
    let broken: string | undefined;

    function open(line: number): void {
      part = 'header';
      startLine = line;
      characters = 0;
      lines = 0;
      broken = undefined;
    }

    function close(whole: boolean): void {
      if (header.some((line) => ID_LINE.test(line))) {
        record += 1;
        const reason = broken ?? (whole ? undefined : 'ends early: the last record is cut off');
        const outcome = reason === undefined ? outcomeOf(header, abstract.join('\n')) : { reject: reason };
        report(sink, outcome, { line: startLine, record }, () => [...header, '', ...abstract].join('\n'));
      }
      header = [];
      abstract = [];
      part = 'outside';
    }

    function add(to: string[], text: string): void {
      characters += text.length + 1;
      lines += 1;
      if (characters > LIMIT.recordCharacters) broken ??= TOO_LONG.record;
      else if (lines > LIMIT.recordLines) broken ??= TOO_LONG.lines;
      else to.push(text);
    }

    return lineParser({
      line(written, number) {
        // A mail that was answered or passed on has signs of quoting before its lines.
        const text = written.startsWith('>') ? written.replace(/^(?:> ?){1,5}/, '') : written;
        const fence = FENCE.test(text);
        if (part === 'outside') {
          if (!fence) return;
          open(number + 1);
        } else if (part === 'header') {
          if (!fence) add(header, text);
          else if (/^\\\\\s*$/.test(text)) part = 'abstract';
          else close(true);
        } else if (fence) {
          const isNext = abstract.every((line) => line.trim() === '') && /^\\\\\s*$/.test(text) && abstract.length > 1;
          close(true);
          if (isNext) open(number + 1);
        } else if (RULE.test(text)) close(true);
        else add(abstract, text);
      },
      tooLong(number, excerpt) {
        const reason = TOO_LONG.line;
        if (part !== 'outside') {
          broken ??= reason;
          return;
        }
        record += 1;
        sink({ kind: 'reject', reason, at: { line: number, record }, excerpt: excerptOf(excerpt) });
      },
      end() {
        if (part === 'header') close(false);
        else if (part === 'abstract') close(abstract.every((line) => line.trim() === ''));
      },
    });
  },
};

function outcomeOf(header: readonly string[], abstract: string): Outcome {
  const fields = fieldsOf(header);
  const [, id = '', rest = ''] = header.map((line) => ID_LINE.exec(line)).find((found) => found !== null) ?? [];
  const replaced = header.find((line) => /^replaced with (?:revised )?version/i.test(line));
  const versions = header.flatMap((line) => /\(revised v(\d+)\)/.exec(line)?.[1] ?? []).map(Number);
  const comment = fields.get('comments');
  const [doi, journal] = [fields.get('doi'), fields.get('journal-ref')];
  const givenId = id.replace(/^arXiv:/i, '');
  const paper: FoundPaper = {
    title: fields.get('title') ?? '',
    givenId,
    ids: [`arXiv:${givenId}`, ...(doi?.split(/\s+/).map((one) => `doi:${one}`) ?? [])],
    authors: withoutAsides(fields.get('authors') ?? fields.get('author') ?? '')
      .split(/,\s+|(?<!\s)\s+and\s+/)
      .flatMap((one) => one.trim() || []),
    categories: (fields.get('categories') ?? fields.get('subj-class') ?? '')
      .split(/[\s;]+/)
      .flatMap((one) => one || []),
    ...(abstract.trim() !== '' && { abstract }),
    ...(fields.has('date') && { published: fields.get('date')!.replace(/(?<!\s)\s*\(.*$/, '') }),
    ...(comment !== undefined && { comment }),
    ...(journal !== undefined && { venue: journal }),
    ...(versions.length > 0 && { version: Math.max(...versions) }),
    ...((replaced !== undefined || /replac/i.test(rest)) && { revision: true }),
    ...(/\bwithdrawn\b/i.test(replaced ?? '') && { withdrawn: true }),
  };
  return paper;
}

/** Authors without their affiliations: `Bo Marsh (1 and 2), Chi Fenn ((1) Shore Lab, (2) Kelp University)`. */
export function withoutAsides(authors: string): string {
  const inner = authors.replace(/\s?\([^()]*\)/g, '');
  return inner.replace(/\s?\([^()]*\)/g, '');
}

const KEY =
  /^(Title|Authors?|Categories|Comments?|Journal-ref|DOI|Subj-class|Report-no|MSC-class|ACM-class|License|Proxy|Date|From)\s?(?: ?\([^)]*\))?:\s*(.*)$/;

/** `Key: value` with further lines below it, indented or not; the first of a key counts. */
function fieldsOf(header: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let current: string | undefined;
  for (const line of header) {
    const [, key, value = ''] = KEY.exec(line) ?? [];
    if (key !== undefined) {
      current = fields.has(key.toLowerCase()) ? undefined : key.toLowerCase();
      if (current !== undefined) fields.set(current, value);
    } else if (ID_LINE.test(line)) current = undefined;
    else if (current !== undefined && line.trim() !== '') fields.set(current, `${fields.get(current)} ${line.trim()}`);
  }
  return fields;
}
