import type { Parser, Sink } from '../format.ts';
import { LIMIT } from '../limits.ts';
import { lineParser } from '../lines.ts';
import { beginsNext, readingOf, textOf, titleLines } from './block.ts';
import { addLink } from './card.ts';
import { pageCards } from './cards.ts';
import { type Furniture, furnitureOf } from './furniture.ts';
import { type PageLine, pageLine, pageReference, wrappedLink } from './page-line.ts';
import type { PageStyle } from './page-style.ts';

/** Characters, and lines, that stand together; more are read as several blocks. */
const BLOCK_CHARACTERS = 256 * 1024;
const BLOCK_LINES = 4096;

/** A machine's summary is no longer than this. */
const SUMMARY_CHARACTERS = 1000;

/**
 * Reads a page of papers: titles, each with its abstract (or a summary, or nothing) below it, between the site's own words. A title is known by the
 * mark that the page's style gives it; where there is none, by its place and its shape.
 */
export function pageParser(sink: Sink, style: PageStyle): Parser {
  const cards = pageCards(sink);
  const readBlock = style.marks === 'nothing' ? readByPlace : readByMark;
  /** Without marks there is no markup: what looks like some belongs to the text. */
  const as = style.marks === 'nothing' ? 'written' : 'text';
  let lines: PageLine[] = [];
  let firstLine = 0;
  let characters = 0;
  /** A sentence behind a whole abstract: more of it, or the next title. What comes next tells. */
  let doubtful: { readonly lines: readonly PageLine[]; readonly line: number } | undefined;
  /** Title and abstract stand together without a blank line. The first paper shows it. */
  let joined: boolean | undefined;
  let day: string | undefined;
  let papers = 0;
  let awaiting: 'name' | 'names' | 'votes' | undefined;
  /** Where the site says that a card begins, its title is what comes next, and what follows up to the number of its authors is its summary. */
  let inCard: 'title' | 'summary' | undefined;
  /** On the page of one paper, what stands between its head and its abstract is nobody's title. */
  let inHead = false;
  /** Behind the abstract on such a page. */
  let ended = false;
  /** Numbers that stand above the title. */
  let ids: string[] = [];

  function begin(title: readonly PageLine[], line: number): void {
    settleDoubt();
    const text = textOf(title, as);
    const link = wrappedLink(text);
    papers += 1;
    // In a numbered list the numbers are no part of the titles.
    const [number = ''] = /^\d{1,4}[.)]\s+(?=\S)/.exec(text) ?? [];
    const isNumbered = number !== '' && Number.parseInt(number, 10) === papers;
    cards.begin(link?.text ?? (isNumbered ? text.slice(number.length) : text), line, day);
    awaiting = undefined;
    inHead = false;
    for (const id of ids) cards.open?.ids.push(id);
    ids = [];
    for (const { url, reference } of title) {
      addUrl(url);
      if (cards.open !== undefined && reference !== undefined) cards.open.reference ??= reference;
    }
    addUrl(link?.url);
  }

  function addUrl(url: string | undefined): void {
    if (cards.open !== undefined && url !== undefined) addLink(cards.open, url);
  }

  function addAbstract(block: readonly PageLine[]): void {
    cards.addAbstract(textOf(block, as));
  }

  /** Nothing showed that the doubtful sentence is a title, so it belongs to the abstract. */
  function settleDoubt(): void {
    if (doubtful !== undefined) addAbstract(doubtful.lines);
    doubtful = undefined;
  }

  function isMarked({ heading, standsOut }: PageLine): boolean {
    return style.marks === 'headings' ? heading === style.level : style.marks === 'links' && standsOut;
  }

  function closeBlock(): void {
    if (lines.length === 0) return;
    const block = lines;
    lines = [];
    characters = 0;
    if (ended) return;
    if (inCard !== undefined && style.marks === 'nothing') readInCard(block, firstLine);
    else if (!(inHead && readingOf(block) === 'title')) readBlock(block, firstLine);
  }

  function readInCard(block: readonly PageLine[], line: number): void {
    if (inCard === 'summary') {
      addAbstract(block);
      return;
    }
    const [first, ...others] = block;
    const title =
      titleLines(block, false) ||
      (readingOf(others) === 'sentence' && readingOf(block.slice(0, 1)) === 'title' ? 1 : block.length);
    if (first !== undefined) begin(block.slice(0, title), line);
    if (title < block.length) addAbstract(block.slice(title));
    inCard = 'summary';
  }

  function readByMark(block: readonly PageLine[], line: number): void {
    if (isMarked(block[0] as PageLine)) {
      const count = titleLines(block, true) || block.length;
      begin(block.slice(0, count), line);
      if (count < block.length) addAbstract(block.slice(count));
    } else {
      const reading = readingOf(block);
      if (reading === 'note') readNote(block, line);
      else if (reading !== 'title' || (cards.open?.abstract.length === 0 && textOf(block).length >= 60)) {
        settleDoubt();
        addAbstract(block);
      } else for (const { url } of block) addUrl(url);
    }
  }

  function readByPlace(block: readonly PageLine[], line: number): void {
    const reading = readingOf(block);
    if (reading === 'note') {
      readNote(block, line);
      return;
    }
    if (cards.open?.abstract.length === 0) {
      if (reading === 'title') begin(block, line);
      else {
        joined ??= false;
        addAbstract(block);
      }
      return;
    }
    const count = joined === false ? 0 : titleLines(block, false);
    if (count > 0) {
      joined = true;
      begin(block.slice(0, count), line);
      addAbstract(block.slice(count));
    } else if (reading === 'title' || (cards.open === undefined && reading === 'sentence')) begin(block, line);
    else if (cards.open !== undefined) readBehindAbstract(block, reading, line);
  }

  /** A note goes to the abstract that is there; what it links to is the paper's either way. Without a link it may yet be a title ("Demo: …"). */
  function readNote(block: readonly PageLine[], line: number): void {
    settleDoubt();
    const address = /https?:\/\/[^\s<>()"]+/.exec(textOf(block))?.[0].replace(/(?<![.,;])[.,;]+$/, '');
    addUrl(address);
    if (cards.open === undefined || cards.open.abstract.length === 0) return;
    if (address === undefined) doubtful = { lines: block, line };
    else addAbstract(block);
  }

  function readBehindAbstract(block: readonly PageLine[], reading: 'sentence' | 'prose', line: number): void {
    if (doubtful !== undefined && reading === 'prose') {
      const title = doubtful;
      doubtful = undefined;
      begin(title.lines, title.line);
      addAbstract(block);
    } else if (reading === 'sentence') {
      settleDoubt();
      doubtful = { lines: block, line };
    } else addAbstract(block);
  }

  function readFurniture(furniture: Furniture): void {
    const card = cards.open;
    const votesFollow = awaiting === 'votes';
    if (furniture.kind !== 'mark') awaiting = undefined;
    switch (furniture.kind) {
      case 'day':
        settleDoubt();
        cards.finish();
        day = furniture.text;
        ended = false;
        break;
      case 'published':
        if (card !== undefined) card.published ??= furniture.text;
        break;
      case 'votes':
        if (furniture.count === undefined) awaiting = 'votes';
        else if (card !== undefined) card.votes ??= furniture.count;
        break;
      case 'number':
        if (votesFollow && card !== undefined) card.votes ??= furniture.count;
        break;
      case 'submitter':
        inHead = card?.published !== undefined && card.abstract.length === 0 && !card.proven;
        inCard = inHead ? undefined : 'title';
        if (!inHead) settleDoubt();
        if (!furniture.named) awaiting = 'name';
        break;
      case 'name':
        awaiting = 'name';
        break;
      case 'size':
        if (card !== undefined) card.proven = true;
        inCard = undefined;
        break;
      case 'machine':
        if (card !== undefined && card.abstractCharacters <= SUMMARY_CHARACTERS) {
          card.abstract.length = 0;
          card.abstractCharacters = 0;
        }
        break;
      case 'end':
        ended = card !== undefined && card.abstract.length > 0;
        break;
      case 'authors':
        cards.addAuthors(furniture.names);
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
      cards.addAuthors(text.split(/\s*,\s*/).filter((name) => name !== ''));
      return true;
    }
    const name = awaiting === 'name' && text.length <= 40 && text.split(/\s+/).length <= 3;
    awaiting = undefined;
    return name;
  }

  /** The address of a line that is nothing else: the paper's own, unless it ends a wrapped abstract. */
  function loneAddress({ text }: PageLine): string | undefined {
    if (!text.includes('://')) return undefined;
    const address = /^<?(https?:\/\/\S+?)>?$/.exec(text)?.[1];
    const endsAbstract = address !== undefined && lines.length > 0 && readingOf(lines) === 'prose';
    return endsAbstract ? undefined : address;
  }

  /** A number belongs to the paper that is open, or to the one that begins below it. */
  function readNumber(id: string): void {
    if (cards.open === undefined || ended) ids.push(id);
    else cards.open.ids.push(id);
    if (ended) cards.finish();
    ended = false;
  }

  function readLine(line: PageLine, number: number): void {
    const isNumber = line.text.includes(':') && /^arxiv:\s*\d\S+$/i.test(line.text);
    const furniture = line.text === '' || isNumber ? undefined : furnitureOf(line.text);
    const address = loneAddress(line);
    const own = furniture === undefined && address === undefined && !isNumber && line.text !== '';
    if (!own || line.heading > 0 || isMarked(line)) {
      // An organisation and a dot stand between a title and the number of authors.
      const named = /^[·•]$/.test(line.written) || (furniture?.kind === 'size' && furniture.afterName);
      if (inCard !== undefined && named && lines.length > 1) lines.pop();
      closeBlock();
    }
    if (furniture !== undefined) {
      addUrl(line.url);
      readFurniture(furniture);
    } else if (address !== undefined) addUrl(address);
    else if (isNumber) readNumber(line.text);
    else if (own && !isAwaited(line) && (line.heading === 0 || isMarked(line) || style.marks === 'nothing')) {
      if (style.marks === 'nothing' && joined !== false && beginsNext(lines, line)) closeBlock();
      if (lines.length === 0) firstLine = number;
      lines.push(line);
      characters += line.text.length;
      if (characters > BLOCK_CHARACTERS || lines.length >= BLOCK_LINES) closeBlock();
    }
  }

  return lineParser({
    line(text, number) {
      if (text === '') return closeBlock();
      const reference = style.marks === 'nothing' ? undefined : pageReference(text);
      if (reference === undefined) readLine(pageLine(text), number);
      else {
        closeBlock();
        cards.addAddress(reference.reference, reference.url);
      }
    },
    tooLong(line, excerpt) {
      closeBlock();
      const reason = `is a line of more than ${LIMIT.recordCharacters >> 20} Mi characters`;
      cards.reject({ kind: 'reject', reason, at: { line }, excerpt });
    },
    end() {
      closeBlock();
      settleDoubt();
      cards.end();
    },
  });
}
