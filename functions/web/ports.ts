import type { EditionBody, EditionId, ReaderId } from '../../shared/editions/edition.ts';
import type { EditionContext } from '../../shared/mail/edition-view.ts';
import type { Instant } from '../../shared/papers/paper.ts';
import type { CapabilityKey } from '../../shared/readers/capability.ts';
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
