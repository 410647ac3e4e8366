import { once } from 'node:events';
import { dayOf } from '../shared/calendar/day.ts';
import { describeReceipt } from '../shared/dumps/describe-receipt.ts';
import { type InspectLine, inspectDump } from '../shared/dumps/inspect.ts';
import { toPaperRecord } from '../shared/papers/record.ts';
import { openFile } from './open-file.ts';

/**
 * `offprint inspect`: what ingest would make of a file, without storing anything.
 * @returns The exit code: 0 when it was recognised, 2 when it was refused.
 */
export async function inspectFile(file: string, { json = false }: { json?: boolean }): Promise<number> {
  const today = dayOf(new Date().toISOString());
  const { stream } = await openFile(file);
  const receipt = await inspectDump(
    stream,
    (found, format) => toPaperRecord(found, format, today),
    (lines) => print(lines.map((line) => (json ? JSON.stringify(line) : describe(line))).filter((line) => line !== '')),
  );
  if (!json) console.log(describeReceipt(receipt));
  return receipt.state === 'refused' ? 2 : 0;
}

/** Waits for a slow reader of the output, so that a large dump does not pile up in memory. */
async function print(lines: readonly string[]): Promise<void> {
  if (lines.length > 0 && !process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain');
}

function describe(line: InspectLine): string {
  if ('paper' in line) return `${line.paper.title}  [${line.paper.id}]`;
  if ('reject' in line) return `rejected${placeOf(line.reject)}: ${line.reject.reason}: ${line.reject.excerpt}`;
  if ('skip' in line) return `skipped${placeOf(line.skip)}: ${line.skip.reason}`;
  return '';
}

function placeOf({ line, record }: { line?: number; record?: number }): string {
  return line !== undefined ? ` at line ${line}` : record !== undefined ? ` at record ${record}` : '';
}
