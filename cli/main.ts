import { Command, InvalidArgumentError, Option } from 'commander';
import { asTyped } from './as-typed.ts';
import { Complaint } from './complaint.ts';
import { EDITION_STATES } from './edition-states.ts';
import type { ListOptions } from './editions.ts';
import { faultSentence } from './fault.ts';
import type { MatchOptions } from './match.ts';
import { readMoment } from './moment.ts';
import type { PreviewOptions } from './preview.ts';
import { readerCommands } from './reader-commands.ts';
import { findTarget, type Target, type TargetOptions } from './target.ts';

const program = new Command('offprint')
  .description(
    'New papers that match what you care about: one mail at your own hour, never a paper twice, every paper with its reason.',
  )
  .addOption(new Option('--local', 'talk to the run on this machine (the default when one is running)'))
  .addOption(
    new Option('--stack <name>', 'talk to this deployed stack (the default is "Offprint" when nothing runs here)'),
  )
  .addOption(new Option('--dir <folder>', 'where the local run keeps its state').default('.offprint'))
  .showHelpAfterError()
  .showSuggestionAfterError();

/** Address of the local run, once it is known to be the one that is asked. */
let local: string | undefined;

async function chosen(): Promise<Target> {
  const target = await findTarget(program.opts<TargetOptions>());
  local = target.localUrl;
  return target;
}

/** Runs an action against the target that the options choose; the first line says which, on the error stream, so that output stays clean. */
async function withTarget(action: (target: Target) => Promise<unknown>): Promise<void> {
  const target = await chosen();
  console.error(`(${target.title})`);
  await action(target);
}

program
  .command('upload')
  .description('put dumps into the bucket, wait for each receipt, and print it ("-" reads standard input)')
  .argument('<files...>', 'dumps in any form; - for standard input')
  .option('--backfill', 'store the papers without mailing them as news')
  .option('--name <name>', 'what to call the dump (for standard input)')
  .action((files: string[], options: { backfill?: boolean; name?: string }) =>
    withTarget(async (target) => (await import('./upload.ts')).upload(target, files, options)),
  );

program
  .command('inspect')
  .description("recognise and parse a file with ingest's own code, without AWS and without storing anything")
  .argument('<file>', 'a dump; - for standard input')
  .option('--json', 'one JSON object a line: paper, skip, reject, and last the receipt')
  .action(async (file: string, options: { json?: boolean }) => {
    process.exitCode = await (await import('./inspect.ts')).inspectFile(file, options);
  });

const readers = program.command('readers').description('all readers at once, declared in a file');
readers
  .command('apply')
  .description('make the readers as a YAML file declares them; shows the difference first')
  .argument('<file>', 'YAML: readers: [{address, zone, at, cadence, interests}]')
  .option('--yes', 'apply without asking')
  .action((file: string, options: { yes?: boolean }) =>
    withTarget(async (target) => (await import('./readers-apply.ts')).applyReaders(target, file, options)),
  );

readerCommands(program.command('reader').description('one reader'), withTarget);

const interest = program.command('interest').description('what one reader asks for');
interest
  .command('add')
  .description('add an interest; its first papers look back a week')
  .argument('<address>')
  .argument('<query>', 'words side by side, "phrases", AND, OR, NOT, brackets')
  .option('--label <label>', 'what the mail calls it')
  .action((address: string, query: string, options: { label?: string }) =>
    withTarget(async (target) => (await import('./interest.ts')).addInterest(target, address, query, options)),
  );
interest
  .command('remove')
  .argument('<address>')
  .argument('<query>', 'the query or the label')
  .action((address: string, query: string) =>
    withTarget(async (target) => (await import('./interest.ts')).removeInterest(target, address, query)),
  );

for (const [name, description] of [
  ['estimate', 'how many papers a week a query would bring; nothing is changed'],
  ['replay', 'what a query would have brought, best first; nothing is sent'],
  ['suggest', 'keywords that would bring more of the same, and how much'],
] as const) {
  const command = interest
    .command(name)
    .description(description)
    .argument('<query>')
    .option('--papers <file>', 'try it on a dump in any form, instead of what arrived');
  if (name === 'replay') command.option('--days <days>', 'how far back, up to a year', daysOfAYear, 30);
  command.action(async (query: string, options: { papers?: string; days?: number }) => {
    const { estimateInterest, replayInterest, suggestForInterest } = await import('./try-interest.ts');
    const act = { estimate: estimateInterest, replay: replayInterest, suggest: suggestForInterest }[name];
    await act(chosen, query, options);
  });
}

program
  .command('send-now')
  .description("compose and send a reader's edition at once")
  .argument('<address>')
  .action((address: string) => withTarget(async (target) => (await import('./send-now.ts')).sendNow(target, address)));

const editions = program
  .command('editions')
  .description('every edition and what became of it, latest first')
  .addOption(new Option('--state <state>', 'only those in this state').choices(EDITION_STATES))
  .option('--reader <address>', 'only those of this reader')
  .option('--json', 'one JSON object a line')
  .action((options: ListOptions) =>
    withTarget(async (target) => (await import('./editions.ts')).listEditions(target, options)),
  );
editions
  .command('resend')
  .description(
    'send what a parked, refused or expired edition listed, now, in a new edition; never what went on already',
  )
  .argument('<id>', 'as "npx offprint editions" shows it')
  .action((id: string) => withTarget(async (target) => (await import('./editions.ts')).resendEdition(target, id)));

