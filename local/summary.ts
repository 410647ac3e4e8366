import type { Receipt } from '../shared/dumps/receipt.ts';
import type { EditionBody } from '../shared/editions/edition.ts';
import { PREFIX } from '../shared/names.ts';
import type { Cloud } from './cloud.ts';

/** What a run came to, and a sentence for everything that went wrong. */
export async function summarise(cloud: Cloud): Promise<{ table: Record<string, number>; faults: string[] }> {
  const receipts = (await cloud.objects(PREFIX.receipts)).map((text) => JSON.parse(text) as Receipt);
  const editions = (await cloud.objects(PREFIX.editions)).map((text) => JSON.parse(text) as EditionBody);
  const { queues, mails, denied, failures, alarms } = cloud.report();
  const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
  return {
    table: {
      dumps: receipts.length,
      papers: sum(receipts.map(({ papers }) => papers)),
      matches: sum(editions.flatMap(({ sections }) => sections.map(({ papers }) => papers.length))),
      mails,
    },
    faults: [
      ...receipts.filter(({ state }) => state !== 'done').map(({ reason }) => `A dump was not read: ${reason}`),
      ...denied.map((denial) => `Denied: ${JSON.stringify(denial)}`),
      ...failures.map((failure) => `Failed: ${failure}`),
      ...alarms.map((alarm) => `Alarm: ${alarm} (docs/runbook.md says what to do)`),
      ...Object.entries(queues).flatMap(([name, { visible, inFlight }]) =>
        visible + inFlight > 0 ? [`${visible + inFlight} messages are left in ${name}.`] : [],
      ),
    ],
  };
}
