import type { Cadence } from '../calendar/cadence.ts';
import type { Day } from '../calendar/day.ts';
import type { Instant } from '../calendar/instant.ts';
import type { PaperId } from '../papers/paper.ts';
import type { EditionId, ReaderId } from './ids.ts';

/** What a reader asked for, in the query language (docs/query-language.md). */
export interface Interest {
  /** Stable under a change of label; made from the canonical query. */
  readonly id: string;
  readonly label: string;
  readonly query: string;
  readonly addedAt: Instant;
  /** Papers that the reader asked for more of, and for less, oldest first, capped (steering.ts). They rank what the query finds. */
  readonly like?: readonly SteeredPaper[];
  readonly dislike?: readonly SteeredPaper[];
  /** Nothing is looked for until the reader wants it again; then it looks back like a new interest. */
  readonly muted?: true;
}

/** A paper that a reader steers by, as it was when they did: nothing needs to be looked up, and what is taken back later still steers. */
export interface SteeredPaper {
  readonly id: PaperId;
  readonly title: string;
  /** Its beginning, which says what it is about. */
  readonly abstract: string;
}

/** Languages that mails and pages are written in. */
export type Language = 'en' | 'de' | 'zh';

/**
 * Consent (R1). `invited`: added by the operator, invitation not yet sent. `active`: gets mail. `paused`: asked for silence until a date, or their mailbox
 * turned several mails away; `invited` where the invitation is still to be sent.
 * `left`: never mailed again, and being added again does not change that. `suppressed`: their mailbox refused us for good, or they complained.
 */
export type Consent =
  | { readonly state: 'invited' }
  | { readonly state: 'active' }
  | { readonly state: 'paused'; readonly until?: Instant; readonly reason?: 'bounces'; readonly invited?: true }
  | { readonly state: 'left'; readonly at: Instant }
  | { readonly state: 'suppressed'; readonly reason: 'bounce' | 'complaint'; readonly at: Instant };

/** What a reader may choose beside interests and cadence. What is absent is as the default says. */
export interface Preferences {
  /** Papers in full, 1 to 25. @default 10 */
  readonly cards?: number;
  /** A paper must fit an interest so well, 0 to 100. @default 0 */
  readonly minimumScore?: number;
  /** Later versions of papers that they were sent: of none, those really rewritten, or all; with all, rewritten papers that match though they never had them, too. @default 'never' */
  readonly revisions?: 'never' | 'material' | 'all';
  /** Tell of papers withdrawn that they were sent. @default true */
  readonly withdrawals?: boolean;
  /** After four silent weeks, one note of what they ask for. @default true */
  readonly quietNotes?: boolean;
  /** The most upvoted papers since their last edition: none, three beside what matches, or ten and nothing else. Never in alerts. @default 'none' */
  readonly upvoted?: 'none' | 'beside' | 'only';
  /** Of mails and pages. @default 'en' */
  readonly language?: Language;
}

/** What compose remembers of the round that moved the watermark. */
export interface Answered {
  readonly dueAt: Instant;
  /** Where its window began. A paper that first arrived after this and was re-stamped since may have slipped past it. */
  readonly from: Instant;
  /** Ids of the interests it answered. Any other is new and looks back (DESIGN "welcome"). */
  readonly interests: readonly string[];
  /** Since when no edition was frozen, whether they were told so, and how many papers came in meanwhile. */
  readonly silence?: { readonly since: Instant; readonly told: boolean; readonly arrived?: number };
  /** Alerts of a local day: at most three are mailed. */
  readonly alerts?: { readonly day: Day; readonly count: number };
}

export interface Reader {
  readonly id: ReaderId;
  readonly address: string;
  /** IANA name. */
  readonly zone: string;
  readonly cadence: Cadence;
  readonly interests: readonly Interest[];
  readonly preferences?: Preferences;
  readonly consent: Consent;
  readonly addedAt: Instant;
  readonly nextDueAt: Instant;
  /** Arrivals up to here have been answered for by earlier editions. */
  readonly watermark: Instant;
  /** Latest editions, newest first, at most 8: those undecided, and the last decided one. */
  readonly openEditions: readonly EditionId[];
  /** The round before; absent until there was one. */
  readonly answered?: Answered;
  /** When the mails of the last two weeks left that came back for the time being. */
  readonly transientBounces?: readonly Instant[];
  /** Changes that they made by their own page on a UTC day: it takes only so many. */
  readonly changes?: { readonly day: Day; readonly count: number };
  /** Counts writes; a conditional update names the version it read. */
  readonly version: number;
}
