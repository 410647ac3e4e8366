import { isMap, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { errorWithCaret } from '../interests/explain-error.ts';
import { parseQuery } from '../interests/parse.ts';
import { addressProblem, canonicalAddress } from './address.ts';
import type { Cadence } from './reader.ts';

/** What the operator wrote about one reader, checked. */
export interface DeclaredReader {
  readonly address: string;
  readonly zone: string;
  readonly cadence: Cadence;
  readonly interests: readonly DeclaredInterest[];
}

export interface DeclaredInterest {
  readonly label: string;
  readonly query: string;
}

/** What is wrong with a declaration: one entry a mistake, each with its line, all of them at once. */
export class DeclarationError extends Error {
  override readonly name = 'DeclarationError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const interestShape = z.union([z.string(), z.strictObject({ label: z.string().optional(), query: z.string() })], {
  error: 'write a query, or {label, query}',
});
const readerShape = z.strictObject({
  address: z.string(),
  zone: z.string(),
  at: z.string().default('07:00'),
  cadence: z.enum(['alerts', 'daily', 'weekdays', 'weekly', 'monthly']).default('daily'),
  days: z.array(z.enum(DAYS)).min(1).optional(),
  day: z.union([z.literal('last'), z.int().min(1).max(31)], { error: 'write 1 to 31, or last' }).optional(),
  interests: z.array(interestShape).min(1, 'write at least one interest'),
});
type WrittenReader = z.infer<typeof readerShape>;

/**
 * The readers that a YAML text declares: `readers:` with a list of `{address, zone, at, cadence, days | day, interests}`.
 * @throws DeclarationError with every mistake, its line, and for a query a caret under the character.
 */
export function parseDeclaration(yaml: string): DeclaredReader[] {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  if (document.errors.length > 0) throw new DeclarationError(document.errors.map((error) => error.message));
  if (!isMap(document.contents) || !Array.isArray(document.toJS()?.readers))
    throw new DeclarationError(['The file must begin with "readers:" and a list of readers under it.']);
  const problems: string[] = [];
  const entries: unknown[] = document.toJS().readers;
  const declared = entries.flatMap((entry, index) => {
    const node = document.getIn(['readers', index], true) as { range?: readonly number[] } | undefined;
    const where = `line ${lines.linePos(node?.range?.[0] ?? 0).line}`;
    const parsed = readerShape.safeParse(entry);
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map((issue) => `${where}: ${sentenceOf(issue)}`));
      return [];
    }
    const mistakes = mistakesIn(parsed.data);
    problems.push(...mistakes.map((mistake) => `${where}: ${mistake}`));
    return mistakes.length > 0 ? [] : [toDeclared(parsed.data)];
  });
  problems.push(...twice(declared));
  if (problems.length > 0) throw new DeclarationError(problems);
  return declared;
}

/** What is wrong with a query as a reader typed it, with a caret under the character; undefined when it is well. */
export function queryProblem(query: string): string | undefined {
  const parsed = parseQuery(query);
  return parsed.ok ? undefined : errorWithCaret(query, parsed.error);
}

/** What is wrong with a time zone; undefined for a name that this machine's IANA data knows. */
export function zoneProblem(zone: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return undefined;
  } catch {
    return `"${zone}" is not a time zone: write an IANA name such as Europe/Berlin or America/New_York`;
  }
}

/** What is wrong with a local time; undefined when it is `HH:MM`. */
export function timeProblem(time: string): string | undefined {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? undefined : `"${time}" is not a time of day: write it like 07:00`;
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.') || 'a reader';
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')} is no setting of a reader`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return `${name} is missing`;
  return `${name}: ${issue.message}`;
}

function mistakesIn(reader: WrittenReader): string[] {
  const queries = reader.interests.map((interest) =>
    queryProblem(typeof interest === 'string' ? interest : interest.query),
  );
  return [
    addressProblem(reader.address),
    zoneProblem(reader.zone),
    timeProblem(reader.at),
    reader.cadence === 'weekly' && !reader.days ? 'a weekly reader needs days, such as [mon, thu]' : undefined,
    reader.cadence === 'monthly' && !reader.day ? 'a monthly reader needs a day: 1 to 31, or last' : undefined,
    ...queries,
  ].filter((mistake) => mistake !== undefined);
}

function toDeclared(reader: WrittenReader): DeclaredReader {
  return {
    address: canonicalAddress(reader.address),
    zone: reader.zone,
    cadence: toCadence(reader),
    interests: reader.interests.map((interest) => {
      const { label, query } = typeof interest === 'string' ? { label: undefined, query: interest } : interest;
      return { label: label ?? query, query };
    }),
  };
}

function toCadence({ cadence: kind, at, days = [], day = 1 }: WrittenReader): Cadence {
  switch (kind) {
    case 'alerts':
      return { kind };
    case 'daily':
    case 'weekdays':
      return { kind, at };
    case 'weekly':
      return { kind, at, days: days.map((name) => DAYS.indexOf(name) + 1) };
    case 'monthly':
      return { kind, at, day };
  }
}

function twice(declared: readonly DeclaredReader[]): string[] {
  const addresses = declared.map((reader) => reader.address);
  return [...new Set(addresses.filter((address, index) => addresses.indexOf(address) !== index))].map(
    (address) => `${address} is declared twice`,
  );
}
