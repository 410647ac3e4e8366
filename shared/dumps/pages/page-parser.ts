import type { Parser, Sink } from '../format.ts';
import { TOO_LONG } from '../limits.ts';
import { lineParser } from '../lines.ts';
import { beginsNext, goesOn, loneAddress, type PlacedBlock, readingOf, textOf, titleLines } from './block.ts';
import { addLink } from './card.ts';
import { pageCards } from './cards.ts';
import { type Furniture, furnitureOf } from './furniture.ts';
import { type PageLine, pageLine, pageReference, titleIn } from './page-line.ts';
import { marksTitle, type PageStyle } from './page-style.ts';
import { type BelowTitle, peopleIn, peopleReader } from './people.ts';

/** Characters, and lines, that stand together; more are read as several blocks. */
const BLOCK_CHARACTERS = 256 * 1024;
const BLOCK_LINES = 4096;

/**
 * Reads a page of papers: titles, each with its abstract (or a summary, or nothing) below it, between the site's own words. A title is known by the
 * mark that the page's style gives it; where there is none, by its place and its shape.
 */
export function pageParser(sink: Sink, style: PageStyle): Parser {
  const cards = pageCards(sink);
  const isMarked = (line: PageLine): boolean => marksTitle(style, line);
  const readBlock = style.marks === 'nothing' ? readByPlace : readByMark;
  /** Without marks there is no markup: what looks like some belongs to the text. */
  const as = style.marks === 'nothing' ? 'written' : 'text';
  let lines: PageLine[] = [];
  let firstLine = 0;
  let characters = 0;
  /** A sentence behind a whole abstract: more of it, or the next title. What comes next tells. */
  let doubtful: PlacedBlock | undefined;
  /** Title and abstract stand together without a blank line. The first paper shows it. */
  let joined: boolean | undefined;
  /** A line of names below a title, which may yet be a title itself ("Large Models, Small Worlds"). What comes next tells. */
  let people: (PlacedBlock & { readonly names: readonly string[] }) | undefined;
  const reader = peopleReader(style.width);
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
    papers += 1;
    const named = titleIn(textOf(title, as), papers);
    cards.begin(named.text, line, day);
    awaiting = undefined;
    inHead = false;
    for (const id of ids) cards.open?.ids.push(id);
    ids = [];
    for (const { url, reference } of title) {
      addUrl(url);
      if (cards.open !== undefined && reference !== undefined) cards.open.reference ??= reference;
    }
    addUrl(named.url);
  }

  function addUrl(url: string | undefined): void {
    if (cards.open !== undefined && url !== undefined) addLink(cards.open, url);
  }

  function addAbstract(block: readonly PageLine[]): void {
    cards.addAbstract(textOf(block, as));
  }

  function addBelow({ names, abstract }: BelowTitle): void {
    if (names !== undefined) cards.addAuthors(names);
    if (abstract.length > 0) addAbstract(abstract);
  }

  /** A block whose first `count` lines are a title. */
  function beginWith(block: readonly PageLine[], count: number, line: number): void {
    const parts = reader.parts(block, count);
    begin(parts.title, line);
    addBelow(parts);
  }

  /** Nothing showed that the doubtful sentence is a title, so it belongs to the abstract; nor that the names are none, above no abstract. */
  function settleDoubt(): void {
    const [sentence, names] = [doubtful, people];
    doubtful = undefined;
    people = undefined;
    if (sentence !== undefined) addAbstract(sentence.lines);
    if (names !== undefined) begin(names.lines, names.line);
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
      settleDoubt();
      // A short line that is no sentence may be the name of an organisation: then a dot follows.
      const names = peopleIn(textOf(block));
      if (names !== undefined) cards.addAuthors(names);
      else if (block.length === 1 && readingOf(block) === 'title') doubtful = { lines: block, line };
      else addAbstract(block);
      return;
    }
    beginWith(block, titleLines(block, false) || block.length, line);
    inCard = 'summary';
  }

  function readByMark(block: readonly PageLine[], line: number): void {
    if (isMarked(block[0] as PageLine)) {
      beginWith(block, titleLines(block, true) || block.length, line);
    } else {
      const reading = readingOf(block);
      const names = cards.open?.abstract.length === 0 ? peopleIn(textOf(block)) : undefined;
      if (names !== undefined) cards.addAuthors(names);
      else if (reading === 'note') readNote(block, line);
      else if (reading !== 'title' || (cards.open?.abstract.length === 0 && textOf(block).length >= 60)) {
        settleDoubt();
        addAbstract(block);
      } else for (const { url } of block) addUrl(url);
    }
  }

  function readByPlace(block: readonly PageLine[], line: number): void {
    const reading = readingOf(block);
    if (people !== undefined && reading !== 'title') {
      cards.addAuthors(people.names);
      people = undefined;
    }
    if (reading === 'note') {
      readNote(block, line);
      return;
    }
    if (cards.open?.abstract.length === 0) {
      const names = reading === 'title' && people === undefined ? reader.names(textOf(block)) : undefined;
      if (names !== undefined) people = { names, lines: block, line };
      else if (reading === 'title') beginWith(block, block.length, line);
      else {
        joined ??= false;
        addBelow(reader.below(block));
      }
      return;
    }
    const count = joined === false ? 0 : titleLines(block, false);
    if (count > 0) {
      joined = true;
      beginWith(block, count, line);
    } else if (reading === 'title' || (cards.open === undefined && reading === 'sentence'))
      beginWith(block, block.length, line);
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
        if (inCard !== undefined) settleDoubt();
        if (card !== undefined) card.proven = true;
        inCard = undefined;
        break;
      case 'machine':
        cards.dropSummary();
        break;
      case 'end':
        ended = card !== undefined && card.abstract.length > 0;
        break;
      case 'authors':
        cards.addAuthors(furniture.names);
        if (furniture.names.length === 0) awaiting = 'names';
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

  /** A number belongs to the paper that is open, or to the one that begins below it. */
  function readNumber(id: string): void {
    if (ended) cards.finish();
    ended = false;
    (cards.open?.ids ?? ids).push(id);
  }

  function readLine(line: PageLine, number: number): void {
    const isNumber = line.text.includes(':') && /^arxiv:\s*\d\S+$/i.test(line.text);
    const furniture =
      line.text === '' || isNumber || goesOn(lines, line, style.width) ? undefined : furnitureOf(line.text);
    const address = loneAddress(line, lines);
    const own = furniture === undefined && address === undefined && !isNumber && line.text !== '';
    if (!own || line.heading > 0 || isMarked(line)) {
      // An organisation and a dot stand between a title and the number of authors.
      const named = /^[·•]$/.test(line.written) || (furniture?.kind === 'size' && furniture.afterName);
      if (inCard !== undefined && named) {
        if (lines.length > 1 || (inCard === 'summary' && readingOf(lines) === 'title')) lines.pop();
        else if (lines.length === 0) doubtful = undefined;
      }
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
    line(written, number) {
      const text = style.quoted ? written.replace(/^(?:> ?)+/, '') : written;
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
      cards.reject({ kind: 'reject', reason: TOO_LONG.line, at: { line }, excerpt });
    },
    end() {
      closeBlock();
      settleDoubt();
      cards.end();
    },
  });
}
