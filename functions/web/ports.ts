import type { Day } from '../../shared/calendar/day.ts';
import type { Instant } from '../../shared/calendar/instant.ts';
import type { EditionBody } from '../../shared/editions/edition.ts';
import type { EditionContext } from '../../shared/mail/view/edition-view.ts';
import type { Asked } from '../../shared/readers/asked.ts';
import type { CapabilityKey } from '../../shared/readers/capability.ts';
import type { EditionId, ReaderId } from '../../shared/readers/ids.ts';
import type { Reader } from '../../shared/readers/reader.ts';

/** What web needs from outside. */
export interface WebPorts {
  readonly readers: {
    /** The reader as it is now (strongly consistent); undefined for one who was erased. */
    get(id: ReaderId): Promise<Reader | undefined>;
    /** Writes the reader if the row still has `reader.version`; undefined when somebody else wrote first. */
    put(reader: Reader): Promise<Reader | undefined>;
    /** Keys that links were ever signed with. */
    capabilityKeys(): Promise<readonly CapabilityKey[]>;
  };
  readonly bodies: { get(id: EditionId): Promise<EditionBody | undefined> };
  /** Whom people write to. */
  readonly pages: Pick<EditionContext, 'operator'>;
  now(): Instant;
}

/** What web needs beside that where people may subscribe by themselves. */
export interface SubscriptionPorts {
  readonly asked: {
    get(id: ReaderId): Promise<Asked | undefined>;
    /** Writes the row if it still has `asked.version`; undefined when somebody else wrote first. */
    put(asked: Asked): Promise<Asked | undefined>;
    /** Counts one more of a day; false when that day has had `most`. */
    count(day: Day, most: number): Promise<boolean>;
  };
  /** Wakes send for the mail that asks; a message that is lost is sent again by whoever asks again. */
  wake(id: ReaderId): Promise<void>;
  /** Adds to a metric (names.ts). */
  count(metric: 'askersTurnedAway', value: number): void;
  /** Origin of the pages, without a slash at its end. */
  readonly origin: string;
}
