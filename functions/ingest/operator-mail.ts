import { counted } from '../../shared/counted.ts';
import { describeReceipt } from '../../shared/dumps/describe-receipt.ts';
import { fileName, type OperatorMail, PLACE, type ReadingDump } from '../../shared/dumps/dump.ts';
import type { Receipt } from '../../shared/dumps/receipt.ts';
import { PREFIX } from '../../shared/names.ts';

/** What the operator reads about a dump that went wrong: what happened, to which records, and what to do; undefined where nothing did. */
export function operatorMail({ id, key }: ReadingDump, receipt: Receipt): OperatorMail | undefined {
  if (receipt.state === 'done' && receipt.rejected === 0) return undefined;
  const paragraphs = [
    `${key}: ${describeReceipt(receipt)}`,
    receipt.state === 'held'
      ? `To have it mailed: npx offprint dumps release ${id}\nTo have none of it: npx offprint dumps retract ${id}`
      : '',
    receipt.state === 'refused' ? 'Nothing of it was stored. docs/formats.md lists the forms that work.' : '',
    receipt.rejected > receipt.rejects.length
      ? `Every record that was rejected: ${PREFIX.rejects}${id}/ in the bucket.`
      : '',
    `The receipt: ${PLACE.receipt(id)}`,
  ];
  return {
    subject: subjectOf(receipt, fileName(key)),
    text: `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`,
  };
}

function subjectOf({ state, rejected }: Receipt, name: string): string {
  if (state === 'refused') return `cannot read ${name}`;
  if (state === 'held') return `${name} is held: it would mail far more than is usual`;
  if (state === 'gave up') return `gave up on ${name}`;
  return `${counted(rejected, 'record')} of ${name} could not be read`;
}
