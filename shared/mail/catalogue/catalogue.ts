import type { ArrivalKind } from '../../papers/paper.ts';
import type { Language } from '../../readers/reader.ts';

/** How many papers of an edition are new, really rewritten, or withdrawn. */
export interface Counts {
  readonly fresh: number;
  readonly revised: number;
  readonly withdrawn: number;
}

/** What an invitation says of a reader's hour, already in the reader's language where Intl can say it. */
export interface Rhythm {
  readonly kind: 'alerts' | 'daily' | 'weekdays' | 'weekly' | 'monthly';
  /** `07:00`; absent for alerts. */
  readonly time?: string;
  /** Names of weekdays, for `weekly`. */
  readonly days?: string;
  /** For `monthly`. */
  readonly day?: number | 'last';
  readonly zone: string;
}

/**
 * Every sentence of mails and pages, in one language. Arguments are text for people already: dates, numbers and lists come from Intl. What returns
 * a string returns plain text; nothing here is markup.
 */
export interface Catalogue {
  readonly language: Language;
  /** BCP 47: for Intl, and for `<html lang>`. */
  readonly locale: string;
  readonly htmlLang: string;

  readonly heading: (counts: Counts, number: (n: number) => string) => string;
  readonly quote: (words: string) => string;

  readonly subject: {
    readonly digest: (heading: string, interests: string, when: string) => string;
    readonly alert: (interest: string, what: string) => string;
    readonly revised: (title: string) => string;
    readonly withdrawn: (title: string) => string;
    readonly quiet: (period: string) => string;
    readonly mostUpvoted: (when: string) => string;
  };

  readonly summary: {
    readonly matched: (matched: string, considered: string) => string;
    readonly inDump: (days: string, isOne: boolean) => string;
    readonly from: (sources: string) => string;
    readonly sourceWithDay: (source: string, day: string) => string;
  };

  readonly card: {
    readonly authors: (shown: string, more: string) => string;
    /** Before the reasons, with what stands between: `Why: `. */
    readonly why: string;
    readonly field: (field: string) => string;
    readonly inFields: (clause: string, fields: string) => string;
    readonly noAbstract: string;
    readonly arrival: Readonly<Record<Exclude<ArrivalKind, 'new'>, string>>;
    readonly notMailed: string;
    readonly mayHaveReachedYou: string;
    readonly votes: (count: string) => string;
    readonly abstract: string;
    readonly pdf: string;
    readonly code: string;
    /** Another telling of the same work, by its title or its place. */
    readonly also: (name: string) => string;
    readonly wholeAbstract: string;
    readonly findByTitle: string;
    readonly steer: string;
    /** Instead of a clause: the words that it shares with papers that the reader liked. */
    readonly liked: (words: string) => string;
  };

  readonly section: {
    readonly toStartWith: string;
    readonly alsoMatched: string;
    readonly more: (count: string) => string;
    readonly mostUpvoted: string;
    /** Where there is no last edition to speak of. */
    readonly mostUpvotedFirst: string;
  };

  readonly quiet: {
    readonly heading: string;
    readonly explanation: (considered: string, period: string) => string;
    readonly youAskFor: string;
    readonly widen: string;
  };

  readonly footer: {
    /** The interests that the papers of this edition came from: a reader may have others. */
    readonly fromTopics: (interests: string) => string;
    readonly andMore: (count: string) => string;
    readonly web: string;
    readonly change: string;
    readonly changeSubject: string;
    readonly unsubscribe: string;
    readonly sender: (operator: string) => string;
    /** A source that used to come daily has not come since that day. */
    readonly stale: (source: string, day: string) => string;
  };

  readonly invitation: {
    readonly heading: string;
    readonly who: (operator: string) => string;
    readonly rhythm: (rhythm: Rhythm) => string;
    readonly nothingToDo: string;
    readonly decline: string;
  };

  readonly confirmation: {
    readonly subject: string;
    readonly heading: string;
    readonly preheader: string;
    readonly explanation: string;
    readonly confirm: string;
    readonly ignore: string;
  };

  readonly page: {
    readonly search: string;
    readonly find: string;
    readonly found: (found: string, total: string) => string;
    readonly showAll: string;
    readonly comeBack: (operator: string) => string;
    readonly leave: {
      readonly title: string;
      readonly question: string;
      readonly button: string;
      readonly keep: string;
    };
    /** The page where people subscribe by themselves; `address` and `nothing` say what was wrong with what they typed. */
    readonly subscribe: Readonly<
      Record<'title' | 'explanation' | 'yourAddress' | 'interests' | 'button' | 'address' | 'nothing', string>
    > & { readonly done: Readonly<Record<'title' | 'text', string>> };
    /** The reader's own page. */
    readonly steer: {
      readonly title: string;
      readonly under: (interest: string) => string;
      readonly now: Readonly<Record<'more' | 'less', string>>;
      readonly button: Readonly<Record<'more' | 'less' | 'neither' | 'mute' | 'hear' | 'remove', string>>;
      readonly muteThis: (interest: string) => string;
      readonly effect: string;
      readonly noInterest: string;
      /** Where the interest that brought a paper was removed since. */
      readonly goneInterest: string;
      readonly interests: string;
      readonly steeredBy: (liked: string, disliked: string) => string;
      readonly muted: string;
      /** Where no interest is heard, and nothing else wanted. */
      readonly silent: string;
      readonly add: Readonly<Record<'heading' | 'query' | 'label' | 'look' | 'asRead' | 'button', string>>;
      readonly rhythm: Readonly<
        Record<'heading' | 'kind' | 'at' | 'zone' | 'days' | 'day' | 'last' | 'save', string>
      > & {
        readonly kinds: Readonly<Record<Rhythm['kind'], string>>;
      };
      readonly mails: Readonly<Record<'heading' | 'language' | 'cards' | 'upvoted', string>> & {
        readonly choices: Readonly<Record<'none' | 'beside' | 'only', string>>;
      };
      readonly pause: Readonly<Record<'heading' | 'until' | 'button' | 'paused' | 'resume', string>> & {
        readonly pausedUntil: (day: string) => string;
      };
      /** What was just done, or why not. */
      readonly said: Readonly<
        Record<
          | (
              | 'more'
              | 'less'
              | 'neither'
              | 'mute'
              | 'hear'
              | 'remove'
              | 'add'
              | 'rhythm'
              | 'prefer'
              | 'pause'
              | 'resume'
            )
          | ('form' | 'query' | 'full' | 'there' | 'gone' | 'time' | 'zone' | 'days' | 'until' | 'too many'),
          string
        >
      >;
    };
    /** Pages that say one thing; `howBack` adds how to come back. */
    readonly notice: Readonly<
      Record<
        | ('left' | 'bounce' | 'complaint' | 'invalid link' | 'old link' | 'no edition' | 'too large' | 'fault')
        | ('asked' | 'too many' | 'forgotten'),
        { readonly title: string; readonly text: string; readonly howBack?: true }
      >
    >;
  };
}
