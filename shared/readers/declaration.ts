import { isMap, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { errorWithCaret } from '../interests/explain-error.ts';
import { parseQuery } from '../interests/parse.ts';
import { addressProblem, canonicalAddress } from './address.ts';
import { DeclarationError } from './declaration-error.ts';
import { mistakesIn, type Settings, sentenceOf, settingsOf, settingsShape } from './settings.ts';

/** What the operator wrote about one reader, checked. */
export interface DeclaredReader extends Settings {
  readonly address: string;
  readonly interests: readonly DeclaredInterest[];
}

export interface DeclaredInterest {
  readonly label: string;
  readonly query: string;
}

const interestShape = z.union([z.string(), z.strictObject({ label: z.string().optional(), query: z.string() })], {
  error: 'write a query, or {label, query}',
});
const readerShape = z.strictObject({
  address: z.string(),
  ...settingsShape,
  interests: z.array(interestShape).min(1, 'write at least one interest'),
});
type WrittenReader = z.infer<typeof readerShape>;

/**
 * The readers that a YAML text declares: `readers:` with a list of `{address, zone, at, cadence, days | day, interests}` and the preferences of settings.ts.
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
    const mistakes = problemsOf(parsed.data);
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

function problemsOf(reader: WrittenReader): string[] {
  const queries = reader.interests.map((interest) =>
    queryProblem(typeof interest === 'string' ? interest : interest.query),
  );
  return [addressProblem(reader.address), ...mistakesIn(reader), ...queries].filter((mistake) => mistake !== undefined);
}

function toDeclared({ address, interests, ...settings }: WrittenReader): DeclaredReader {
  return {
    address: canonicalAddress(address),
    ...settingsOf(settings),
    interests: interests.map((interest) => {
      const { label, query } = typeof interest === 'string' ? { label: undefined, query: interest } : interest;
      return { label: label ?? query, query };
    }),
  };
}

function twice(declared: readonly DeclaredReader[]): string[] {
  const addresses = declared.map((reader) => reader.address);
  return [...new Set(addresses.filter((address, index) => addresses.indexOf(address) !== index))].map(
    (address) => `${address} is declared twice`,
  );
}
