import { counted } from '../counted.ts';
import type { Place } from './format.ts';
import { FORMATS } from './formats/index.ts';
import type { Counts, EntryReceipt, Receipt } from './receipt.ts';

/** What became of a dump, in some lines for the operator. No line end at the end. */
export function describeReceipt(receipt: Receipt): string {
  if (receipt.state === 'refused') return [`Refused. ${receipt.reason}`, ...receipt.entries.map(entryLine)].join('\n');
  if (receipt.state === 'held') return `Held: nothing of it is stored or mailed yet. ${receipt.reason}`;
  return [
    headline(receipt),
    ...(receipt.state === 'gave up' ? [`Reading ended before the dump did. ${receipt.reason}`] : []),
    ...receipt.entries.map(entryLine),
    ...reasons('Skipped', receipt.skips),
    ...reasons('Rejected', receipt.rejectReasons),
    ...receipt.rejects.map(
      ({ reason, excerpt, ...at }) => `  ${placeOf(at)} ${reason}${excerpt === '' ? '' : `: ${oneLine(excerpt)}`}`,
    ),
    ...(receipt.rejected > receipt.rejects.length ? [`  and ${receipt.rejected - receipt.rejects.length} more`] : []),
    ...(receipt.duplicatesUnchecked
      ? ['There were too many papers to remember: later ones were not compared with each other.']
      : []),
    ...meaningLine(receipt),
  ].join('\n');
}

function headline({ format = '', containers, seen, papers, merged, skipped, rejected }: Receipt): string {
  const forms = format.split(', ').map((name) => FORMATS.find((one) => one.name === name)?.title ?? name);
  const packed = containers.length === 0 ? '' : `, packed in ${containers.join(' and ')}`;
  const read = format === '' ? '' : `${forms.join(', ')}${packed}: `;
  return `${read}${fates({ seen, papers, merged, skipped, rejected })}.`;
}

function fates({ seen, papers, merged, skipped, rejected }: Counts): string {
  const told = [
    [papers, 'new'],
    [merged, 'known before'],
    [skipped, 'skipped'],
    [rejected, 'rejected'],
  ] as const;
  return [
    counted(seen, 'record'),
    ...told.filter(([count]) => count > 0).map(([count, fate]) => `${count} ${fate}`),
  ].join(', ');
}

function entryLine({ name, format, refused, ...counts }: EntryReceipt): string {
  if (refused !== undefined && counts.seen === 0) return `  ${name}: refused. ${refused}`;
  const named = format === undefined ? name : `${name} (${format})`;
  return `  ${named}: ${fates(counts)}${refused === undefined ? '' : `. ${refused}`}`;
}

function reasons(fate: string, counted: Readonly<Record<string, number>>): readonly string[] {
  const told = Object.entries(counted)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => `${count} × ${reason}`);
  return told.length === 0 ? [] : [`${fate}: ${told.join('; ')}.`];
}

function placeOf({ entry, line, record, byte }: Place): string {
  const place = line !== undefined ? `line ${line}` : record !== undefined ? `record ${record}` : `byte ${byte}`;
  return entry === undefined ? place : `${entry}, ${place}`;
}

function meaningLine({ meaning }: Receipt): readonly string[] {
  if (meaning === undefined || meaning.sampled) return [];
  const { readers, readersReached, papersForNobody } = meaning;
  const reached =
    readers === 1
      ? `The one reader gets ${readersReached === 1 ? 'something' : 'nothing'}`
      : `${readersReached} of ${readers} readers ${readersReached === 1 ? 'gets' : 'get'} something`;
  return [`${reached}; ${counted(papersForNobody, 'paper matches', 'papers match')} nobody.`];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 100);
}
