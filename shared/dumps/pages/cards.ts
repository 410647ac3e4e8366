import type { Found, Sink } from '../format.ts';
import { LIMIT } from '../limits.ts';
import { excerptOf } from '../record.ts';
import { mayStandAlone } from './block.ts';
import { addLink, type Card, newCard, paperOfCard } from './card.ts';

/** Papers that wait for the end of the page, where the addresses of their links stand. */
const MOST_WAITING = 5_000;
/** Characters of one abstract; what is longer is no abstract. */
const ABSTRACT_CHARACTERS = 256 * 1024;
const MOST_AUTHORS = 5_000;
/** A machine's summary is no longer than this. */
const SUMMARY_CHARACTERS = 1000;

/** The papers of a page, one after another: the open one gets what is read until the next begins. */
export interface Cards {
  /** The paper that is open. */
  readonly open: Card | undefined;
  begin(title: string, line: number, listedOn: string | undefined): void;
  addAbstract(text: string): void;
  addAuthors(names: readonly string[]): void;
  /** Takes back what stands as the open paper's abstract, if it is no longer than a machine's summary. */
  dropSummary(): void;
  /** An address by number, at the end of the page. */
  addAddress(reference: string, url: string): void;
  reject(found: Extract<Found, { kind: 'reject' }>): void;
  /** Ends the open paper. */
  finish(): void;
  /** Ends the page. */
  end(): void;
}

export function pageCards(sink: Sink): Cards {
  let open: Card | undefined;
  let waiting: { readonly found: Found; readonly card: Card | undefined }[] = [];
  let waitingCharacters = 0;
  const addresses = new Map<string, string>();

  function emit(found: Found, card?: Card): void {
    if (card?.reference === undefined && waiting.length === 0) {
      sink(found);
      return;
    }
    waiting.push({ found, card });
    waitingCharacters += card?.abstractCharacters ?? 0;
    if (waiting.length >= MOST_WAITING || waitingCharacters >= LIMIT.recordCharacters) emitWaiting();
  }

  function emitWaiting(): void {
    for (const { found, card } of waiting) {
      const address = card?.reference === undefined ? undefined : addresses.get(card.reference);
      if (card !== undefined && address !== undefined) addLink(card, address);
      sink(found.kind === 'paper' && card !== undefined ? { ...found, paper: paperOfCard(card) } : found);
    }
    waiting = [];
    waitingCharacters = 0;
  }

  function finish(): void {
    if (open === undefined) return;
    const card = open;
    const at = { line: card.line };
    open = undefined;
    if (card.abstract.length === 0 && !card.url && !card.proven && !mayStandAlone(card.title)) {
      emit({ kind: 'skip', reason: 'is a short line without an abstract', at, title: card.title });
    } else emit({ kind: 'paper', paper: paperOfCard(card), at }, card);
  }

  return {
    get open() {
      return open;
    },
    begin(title, line, listedOn) {
      finish();
      open = newCard(line, title, listedOn);
    },
    addAbstract(text) {
      if (open === undefined) return;
      open.abstract.push(text);
      open.abstractCharacters += text.length;
      if (open.abstractCharacters <= ABSTRACT_CHARACTERS) return;
      const { line, title } = open;
      open = undefined;
      const reason = `is followed by more than ${ABSTRACT_CHARACTERS >> 10} Ki characters of text`;
      emit({ kind: 'reject', reason, at: { line }, excerpt: excerptOf(title) });
    },
    addAuthors(names) {
      if (open !== undefined && open.authors.length < MOST_AUTHORS) open.authors.push(...names);
    },
    dropSummary() {
      if (open === undefined || open.abstractCharacters > SUMMARY_CHARACTERS) return;
      open.abstract.length = 0;
      open.abstractCharacters = 0;
    },
    addAddress(reference, url) {
      addresses.set(reference, url);
    },
    reject: (found) => emit(found),
    finish,
    end() {
      finish();
      emitWaiting();
    },
  };
}
