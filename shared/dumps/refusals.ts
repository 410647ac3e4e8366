import { csvHead } from './csv-head.ts';
import type { Head } from './format.ts';
import { jsonHead } from './json-head.ts';
import { xmlHead } from './xml-head.ts';

/** One sentence on a text that no format claims: what was seen, and the nearest form that works. */
export function refusalOf(head: Head): string {
  if (head.text.trim() === '') return 'This dump is empty; drop a file that holds papers.';
  if (/^\s*(?:<!doctype html|<html)/i.test(head.text))
    return 'This is an HTML page; copy its text, or save the list itself (JSON, BibTeX, RIS, CSV).';
  const xml = xmlHead(head);
  if (xml !== undefined)
    return `This is XML with <${xml.root}> at the top, which holds no papers in a form known here; BibTeX, RIS or PubMed XML work.`;
  if (/^\s*(?:\{\s*"|\[\s*\{)/.test(head.text) && jsonHead(head) === undefined)
    return 'This begins as JSON does, but it is broken in its first record: look for a missing comma, quote or bracket.';
  const json = jsonHead(head);
  if (json !== undefined)
    return `This is JSON whose objects have ${list(Object.keys(json.first))}, but no title; give each a "title" and an "abstract".`;
  const table = csvHead(head);
  if (table !== undefined)
    return `This is a table with the columns ${list(table.columns)}, but none of them holds titles; add a column "title".`;
  return `This is text that begins "${firstWords(head.text)}" and is in no form known here; one JSON object a line with "title" and "abstract" works.`;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `"${name.slice(0, 30)}"`);
  return shown.length === 0 ? 'no members' : shown.join(', ');
}

function firstWords(text: string): string {
  return text.trim().slice(0, 40).replace(/\s+/g, ' ');
}
