import type { Cadence } from '../calendar/cadence.ts';
import type { Day } from '../calendar/day.ts';
import type { Instant } from '../calendar/instant.ts';
import type { StaleSource } from '../dumps/stale.ts';
import type { Reason } from '../matching/reason.ts';
import type { ArrivalKind, PaperId, PaperLinks } from '../papers/paper.ts';
import type { EditionId, ReaderId } from '../readers/ids.ts';
import type { Language } from '../readers/reader.ts';

/** What is common to an edition in any state. Kept in the ledger; small (≤1 KB). */
interface LedgerRow {
  readonly id: EditionId;
  readonly readerId: ReaderId;
  readonly dueAt: Instant;
  /** After this moment it is never mailed; its papers are carried (E5). */
  readonly sendBefore: Instant;
  readonly papers: number;
  /** Version of the reader it was composed from. It counts only once the reader's next version names it in openEditions. */
  readonly readerVersion: number;
  /** Sends begun so far, whatever became of them. */
  readonly attempts: number;
  /** Attempts whose outcome is unknown (reset, timeout, 5xx, crash). Two park the edition. */
  readonly unknownAttempts: number;
}

/** A claim: who may send now, and until when nobody else may. */
export interface Claim {
  readonly owner: string;
  readonly leaseUntil: Instant;
}

/** The ledger's states (DESIGN: PLANNED → CLAIMED → SENT; other ends). A state carries what is true in it and nothing else. */
export type Edition =
  | (LedgerRow & { readonly state: 'PLANNED'; readonly nextActionAt: Instant })
  | (LedgerRow & { readonly state: 'CLAIMED'; readonly claim: Claim; readonly nextActionAt: Instant })
  | (LedgerRow & { readonly state: 'SENT'; readonly sentAt: Instant; readonly messageId?: string })
  | (LedgerRow & { readonly state: 'REFUSED'; readonly reason: string; readonly endedAt: Instant })
  | (LedgerRow & { readonly state: 'PARKED'; readonly reason: string; readonly endedAt: Instant })
  | (LedgerRow & { readonly state: 'EXPIRED'; readonly endedAt: Instant })
  | (LedgerRow & {
      readonly state: 'CANCELLED';
      /** `superseded`: the reader's row moved on without naming it, so that another edition answers for its window. */
      readonly reason: 'left' | 'paused' | 'erased' | 'suppressed' | 'superseded';
      readonly endedAt: Instant;
    });

/** A paper as an edition froze it. The whole abstract is here: the edition's page never changes. */
export interface FrozenPaper {
  readonly id: PaperId;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly authorCount: number;
  readonly categories: readonly string[];
  readonly links: PaperLinks;
  readonly published?: Day;
  readonly listedOn?: Day;
  readonly venue?: string;
  readonly source: string;
  /** Votes on the page that listed it, where the source counts them. */
  readonly votes?: number;
  readonly arrival: ArrivalKind;
  readonly arrivedAt: Instant;
  /** Listed before in an edition that ended without being mailed, or that nobody knows to have been (E3, E4). */
  readonly carried?: 'not mailed' | 'may have reached you';
  readonly why: readonly Reason[];
  /** Papers that nearly repeat this one and are told with it: they count as listed, and no edition tells of them again. */
  readonly copies?: readonly FrozenCopy[];
}

/** The same work under another identity: from another source, under another title. */
export interface FrozenCopy {
  readonly id: PaperId;
  readonly title: string;
  readonly source: string;
  readonly venue?: string;
  readonly links: PaperLinks;
  readonly arrivedAt: Instant;
}

/** Papers of one interest, best first. */
export interface EditionSection {
  readonly interest: { readonly id: string; readonly label: string; readonly query: string };
  readonly papers: readonly FrozenPaper[];
  /** The interest is new: its first papers look back (DESIGN "welcome"). */
  readonly toStartWith: boolean;
}

/** The whole edition as written to the bucket before the ledger knows of it. Holds no address. */
export interface EditionBody {
  readonly id: EditionId;
  readonly readerId: ReaderId;
  readonly dueAt: Instant;
  readonly sendBefore: Instant;
  readonly readerVersion: number;
  readonly cadence: Cadence['kind'];
  readonly zone: string;
  /** Of the mail and its page. @default 'en' */
  readonly language?: Language;
  /** (from, to]: arrivals that this edition answered for. */
  readonly window: { readonly from: Instant; readonly to: Instant };
  /** How many papers arrived in the window, matching or not. */
  readonly considered: number;
  /** The library that it was ranked with (M3); absent where the arrivals themselves were one. */
  readonly libraryVersion?: string;
  readonly sections: readonly EditionSection[];
  /** Most upvoted since the last edition, for readers who want that; none of them is in a section. Listed like any other: never told of twice. */
  readonly trending?: readonly FrozenPaper[];
  /** Its only paper is called as that of the edition before: the subject, which is that title, says when. */
  readonly sameTitleAsBefore?: true;
  /** Sources that used to come daily and had not come for a while: a quiet edition need not be a quiet day. */
  readonly stale?: readonly StaleSource[];
  /** Ended editions whose papers are among these (E3). */
  readonly carries: readonly EditionId[];
  readonly links: EditionLinks;
  /** What this reader's editions listed before this one, newest first, capped: with it, one read answers "seen before?" (E2, listed.ts). */
  readonly listedBefore: readonly string[];
}

/** Absolute addresses that carry capabilities; the same edition frozen twice carries the same ones. */
export interface EditionLinks {
  readonly page: string;
  readonly leave: string;
  /** The reader's own page, where they steer; with `?p=<number>` by that paper. Works for half a year. Editions frozen earlier have none. */
  readonly steer?: string;
}
