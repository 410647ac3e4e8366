import type { FoundPaper } from '../papers/found-paper.ts';
/** Where in the (decoded) dump something stands. Lines count from 1; records (of XML, JSON, CSV) from 1. */
export interface Place {
  readonly line?: number;
  readonly record?: number;
  readonly byte?: number;
  /** The entry of an archive, or the message of a mailbox. */
  readonly entry?: string;
}

/** What a format says of each record it meets: exactly one of these a record, so that the receipt adds up (I2). */
export type Found =
  | { readonly kind: 'paper'; readonly paper: FoundPaper; readonly at: Place }
  /** A record that is no paper, or none to keep, by its nature: an erratum, a deleted record, a header of a mailing. */
  | {
      readonly kind: 'skip';
      readonly reason: string;
      readonly at: Place;
      readonly title?: string;
      /** Identifiers, as written, of what the archive deleted. */
      readonly deleted?: readonly string[];
    }
  /** A record that is broken. The excerpt is at most 200 characters of it. */
  | { readonly kind: 'reject'; readonly reason: string; readonly at: Place; readonly excerpt: string };

/** Takes what a format finds, in the order of the dump. */
export type Sink = (found: Found) => void;

/**
 * Reads one dump of one format. Push-driven and synchronous: the caller owns the stream, its pace and its limits. `write` takes decoded text in
 * pieces cut anywhere but inside a surrogate pair; line ends are LF (CRLF and CR are turned into it) and no control character is left but tab and
 * LF. `end` is called once; a record that the end cuts off becomes one reject whose reason begins with "ends early".
 */
export interface Parser {
  write(text: string): void;
  end(): void;
}

/** The first part of a dump, as recognisers see it. Always the same part, however the dump was cut into pieces. */
export interface Head {
  /** At most 64 Ki characters of decoded text, as a parser gets it. */
  readonly text: string;
  /** The whole dump is in `text`. */
  readonly complete: boolean;
}

/** One way in which people have their papers. */
export interface Format {
  /** Short stable name: `jsonl`, `hf-page`, `arxiv-oai`. It stands in receipts and in `Paper.sources`. */
  readonly name: string;
  /** What a person calls it: "JSON Lines". */
  readonly title: string;
  /** A form that many sources share (JSON, CSV, RSS): it is asked only when no special form claims the dump. */
  readonly general?: true;
  /** Whether this head is of this format, by content alone (I1). Of its rank, exactly one format claims any one fixture. */
  recognises(head: Head): boolean;
  /** A parser for one dump that begins with `head`; `head.text` comes again as the first thing that is written. */
  read(sink: Sink, head: Head): Parser;
}
