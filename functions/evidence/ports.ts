import type { Edition, EditionId, ReaderId } from '../../shared/editions/edition.ts';
import type { Transition } from '../../shared/editions/ledger.ts';
import type { Instant } from '../../shared/papers/paper.ts';
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
  /** An event told of a mail that left at `mailedAt`. Need not be written more than once a minute, and never goes back. */
  evidenced(mailedAt: Instant): Promise<void>;
  now(): Instant;
  count(metric: 'evidenceLagSeconds', value: number): void;
}
