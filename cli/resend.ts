import type { Edition } from '../shared/editions/edition.ts';
import type { Reader } from '../shared/readers/reader.ts';

/** Why an edition is not sent again, as a sentence; `carried` where its papers went on with a later one; undefined where it may be. */
export function whyNotResent(edition: Edition, reader: Reader | undefined): string | undefined {
  switch (edition.state) {
    case 'SENT':
      return `It was sent on ${edition.sentAt.slice(0, 16)}Z. Nothing is sent twice.`;
    case 'PLANNED':
    case 'CLAIMED':
      return `It is on its way: it is looked at again on ${edition.nextActionAt.slice(0, 16)}Z.`;
    case 'CANCELLED':
      return `It was cancelled: ${edition.reason}.`;
    case 'PARKED':
    case 'REFUSED':
    case 'EXPIRED': {
      if (!reader) return 'Its reader was erased.';
      const { consent, openEditions } = reader;
      if (consent.state === 'left' || consent.state === 'suppressed')
        return `Its reader gets no mail any more (${consent.state}), and that stays so.`;
      return openEditions.includes(edition.id) ? undefined : 'carried';
    }
  }
}
