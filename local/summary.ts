import type { Receipt } from '../shared/dumps/receipt.ts';
import type { EditionBody } from '../shared/editions/edition.ts';
import { PREFIX } from '../shared/names.ts';
import type { Cloud } from './cloud.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** What a run came to, and a sentence for everything that went wrong. */
export async function summarise(cloud: Cloud): Promise<{ table: Record<string, number>; faults: string[] }> {
  const receipts = (await cloud.bodies(PREFIX.receipts, '/receipt.json')).map((text) => JSON.parse(text) as Receipt);
  const editions = (await cloud.bodies(PREFIX.editions, '.json')).map((text) => JSON.parse(text) as EditionBody);
  const { queues, mails, denied, failures, alarms } = cloud.report();
  const papers = sum(receipts.map((receipt) => receipt.papers));
  const matches = sum(editions.flatMap(({ sections }) => sections.map((section) => section.papers.length)));
  const left = Object.entries(queues).filter(([, { visible, hidden }]) => visible + hidden > 0);
  const faults = [
    ...receipts.filter(({ state }) => state !== 'done').map(({ reason }) => `A dump was not read: ${reason}`),
    ...denied.map((denial) => `Denied: ${denial}`),
    ...failures.map((failure) => `Failed: ${failure}`),
    ...alarms.map((alarm) => `Alarm: ${alarm} (docs/runbook.md says what to do)`),
    ...left.map(([name]) => `Messages are left in ${name}.`),
  ];
  return { table: { dumps: receipts.length, papers, matches, mails }, faults };
}
