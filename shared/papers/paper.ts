import type { Day } from '../calendar/day.ts';
import type { Instant } from '../calendar/instant.ts';

/** A day, or only its month or year where the source says no more: `2026-11-22`, `2026-11`, `2026`. */
export type PartialDay = string;
/** Opaque, never reassigned; made from the first key the paper was known by (identity.ts). */
export type PaperId = string;
/** `scheme:value` in canonical form: `arxiv:2403.12345`, `doi:10.1000/xyz`, `title:…`; strongest schemes first. */
export type PaperKey = string;

/** A paper as one dump tells it: found by a format, cleaned, not yet compared with the library. */
export interface PaperRecord {
  /** Cleaned text, never empty for a title; an abstract is '' when the source had none. */
  readonly title: string;
  readonly abstract: string;
  /** The text as found in the dump. */
  readonly raw: { readonly title: string; readonly abstract: string };
  /** The id that the dump itself gave, as written there. */
  readonly givenId?: string;
  /** Canonical identifiers, strongest first, always at least one (identity.ts). */
  readonly keys: readonly PaperKey[];
  /** As written, `Given Family` where the source tells them apart; capped, see authorCount. */
  readonly authors: readonly string[];
  readonly authorCount: number;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  /** Absolute https (or http) addresses. */
  readonly links: PaperLinks;
  /** The record's own date. It decides about age (I6). */
  readonly published?: PartialDay;
  /** The day printed on the page or list that carried it. A label only (I6). */
  readonly listedOn?: Day;
  /** 2 for arXiv v2; absent when the source says nothing. */
  readonly version?: number;
  readonly withdrawn: boolean;
  /** The source says this is a replacement of a paper already announced. */
  readonly revision: boolean;
  readonly venue?: string;
  readonly comment?: string;
  readonly votes?: number;
  /** Format that found it. */
  readonly source: string;
}

export interface PaperLinks {
  readonly abstract?: string;
  readonly pdf?: string;
  readonly code?: string;
}

/**
 * Why a paper became known (again): first seen; its abstract came later; a later version came; it was withdrawn.
 */
export type ArrivalKind = 'new' | 'enriched' | 'revised' | 'withdrawn';

/** One arrival in the life of a paper. */
export interface Arrival {
  readonly kind: ArrivalKind;
  readonly at: Instant;
  /** Of a revision: when the paper was news last, new or enriched. Whoever was not told of it then is told now (E3). */
  readonly newsAt?: Instant;
  /** Of a revision: when title or abstract were really rewritten last; absent where no more than a comma was changed since the paper was news. */
  readonly rewrittenAt?: Instant;
}

/** One work in the library, whatever number of sources. */
export interface Paper extends Omit<PaperRecord, 'source' | 'revision' | 'givenId'> {
  readonly id: PaperId;
  /** Every format or source that told of it, by name. */
  readonly sources: readonly string[];
  /** Versions that the title and the abstract are of: 1 where the source said nothing, 2 for a replacement without a number. */
  readonly titleVersion: number;
  readonly abstractVersion: number;
  /** The last version that a source calls withdrawn, 1000 where it names none; a later one stands. */
  readonly withdrawnVersion?: number;
  /** The dump that it first came with, and the record there, counted from 1. */
  readonly dumpId: string;
  readonly dumpRecord: number;
  /** Other dumps that brought it too, in order of arrival, capped: what `retract` must leave standing. */
  readonly otherDumps: readonly string[];
  /** First arrival of all; never moves (I5). */
  readonly firstArrivedAt: Instant;
  /** Latest arrival; absent for papers that never were news (backfill, own date too old: I6) or are no longer listed (retracted). */
  readonly arrival?: Arrival;
  /** Whoever told of it called it a replacement of a paper announced before, and none of it came by backfill: it is new once somebody announces it. */
  readonly unannounced?: true;
  /** Ids of papers that turned out to be this one; a reader who got one of them got this one (E2). */
  readonly formerIds: readonly PaperId[];
}
