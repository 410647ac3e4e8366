import { parseArgs } from 'node:util';
import { PROTOCOLS } from './alternatives.ts';
import { faultsAt, NO_FAULTS } from './faults.ts';
import { type Outcome, simulate } from './simulate.ts';
import { ALL_ZONES, allDays, wrongDays } from './zones.ts';

const HELP = `npm run simulate -- [--days N] [--readers N] [--seed N] [--faults 0.01] [--evidence-loss 0.001]

  --days           days with faults; 45 more without follow           (default 1000)
  --readers        readers at any time                                (default 20)
  --seed           the same seed gives the same run, to the last mail (default 1)
  --faults         probability of each fault at each await; 0: none, but every tick comes twice (default 0.01)
  --evidence-loss  probability that all events of a mail are lost     (default 0.001)
  --protocol       the way to send: ${PROTOCOLS.join(' | ')} (default: the first, which ships)
  --zones          instead: every zone, every day from 2025 to 2035, six local times

The last line is the verdict.`;

/** Of the sends that nobody heard back from, at most so many may be followed by a second mail; of fewer than a thousand a share says nothing. */
const MOST_SECOND_MAILS = 0.003;
const ENOUGH_TO_SHARE = 1000;

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '1000' },
    readers: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: '0.01' },
    'evidence-loss': { type: 'string', default: '0.001' },
    protocol: { type: 'string', default: PROTOCOLS[0] },
    zones: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(HELP);
else if (values.zones) zones();
else await simulation();

async function simulation(): Promise<void> {
  const [days, readers, seed, each] = [values.days, values.readers, values.seed, values.faults].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const faults = each === 0 ? { ...NO_FAULTS, doubleTick: 1 } : faultsAt(each, Number(values['evidence-loss']));
  const progress = (day: number) => {
    if (day % 100 === 0) console.log(`day ${day} of ${days}`);
  };
  const protocol = PROTOCOLS.find((one) => one === values.protocol);
  if (!protocol) throw new Error(`no way to send is called "${values.protocol}": ${PROTOCOLS.join(' | ')}`);
  const outcome = await simulate({ days, readers, seed, faults, progress, plan: { protocol } });
  for (const complaint of outcome.complaints) console.log(complaint);
  conclude(outcome, each === 0);
}

function conclude({ verdict, complaints, calls }: Outcome, faultless: boolean): void {
  const { mails, editions, unacknowledged, secondMails, lost, unexplained, late, unwanted, twiceDue, unreleased } =
    verdict;
  const figures =
    `${editions} editions, ${mails} mails, ${calls} awaits, ${unacknowledged} sends unacknowledged, ${secondMails} second mails` +
    `; lost ${lost}, unexplained ${unexplained}, late ${late}, unwanted ${unwanted}, two for one due time ${twiceDue}, unreleased ${unreleased}`;
  const few = unacknowledged < ENOUGH_TO_SHARE || secondMails / unacknowledged <= MOST_SECOND_MAILS;
  const kept = complaints.length === 0 && (faultless ? secondMails === 0 : few);
  console.log(`${kept ? 'KEPT' : 'BROKEN'}: ${figures}`);
  process.exitCode = kept ? 0 : 1;
}

function zones(): void {
  const days = allDays();
  const wrong = ALL_ZONES.flatMap((zone, index) => {
    if (index % 50 === 0) console.log(`zone ${index} of ${ALL_ZONES.length}`);
    return wrongDays(zone, days);
  });
  for (const line of wrong) console.log(line);
  console.log(
    `${wrong.length === 0 ? 'KEPT' : 'BROKEN'}: ${ALL_ZONES.length} zones, ${days.length} days, ${wrong.length} wrong`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
