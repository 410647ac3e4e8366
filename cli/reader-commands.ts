import { type Command, InvalidArgumentError, Option } from 'commander';
import { CADENCES, LANGUAGES, REVISIONS, UPVOTED } from '../shared/readers/choices.ts';
import { isDay } from './moment.ts';
import type { SettingOptions } from './reader-settings.ts';
import type { Target } from './target.ts';

/** The commands below `offprint reader`. */
export function readerCommands(
  reader: Command,
  withTarget: (action: (target: Target) => Promise<unknown>) => Promise<void>,
): void {
  withSettings(
    reader
      .command('add')
      .description('invite a reader; their mail starts with their first edition')
      .argument('<address>')
      .requiredOption('--interest <query...>', 'what they want to read (may be given several times)'),
  ).action((address: string, options: SettingOptions & { interest: string[] }) =>
    withTarget(async (target) => (await import('./reader.ts')).addReader(target, address, options)),
  );
  withSettings(
    reader
      .command('set')
      .description('change when a reader gets mail and how it is made up; what is not said stays as it is')
      .argument('<address>'),
  ).action((address: string, options: SettingOptions) =>
    withTarget(async (target) => (await import('./reader.ts')).setReader(target, address, options)),
  );
  reader
    .command('list')
    .description('everybody, with their hour, state and interests')
    .option('--json', 'one JSON object a line')
    .action((options: { json?: boolean }) =>
      withTarget(async (target) => (await import('./reader.ts')).listReaders(target, options)),
    );
  reader
    .command('pause')
    .description('no mail until a date (or until resumed)')
    .argument('<address>')
    .option('--until <date>', 'YYYY-MM-DD; one catch-up edition comes after it', dayOption)
    .action((address: string, options: { until?: string }) =>
      withTarget(async (target) => (await import('./reader.ts')).pauseReader(target, address, options)),
    );
  reader
    .command('resume')
    .description('end a pause')
    .argument('<address>')
    .action((address: string) =>
      withTarget(async (target) => (await import('./reader.ts')).resumeReader(target, address)),
    );
  reader
    .command('remove')
    .description('take a reader off for good; adding them again does not override it')
    .argument('<address>')
    .option(
      '--erase',
      'forget their address and interests too; only a keyed hash stays, so that they are never mailed again',
    )
    .action((address: string, options: { erase?: boolean }) =>
      withTarget(async (target) => (await import('./reader.ts')).removeReader(target, address, options)),
    );
}

/** Defaults stand in the descriptions, so that `set` can tell what was said. */
function withSettings(command: Command): Command {
  return command
    .option('--zone <zone>', 'IANA time zone, such as Europe/Berlin (a new reader: this machine’s)')
    .addOption(new Option('--cadence <cadence>', 'how often (a new reader: daily)').choices(CADENCES))
    .option('--at <time>', 'local time of their mail (a new reader: 07:00)')
    .option('--days <days>', 'of a weekly reader: mon,thu')
    .option('--day <day>', 'of a monthly reader: 1 to 31, or last')
    .option('--cards <n>', 'papers in full, 1 to 25 (10)')
    .option('--minimum-score <n>', 'how well a paper must fit, 0 to 100 (0)')
    .addOption(new Option('--revisions <which>', 'rewritten papers (never)').choices(REVISIONS))
    .addOption(
      new Option('--withdrawals <yes|no>', 'tell of papers withdrawn that they were sent (yes)').choices(YES_NO),
    )
    .addOption(new Option('--quiet-notes <yes|no>', 'one note after four weeks without a match (yes)').choices(YES_NO))
    .addOption(
      new Option('--upvoted <how>', 'the most upvoted papers: none, beside what matches, or only them (none)').choices(
        UPVOTED,
      ),
    )
    .addOption(new Option('--language <language>', 'of their mails and pages (en)').choices(LANGUAGES));
}

const YES_NO = ['yes', 'no'];

function dayOption(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('write a day of the calendar, like 2026-12-24.');
  return text;
}
