import { type EndedDump, fileName, PLACE } from '../../shared/dumps/dump.ts';
import type { Reject } from '../../shared/dumps/receipt.ts';
import { PREFIX } from '../../shared/names.ts';

/** Rejects that the mail shows; the rest is a look into the bucket away. */
const SHOWN = 10;

/** What the operator reads about a dump that went wrong: what happened, to which records, and what to do. */
export function operatorMail(
  dump: EndedDump,
  rejects: readonly Reject[],
): { readonly subject: string; readonly text: string } {
  const name = fileName(dump.key);
  const { seen, papers, merged, skipped, rejected } = dump.counts;
  const paragraphs = [
    dump.reason,
    `Of ${records(seen)} in ${dump.key}, ${papers} became new papers, ${merged} were known already, ${skipped} were skipped and ${rejected} rejected.`,
    rejects.slice(0, SHOWN).map(sentence).join('\n'),
    rejected > SHOWN ? `All of them are in ${PREFIX.rejects}${dump.id}/ in the bucket.` : undefined,
    dump.state === 'refused'
      ? 'Nothing of it was stored. Drop it again in a form that works; docs/formats.md lists them.'
      : undefined,
    `The receipt: ${PLACE.receipt(dump.id)}`,
  ];
  return { subject: subjectOf(dump, name, rejected), text: `${paragraphs.filter(Boolean).join('\n\n')}\n` };
}

function subjectOf({ state }: EndedDump, name: string, rejected: number): string {
  if (state === 'refused') return `cannot read ${name}`;
  if (state === 'gave up') return `gave up on ${name}`;
  return `${records(rejected)} of ${name} could not be read`;
}

function sentence({ entry, line, record, byte, reason, excerpt }: Reject): string {
  const place = [entry, line && `line ${line}`, record && `record ${record}`, byte && `byte ${byte}`]
    .filter(Boolean)
    .join(', ');
  return `${place ? `${place}: ` : ''}${reason}${excerpt ? ` — ${excerpt.replace(/\s+/g, ' ').slice(0, 120)}` : ''}`;
}

function records(number: number): string {
  return number === 1 ? '1 record' : `${number} records`;
}