program
  .command('explain')
  .description('the way of a paper to a reader: seen when, matched by, ranked where, capped, carried, mailed')
  .argument('<reader>', 'their address')
  .argument('<paper>', 'an arXiv id, a DOI, or words of its title')
  .action((address: string, paper: string) =>
    withTarget(async (target) => (await import('./explain.ts')).explainPaper(target, address, paper)),
  );

const sending = program.command('sending').description('whether mails may leave, and what mailboxes say of them');
sending.action(() => withTarget(async (target) => (await import('./sending.ts')).showSending(target)));
sending
  .command('release')
  .description('end a hold: mails leave again, and bounces and complaints are counted anew')
  .action(() => withTarget(async (target) => (await import('./sending.ts')).releaseSending(target)));

program
  .command('match')
  .description('what a query means and which papers it finds, best first; from a file it needs nothing else')
  .argument('[query]', 'one query; or give --interests')
  .option('--query <query>', 'the same as the argument')
  .option('--papers <file>', 'a dump in any form; without it, the papers of the last 30 days')
  .option('--interests <file>', 'JSON Lines: {"id", "query"} and/or {"text"} and/or {"like", "dislike"}')
  .option('--top <n>', 'so many for each interest', anyNumber)
  .option('--all', 'all that match')
  .option('--json', '{"interest", "paper", "score", "why"} a line')
  .action(async (query: string | undefined, options: MatchOptions & { query?: string }) =>
    (await import('./match.ts')).matchPapers(chosen, oneOf(query, options.query), options),
  );

program
  .command('preview')
  .description('write an edition as it would be sent (edition.html, .txt, .eml), and send nothing')
  .option('--reader <address>', 'whose edition')
  .option('--interest <query>', 'the edition of somebody who asks for just this')
  .option('--dump <file>', 'from the papers of this file, not from the library')
  .option('--at <moment>', 'composed then; ISO 8601')
  .option('--out <folder>', 'where to write', '.')
  .action(async (options: PreviewOptions) => (await import('./preview.ts')).preview(chosen, options));

const dumps = program
  .command('dumps')
  .description('what was dropped lately and what became of it')
  .option('--days <days>', 'how far back', wholeNumber, 7)
  .action((options: { days: number }) =>
    withTarget(async (target) => (await import('./dumps.ts')).listDumps(target, options)),
  );
dumps
  .command('show')
  .description('the whole receipt of one dump')
  .argument('<dump>', 'its id or the name of its file')
  .action((name: string) => withTarget(async (target) => (await import('./dumps.ts')).showDump(target, name)));

dumps
  .command('release')
  .description('have a held dump read and mailed after all')
  .argument('<dump>', 'its id or the name of its file')
  .action((name: string) => withTarget(async (target) => (await import('./dumps.ts')).releaseDump(target, name)));

// A dump is taken back so often that it may be said in a word less.
for (const command of [dumps.command('retract'), program.command('retract')])
  command
    .description('take a dump back: shows what that means first')
    .argument('<dump>', 'its id or the name of its file')
    .option('--yes', 'do it without asking')
    .action((name: string, options: { yes?: boolean }) =>
      withTarget(async (target) => (await import('./dumps.ts')).retractDump(target, name, options)),
    );

const clock = program.command('clock').description("the local run's clock: shows it");
clock.action(() => withTarget(async (target) => (await import('./clock.ts')).showClock(target)));
clock
  .command('forward')
  .description('let time pass; schedules on the way fire')
  .argument('<span>', '90m, 12h, 1d, 2w')
  .action((span: string) =>
    withTarget(async (target) => {
      const { moveClock, spanMs } = await import('./clock.ts');
      await moveClock(target, { forwardMs: spanMs(span) });
    }),
  );
clock
  .command('to')
  .description('let time pass until a moment')
  .argument('<moment>', 'ISO 8601, such as 2026-11-24T07:00:00Z')
  .action((to: string) =>
    withTarget(async (target) => (await import('./clock.ts')).moveClock(target, { to: readMoment(to) })),
  );
clock
  .command('reset')
  .description('back to the real time')
  .action(() => withTarget(async (target) => (await import('./clock.ts')).moveClock(target, { reset: true })));

program
  .command('doctor')
  .description('look at what a deployment needs: account, region, bootstrap, identity, sandbox, quota, concurrency')
  .action(async () => {
    const well = await (await import('./doctor.ts')).doctor();
    process.exitCode = well ? 0 : 1;
  });

// Whoever read along has seen enough: `offprint reader list | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  console.error(faultSentence(error, local) ?? error);
  process.exit(1);
});

try {
  await program.parseAsync(process.argv.map(asTyped));
} catch (error) {
  const sentence = error instanceof Complaint ? error.message : faultSentence(error, local);
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exitCode = error instanceof Complaint ? error.code : 1;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('write a whole number from 1 to 9999.');
  return Number(text);
}

function daysOfAYear(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > 366)
    throw new InvalidArgumentError('write a number of days from 1 to 366.');
  return Number(text);
}

function anyNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('write a whole number, 1 or more.');
  return Number(text);
}

/** A query may be said in two ways, but only once. */
function oneOf(argument: string | undefined, option: string | undefined): string | undefined {
  if (argument !== undefined && option !== undefined)
    throw new Complaint('Give the query once: as an argument or with --query.');
  return argument ?? option;
}
