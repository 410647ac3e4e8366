import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Where a format writes the titles and abstracts of its papers; each expression captures one text. */
const LINE_FIELDS = [
  /^(?:Title|Summary|Abstract): *(.+(?:\n {2,}.+)*)/gm,
  /^(?:TI|T1|AB|N2) {1,2}- *(.+(?:\n {2,}.+)*)/gm,
  /^(?:TI|AB) (.+(?:\n {3}.+)*)/gm,
  /^%[TX] (.+(?:\n(?!%).+)*)/gm,
  /^\\\\\n( {2}[\s\S]+?)\n\\\\/gm,
];
const XML_FIELD =
  /<(?:\w+:)?((?:Article)?[Tt]itle|article-title|Abstract(?:Text)?|abstract|description|summary)(?: [^>]*)?>([\s\S]*?)<\/(?:\w+:)?\1>/g;
const JSON_FIELD = /^(?:title|abstract|summary|tldr|description)$/i;
const BIBTEX_FIELD = /^\s*(?:title|abstract)\s*=\s*(["{])/gim;
const MAX_FILE_BYTES = 8_000_000;

/** Every title and abstract that a coarse look finds in the files under a folder, each once, in the order found. */
export function titlesAndAbstracts(folder: string): string[] {
  const found = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    if (bytes.length > MAX_FILE_BYTES || bytes.includes(0)) continue;
    for (const text of fieldsOf(bytes.toString('utf8'))) if (text.trim().length > 2) found.add(text);
  }
  return [...found];
}

function* fieldsOf(file: string): Generator<string> {
  const start = file.slice(0, 2000).trimStart();
  if (/^[[{]/.test(start)) yield* jsonFields(file);
  else if (start.startsWith('<')) yield* xmlFields(file);
  else if (/^\d{4}-\d+-\d+\t/.test(start.replace('\uFEFF', '')))
    yield* file.split('\n').map((row) => row.split('\t')[2] ?? '');
  else if (/^@\w+\s*\{/m.test(file)) yield* bibtexFields(file);
  else if (/^"?[\w ()]+"?[,;\t]/.test(start.replace('\uFEFF', '')) && /abstract/i.test(start)) yield* csvFields(file);
  else for (const field of LINE_FIELDS) for (const [, text = ''] of file.matchAll(field)) yield text;
}

function* jsonFields(file: string): Generator<string> {
  let values: unknown[];
  try {
    values = [JSON.parse(file)];
  } catch {
    values = file.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
  }
  yield* jsonTexts(values, false);
}

function* jsonTexts(value: unknown, wanted: boolean): Generator<string> {
  if (typeof value === 'string') {
    if (wanted) yield value;
  } else if (Array.isArray(value)) {
    for (const item of value) yield* jsonTexts(item, wanted);
  } else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'titles' || key === 'value' || JSON_FIELD.test(key))
        yield* jsonTexts(item, wanted || key !== 'value');
      else yield* jsonTexts(item, false);
    }
  }
}

function* csvFields(file: string): Generator<string> {
  const delimiter = [',', ';', '\t'].find((sign) => new RegExp(`^\uFEFF?"?[\\w ()]+"?${sign}`).test(file)) ?? ',';
  const options = { delimiter, bom: true, relaxQuotes: true, relaxColumnCount: true, skipRecordsWithError: true };
  const [names = [], ...rows] = parse(file, options) as string[][];
  for (const [column, name] of names.entries()) {
    if (JSON_FIELD.test(name.trim())) for (const row of rows) yield row[column] ?? '';
  }
}

/** The inner markup as an XML reader hands it on: decoded once, inline elements still there as tags. */
function* xmlFields(file: string): Generator<string> {
  for (const [, , inner = ''] of file.matchAll(XML_FIELD)) {
    yield inner
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
  }
}

function* bibtexFields(file: string): Generator<string> {
  for (const field of file.matchAll(BIBTEX_FIELD)) {
    const start = field.index + field[0].length;
    let depth = 1;
    let end = start;
    for (; end < file.length && depth > 0; end++) {
      const char = file[end];
      if (char === '\\') end++;
      else if (char === '{') depth++;
      else if (char === '}' || (char === '"' && field[1] === '"' && depth === 1)) depth--;
    }
    yield file.slice(start, end - 1);
  }
}
