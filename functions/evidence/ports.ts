import type { Day } from '../../shared/calendar/day.ts';
import type { Instant } from '../../shared/calendar/instant.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import type { Hold } from '../../shared/editions/hold.ts';
import type { Transition } from '../../shared/editions/ledger.ts';
import type { Counted } from '../../shared/editions/reputation.ts';
import type { Asked } from '../../shared/readers/asked.ts';
import type { EditionId, ReaderId } from '../../shared/readers/ids.ts';
import type { Reader } from '../../shared/readers/reader.ts';

/** What evidence needs from outside. */
export interface EvidencePorts {
  readonly ledger: {
    get(id: EditionId): Promise<Edition | undefined>;
    /** Writes `next` if the row is as `when` says; false when it is not. */
    write(transition: Transition): Promise<boolean>;
  };
  readonly readers: {
    get(id: ReaderId): Promise<Reader | undefined>;
    /** Writes the reader if the row still has `reader.version`; undefined when somebody else wrote first. */
    put(reader: Reader): Promise<Reader | undefined>;
  };
  readonly reputation: {
    /** Adds to what is counted of the mails that left on a day. Never adds twice; what is lost on the way is not counted. */
    add(day: Day, counted: Partial<Omit<Counted, 'day'>>): Promise<void>;
    /** The last 30 days and `today`. */
    days(today: Day): Promise<readonly Counted[]>;
  };
  /** Begins a hold on all sending; one that lasts longer stays. */
  readonly holds: { put(hold: Hold): Promise<void> };
  /** Tells the operator; the same subject at most once an hour. */
  notify(subject: string, text: string): Promise<void>;
  /** An event told of a mail that left at `mailedAt`. Need not be written more than once a minute, and never goes back. */
  evidenced(mailedAt: Instant): Promise<void>;
  now(): Instant;
  count(metric: 'evidenceLagSeconds', value: number): void;
}

/** What evidence needs beside that of mails that asked for a confirmation. */
export interface AskedPorts {
  readonly asked: {
    get(id: ReaderId): Promise<Asked | undefined>;
    /** Writes the row if it still has `asked.version`; undefined when somebody else wrote first. */
    put(asked: Asked): Promise<Asked | undefined>;
  };
}
