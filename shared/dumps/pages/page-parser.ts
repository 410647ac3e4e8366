import type { Found, Parser, Sink } from '../format.ts';
import { LIMIT } from '../limits.ts';
import { lineParser } from '../lines.ts';
import { mayStandAlone, readingOf, textOf, titleLines } from './block.ts';
import { addLink, type Card, newCard, paperOfCard } from './card.ts';
import { type Furniture, furnitureOf } from './furniture.ts';
import { type PageLine, pageLine, pageReference, wrappedLink } from './page-line.ts';
import type { PageStyle } from './page-style.ts';

/** Papers that wait for the end of the page, where the addresses of their links stand. */
const MOST_WAITING = 5_000;
/** Characters of one abstract; what is longer is no abstract. */
const ABSTRACT_CHARACTERS = 256 * 1024;

/**
 * Reads a page of papers: titles, each with its abstract (or a summary, or nothing) below it, between the site's own words. A title is known by the
 * mark that the page's style gives it; where there is none, by its place and its shape.
 */
export function pageParser(sink: Sink, style: PageStyle): Parser {
  /** Without marks there is no markup: what looks like some belongs to the text. */
  const as = style.marks === 'nothing' ? 'written' : 'text';
  let lines: PageLine[] = [];
  let lineNumber = 0;
  let blockSize = 0;
  let card: Card | undefined;
  /** A sentence behind a whole abstract: more of it, or the next title. What comes next tells. */
  let doubtful: { readonly lines: readonly PageLine[]; readonly line: number } | undefined;
  /** Title and abstract stand together without a blank line. The first paper shows it. */
  let joined: boolean | undefined;
  let day: string | undefined;
  let awaiting: 'name' | 'names' | 'votes' | undefined;
  let waiting: { readonly found: Found; readonly card: Card | undefined }[] = [];
  const addresses = new Map<string, string>();

  function emit(found: Found, from?: Card): void {
    if (from?.reference === undefined && waiting.length === 0) sink(found);
    else if (waiting.push({ found, card: from }) >= MOST_WAITING) emitWaiting();
  }

  function emitWaiting(): void {
    for (const { found, card: from } of waiting) {
      const address = from?.reference === undefined ? undefined : addresses.get(from.reference);
      if (from !== undefined && address !== undefined) addLink(from, address);
      sink(found.kind === 'paper' && from !== undefined ? { ...found, paper: paperOfCard(from) } : found);
    }
    waiting = [];
  }

  function finishCard(): void {
    if (doubtful !== undefined) card?.abstract.push(textOf(doubtful.lines, as));
    doubtful = undefined;
    if (card === undefined) return;
    const whole = card;
    const at = { line: whole.line };
    card = undefined;
    awaiting = undefined;
    if (whole.abstract.length === 0 && !whole.url && !mayStandAlone(whole.title)) {
      emit({ kind: 'skip', reason: 'is a short line without an abstract', at, title: whole.title });
    } else emit({ kind: 'paper', paper: paperOfCard(whole), at }, whole);
  }

  function begin(title: readonly PageLine[], line: number): void {
    finishCard();
    const text = textOf(title, as);
    const link = wrappedLink(text);
    card = newCard(line, link?.text ?? text);
    if (link !== undefined) addLink(card, link.url);
    if (day !== undefined) card.listedOn = day;
    for (const { url, reference } of title) {
      if (url !== undefined) addLink(card, url);
      if (reference !== undefined) card.reference ??= reference;
    }
  }

  function isMarked({ heading, standsOut }: PageLine): boolean {
    return style.marks === 'headings' ? heading === style.level : style.marks === 'links' && standsOut;
  }

  function closeBlock(): void {
    if (lines.length === 0) return;
    const block = lines;
    const line = lineNumber - block.length;
    lines = [];
    blockSize = 0;
    if (style.marks === 'nothing') readByPlace(block, line);
    else readByMark(block, line);
  }

  function readByMark(block: readonly PageLine[], line: number): void {
    if (isMarked(block[0] as PageLine)) {
      const count = titleLines(block, true) || block.length;
      begin(block.slice(0, count), line);
      if (count < block.length) card?.abstract.push(textOf(block.slice(count), as));
    } else if (readingOf(block) !== 'title' || (card?.abstract.length === 0 && textOf(block).length >= 60)) {
      card?.abstract.push(textOf(block, as));
    }
  }

  function readByPlace(block: readonly PageLine[], line: number): void {
    const reading = readingOf(block);
    if (card !== undefined && card.abstract.length === 0) {
      if (reading === 'title') begin(block, line);
      else {
        joined ??= false;
        card.abstract.push(textOf(block, as));
      }
      return;
    }
    const count = joined === false ? 0 : titleLines(block, false);
    if (count > 0) {
      joined = true;
      begin(block.slice(0, count), line);
      card?.abstract.push(textOf(block.slice(count), as));
    } else if (reading === 'title' || (card === undefined && reading === 'sentence')) begin(block, line);
    else if (card !== undefined) readBehindAbstract(block, reading, line, card);
  }

  function readBehindAbstract(
    block: readonly PageLine[],
    reading: 'sentence' | 'prose',
    line: number,
    open: Card,
  ): void {
    if (doubtful !== undefined && reading === 'prose') {
      const title = doubtful;
      doubtful = undefined;
      begin(title.lines, title.line);
      card?.abstract.push(textOf(block, as));
    } else if (reading === 'sentence') {
      if (doubtful !== undefined) open.abstract.push(textOf(doubtful.lines, as));
      doubtful = { lines: block, line };
    } else open.abstract.push(textOf(block, as));
  }

  function readFurniture(furniture: Furniture, { url }: PageLine): void {
    if (card !== undefined && url !== undefined) addLink(card, url);
    const votes = awaiting === 'votes';
    if (furniture.kind !== 'mark') awaiting = undefined;
    switch (furniture.kind) {
      case 'day':
        finishCard();
        day = furniture.text;
        break;
      case 'published':
        if (card !== undefined) card.published ??= furniture.text;
        break;
      case 'votes':
        if (furniture.count === undefined) awaiting = 'votes';
        else if (card !== undefined) card.votes ??= furniture.count;
        break;
      case 'number':
        if (votes && card !== undefined) card.votes ??= furniture.count;
        break;
      case 'submitter':
        if (!furniture.named) awaiting = 'name';
        break;
      case 'authors':
        card?.authors.push(...furniture.names);
        if (furniture.names.length === 0) awaiting = 'names';
        break;
      case 'mark':
      case 'other':
        break;
    }
  }

  /** Takes a line that a label before it announced. */
  function isAwaited(line: PageLine): boolean {
    const { text } = line;
    if (awaiting === 'names' && text.length <= 200 && readingOf([line]) === 'title') {
      card?.authors.push(...text.split(/\s*,\s*/).filter((name) => name !== ''));
      return true;
    }
    const name = awaiting === 'name' && text.length <= 40 && text.split(/\s+/).length <= 3;
    awaiting = undefined;
    return name;
  }

  /** An address alone on a line ends a wrapped abstract; anywhere else it is the paper's own. */
  function inProse(): boolean {
    return lines.length > 0 && readingOf(lines) === 'prose';
  }

  return lineParser({
    line(text, number) {
      lineNumber = number;
      const reference = style.marks === 'nothing' ? undefined : pageReference(text);
      if (reference !== undefined) {
        closeBlock();
        addresses.set(reference.reference, reference.url);
        return;
      }
      const line = pageLine(text);
      const furniture = line.text === '' ? undefined : furnitureOf(line.text);
      const address = /^<?(https?:\/\/\S+?)>?$/.exec(line.text)?.[1];
      const alone = address === undefined || inProse() ? undefined : address;
      if (line.text === '' || furniture !== undefined || alone !== undefined || line.heading > 0 || isMarked(line))
        closeBlock();
      lineNumber = number + 1;
      if (furniture !== undefined) readFurniture(furniture, line);
      else if (alone !== undefined) {
        if (card !== undefined) addLink(card, alone);
      } else if (/^arxiv:\s*\S+$/i.test(line.text)) card?.ids.push(line.text);
      else if (
        line.text !== '' &&
        !isAwaited(line) &&
        (line.heading === 0 || isMarked(line) || style.marks === 'nothing')
      ) {
        lines.push(line);
        blockSize += line.text.length;
        if (blockSize > ABSTRACT_CHARACTERS) closeBlock();
      }
    },
    tooLong(number, excerpt) {
      lineNumber = number;
      closeBlock();
      emit({
        kind: 'reject',
        reason: `is a line of more than ${LIMIT.recordCharacters >> 20} Mi characters`,
        at: { line: number },
        excerpt,
      });
    },
    end(number) {
      lineNumber = number + 1;
      closeBlock();
      finishCard();
      emitWaiting();
    },
  });
}
