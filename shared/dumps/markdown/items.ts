import type { Parser, Sink } from '../format.ts';
import { TOO_LONG } from '../limits.ts';
import { lineParser } from '../lines.ts';
import type { Field } from '../named/fields.ts';
import { excerptOf, type Outcome, report } from '../record.ts';
import { itemPaper } from './item.ts';
import { isGeneric, isPaperAddress, linksIn } from './links.ts';
import { cellsOf, columnsOf, isTableRule, rowPaper } from './table.ts';

const BULLET = /^([ \t]*)(?:[-*+•◦▪]|\d{1,4}[.)]|#{1,6}|\*{0,2}\[\d{1,4}\]\*{0,2})[ \t]+(?=\S)/;
/** Characters of an item that are read; what is longer is no item. */
const LONGEST = 20_000;

interface Item {
  readonly indent: number;
  readonly line: number;
  readonly isHeading: boolean;
  text: string;
  /** A link in it leads to a paper; where that is not so, up to where it was looked for. */
  hasPaper: boolean;
  looked: number;
}

/** Characters of an item that are looked at again with what came behind them: longer than any link. */
const LINK_CHARACTERS = 500;

/** A parser for lists and tables of papers in Markdown. Text between them is nobody's record. */
export function markdownParser(sink: Sink): Parser {
  let item: Item | undefined;
  let header: { readonly cells: readonly string[]; readonly line: number } | undefined;
  let columns: readonly (Field | undefined)[] | undefined;
  let blank = false;
  let record = 0;
  let listedOn: string | undefined;
  let lastUnfinished = false;

  function tell(outcome: Outcome | undefined, line: number, text: string): void {
    if (outcome === undefined) return;
    record += 1;
    const isPaper = !('skip' in outcome || 'reject' in outcome);
    report(sink, isPaper && listedOn ? { ...outcome, listedOn } : outcome, { line, record }, () => text);
  }

  function closeItem(): void {
    if (item === undefined) return;
    const { line, text, isHeading } = item;
    item = undefined;
    const isCut = lastUnfinished && /\[[^\]]*$|\]\([^()]*$/.test(text.slice(-2000)) && record > 0;
    const outcome = isCut ? { reject: 'ends early: the last record is cut off' } : itemPaper(text);
    // A heading may lead to a paper; one that leads elsewhere is no record.
    if (!(isHeading && outcome !== undefined && 'skip' in outcome)) tell(outcome, line, text);
  }

  function row(cells: readonly string[], line: number, text: string): void {
    tell(rowPaper(cells, columns ?? []), line, text);
  }

  /** The names of the columns stand above the rule; a row in their place is a row. */
  function table(cells: readonly string[], line: number, text: string, unfinished: boolean): void {
    closeItem();
    if (isTableRule(cells)) {
      columns = header === undefined ? columns : columnsOf(header.cells);
      header = undefined;
      return;
    }
    if (columns === undefined && header === undefined) header = { cells, line };
    else if (unfinished && record > 0 && !text.trimEnd().endsWith('|'))
      tell({ reject: 'ends early: the last record is cut off' }, line, text);
    else row(cells, line, text);
  }

  function endTable(): void {
    if (header !== undefined) row(header.cells, header.line, header.cells.join(' | '));
    header = undefined;
    columns = undefined;
  }

  return lineParser({
    line(text, number, unfinished) {
      lastUnfinished = unfinished;
      const cells = cellsOf(text);
      if (cells !== undefined) return table(cells, number, text, unfinished);
      endTable();
      const day = /^\W*(?:last )?updated?(?: on)?\W{1,3}(\d{4}[./-]\d{1,2}[./-]\d{1,2})\b/i.exec(text)?.[1];
      if (day !== undefined) listedOn = day.replace(/[./]/g, '-');
      const bullet = BULLET.exec(text);
      if (bullet !== null && !(item !== undefined && goesOn(item, bullet[1]?.length ?? 0, text))) {
        closeItem();
        item = {
          indent: bullet[1]?.length ?? 0,
          line: number,
          isHeading: text.startsWith('#'),
          text: text.slice(bullet[0].length),
          hasPaper: false,
          looked: 0,
        };
      } else if (text.trim() === '') blank = true;
      else if (item !== undefined) {
        if (bullet === null && blank && !/^[ \t]/.test(text)) closeItem();
        else if (item.text.length < LONGEST) item.text += `\n${text}`;
      }
      if (text.trim() !== '') blank = false;
    },
    tooLong(number, excerpt) {
      closeItem();
      record += 1;
      const reason = TOO_LONG.line;
      sink({ kind: 'reject', reason, at: { line: number, record }, excerpt: excerptOf(excerpt) });
    },
    end() {
      closeItem();
      endTable();
    },
  });
}

/** Whether a deeper item only says more of the one above: its authors, its links, but no other paper's name. */
function goesOn(item: Item, indent: number, text: string): boolean {
  if (indent <= item.indent) return false;
  const links = linksIn(text.slice(0, LONGEST));
  const named = links.some(({ label, address }) => isPaperAddress(address) && !isGeneric(label));
  const bold = links.some(({ address }) => isPaperAddress(address)) && /\*\*[^*]{8,}\*\*/.test(text);
  if (!item.hasPaper) {
    const unseen = item.text.slice(Math.max(0, item.looked - LINK_CHARACTERS));
    item.hasPaper = linksIn(unseen).some(({ address }) => isPaperAddress(address));
    item.looked = item.text.length;
  }
  return (
    !named &&
    !bold &&
    (item.hasPaper || links.length === 0 || links.every(({ label }) => label !== '' && isGeneric(label)))
  );
}
