import type { Instant } from '../../shared/calendar/instant.ts';
import type { StaleSource } from '../../shared/dumps/stale.ts';
import type { Edition, EditionBody, EditionLinks } from '../../shared/editions/edition.ts';
import type { Hold } from '../../shared/editions/hold.ts';
import type { Transition } from '../../shared/editions/ledger.ts';
import type { Library } from '../../shared/matching/library/library.ts';
import type { KeptLibrary } from '../../shared/matching/library/library-of-days.ts';
import type { Reason } from '../../shared/matching/reason.ts';
import type { NamedPapers } from '../../shared/matching/saved-interests.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { EditionId, ReaderId } from '../../shared/readers/ids.ts';
import type { Interest, Reader } from '../../shared/readers/reader.ts';

/** What compose needs from outside. */
export interface ComposePorts {
  readonly readers: {
    /** Readers of one shard whose due time is not after `at`, earliest first. May lag behind. */
    due(shard: number, at: Instant): AsyncIterable<{ readonly id: ReaderId }>;
    /** The reader as it is now (strongly consistent). */
    get(id: ReaderId): Promise<Reader | undefined>;
    /** Writes the reader if the row still has `reader.version`, which then counts one up; undefined when somebody else wrote first. */
    put(reader: Reader): Promise<Reader | undefined>;
  };
  /** Papers whose latest arrival lies in (from, to], in any order. May lag behind by up to the windows' overlap. */
  arrivals(from: Instant, to: Instant): AsyncIterable<Paper>;
  /** The papers that queries name with `like:`, whatever their age, by what the queries call them. One that is not known is not there. */
  named(names: readonly string[]): Promise<NamedPapers>;
  readonly matching: Matching;
  /** What closed days taught; undefined while that is too little, and then the papers that are matched are a library of their own. */
  library(): Promise<KeptLibrary | undefined>;
  readonly bodies: {
    get(id: EditionId): Promise<EditionBody | undefined>;
    /** Writes the body unless one is there under its id; answers the one that stands. */
    putIfAbsent(body: EditionBody): Promise<EditionBody>;
  };
  readonly ledger: {
    get(id: EditionId): Promise<Edition | undefined>;
    /** Writes `next` if the row is as `when` says; false when it is not. */
    write(transition: Transition): Promise<boolean>;
    /** Undecided editions of one shard whose next action is not after `at`, earliest first. May lag behind. */
    overdue(shard: number, at: Instant): AsyncIterable<Edition>;
  };
  /** Sources that used to come daily and have not come for a while; best effort. */
  staleSources(): Promise<readonly StaleSource[]>;
  readonly holds: { get(): Promise<Hold | undefined> };
  /** Wakes send for these editions; a message that is lost costs only time. */
  wake(ids: readonly EditionId[]): Promise<void>;
  /** The same links for the same edition, always. */
  links(edition: {
    readonly readerId: ReaderId;
    readonly editionId: EditionId;
    readonly dueAt: Instant;
  }): Promise<EditionLinks>;
  /** Takes the lease called `name` until then, if it is free or over. Keeps ticks from doing the same work twice; nothing depends on it. */
  lease(name: string, now: Instant, until: Instant): Promise<boolean>;
  now(): Instant;
  /** Adds to a metric (names.ts). */
  count(metric: 'composeTicks' | 'editionsFrozen' | 'sendingHeld', value: number): void;
  /** From 0 to below 1. */
  random(): number;
  /** Mails a second that may be woken again (80 % of the account's rate). */
  readonly mailsPerSecond: number;
}

/** The engine behind queries (shared/matching/saved-interests.ts). */
export interface Matching {
  /** Interests compiled together, by what one library taught. One that cannot be read matches nothing. */
  compile(interests: readonly Interest[], library: Library, named: NamedPapers): CompiledInterests;
  /** What papers teach by themselves, where no library is kept yet. */
  libraryOf(papers: Iterable<Paper>): Library;
}

/** `interest` counts in the interests that were compiled. */
interface CompiledInterests {
  /** Hands over what finds what: the paper's place in the list, the score from 0 to 100. In any order. */
  match(papers: readonly Paper[], take: (interest: number, paper: number, score: number) => void): void;
  explain(interest: number, paper: Paper): readonly Reason[];
}
