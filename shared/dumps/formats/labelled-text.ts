import type { Format, FoundPaper, Head, Parser, Sink } from '../format.ts';
import { LIMIT } from '../limits.ts';
import { lineParser } from '../lines.ts';
import { excerptOf, report } from '../record.ts';

type Label = 'title' | 'abstract' | 'authors' | 'url' | 'pdf' | 'published' | 'categories' | 'id' | 'doi' | 'comment';

const LABELS: Readonly<Record<string, Label>> = {
  title: 'title',
  summary: 'abstract',
  abstract: 'abstract',
  author: 'authors',
  authors: 'authors',
  pdf: 'pdf',
  url: 'url',
  link: 'url',
  links: 'url',
  published: 'published',
  date: 'published',
  categories: 'categories',
  category: 'categories',
  subjects: 'categories',
  id: 'id',
  arxiv: 'id',
  doi: 'doi',
  comments: 'comment',
};
const LABEL = new RegExp(`^(${Object.keys(LABELS).join('|')})[ \\t]*:[ \\t]*(.*)$`, 'i');
/** A line of dashes, equals signs or stars and nothing else. */
const RULE = /^\s*(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$/;

/** `Title:`, `PDF:`, `Summary:` and more such labels at the start of lines, with a line of dashes (or the next title) between papers. */
export const labelledText: Format = {
  name: 'labelled-text',
  title: 'Text with labels (Title:, PDF:, Summary:)',
  recognises: (head) => claims(head),
  read: (sink) => parser(sink),
};

/** The first line that says anything is a title, and a summary or abstract comes before the next one. */
function claims({ text }: Head): boolean {
  const lines = text.split('\n', 2000);
  const first = lines.findIndex((line) => line.trim() !== '' && !RULE.test(line));
  if (first < 0 || labelOf(lines[first]!)?.label !== 'title') return false;
  const rest = lines.slice(first + 1);
  const next = rest.findIndex((line) => RULE.test(line) || labelOf(line)?.label === 'title');
  return rest.slice(0, next < 0 ? undefined : next).some((line) => labelOf(line)?.label === 'abstract');
}

function labelOf(line: string): { readonly label: Label; readonly text: string } | undefined {
  const [, name, text = ''] = LABEL.exec(line) ?? [];
  return name === undefined ? undefined : { label: LABELS[name.toLowerCase()]!, text };
}

function parser(sink: Sink): Parser {
  let fields = new Map<Label, string>();
  let current: Label | undefined;
  let startLine = 1;
  let record = 0;
  let cut = false;

  function reject(reason: string, line: number, excerpt: string): void {
    record += 1;
    sink({ kind: 'reject', reason, at: { line, record }, excerpt: excerptOf(excerpt) });
    fields = new Map();
    current = undefined;
  }

  function close(): void {
    if (fields.size === 0) return;
    record += 1;
    const found = fields;
    report(sink, paperOf(found), { line: startLine, record }, () => [...found.values()].join(' '));
    fields = new Map();
    current = undefined;
  }

  return lineParser({
    line(text, number, unfinished) {
      cut = unfinished;
      if (RULE.test(text)) return close();
      const labelled = labelOf(text);
      if (labelled?.label === 'title') close();
      if (labelled && !fields.has(labelled.label)) {
        if (fields.size === 0) startLine = number;
        current = labelled.label;
        fields.set(current, labelled.text);
      } else if (current !== undefined) fields.set(current, `${fields.get(current)}\n${text}`);
    },
    tooLong: (number, excerpt) =>
      reject(`has a line of more than ${LIMIT.recordCharacters >> 20} Mi characters`, number, excerpt),
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
  const [doi, givenId] = [text('doi'), text('id')];
  const ids = [...(doi ? [`doi:${doi}`] : []), ...(givenId ? [givenId] : [])];
  const optional = {
    abstract: text('abstract'),
    givenId,
    url: text('url'),
    pdf: text('pdf'),
    published: text('published'),
    comment: text('comment'),
  };
  const said = Object.entries(optional).filter(([, value]) => value !== undefined);
  return {
    title: text('title') ?? '',
    ids,
    authors: list('authors', /,(?!\s*(?:jr|sr|i{2,3})\b)|\band\b/i),
    categories: list('categories', /,/),
    ...Object.fromEntries(said),
  };
}
