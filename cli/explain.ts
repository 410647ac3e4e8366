import { arrivals } from '../shared/aws/arrivals.ts';
import { dynamoDb, dynamoDbOnce, s3 } from '../shared/aws/clients.ts';
import { editionBodies } from '../shared/aws/edition-bodies.ts';
import { editionsTable } from '../shared/aws/editions-table.ts';
import { papersTable } from '../shared/aws/papers-table.ts';
import { after, DAY_MS, type Instant } from '../shared/calendar/instant.ts';
import { libraryOf } from '../shared/matching/library/library.ts';
import { compileSaved, namedIn } from '../shared/matching/saved-interests.ts';
import { parseIdentifier } from '../shared/papers/identifier.ts';
import type { Paper } from '../shared/papers/paper.ts';
import { heard } from '../shared/readers/heard.ts';
import type { Reader } from '../shared/readers/reader.ts';
import { fold } from '../shared/text/words/fold.ts';
import { Complaint } from './complaint.ts';
import { explanation, type Known } from './explanation.ts';
import { keptLibrary, namedInLibrary } from './library.ts';
import { now } from './now.ts';
import { readerAt, readersOf } from './tables.ts';
import type { Target } from './target.ts';

/** A paper is looked for by its title among those of the last days. */
const TITLE_DAYS = 35;
const MOST_NAMED = 10;

/**
 * `offprint explain READER PAPER`: the way of a paper to a reader.
 * @param paper an identifier in any spelling, the library's own id, or words of its title
 */
export async function explainPaper(target: Target, address: string, paper: string): Promise<void> {
  const reader = await readerAt(readersOf(target), address);
  const found = await paperNamed(target, paper);
  const known: Known = {
    paper: found,
    reader,
    found: await interestsThatFind(target, reader, found),
    editions: await editionsSince(target, reader, found.firstArrivedAt),
    operator: target.outputs.sender,
  };
  for (const line of explanation(known)) console.log(line);
}

async function paperNamed(target: Target, named: string): Promise<Paper> {
  const papers = papersTable(dynamoDb(target.clients), dynamoDbOnce(target.clients), target.outputs.papersTable);
  const key = parseIdentifier(named)?.key ?? named;
  const alias = (await papers.aliases([key])).get(key);
  const known = await papers.paper(alias?.paperId ?? named);
  if (known) return known;
  const titled = await papersTitled(target, named);
  if (titled.length === 1) return titled[0]!;
  if (titled.length === 0)
    throw new Complaint(
      `No paper here is known as "${named}": write an arXiv id, a DOI, or words of the title of one of the last ${TITLE_DAYS} days.`,
    );
  throw new Complaint(
    `"${named}" is in ${titled.length} titles; say which:\n${titled
      .slice(0, MOST_NAMED)
      .map(({ keys, title }) => `    ${keys[0]}  ${title}`)
      .join('\n')}`,
  );
}

async function papersTitled(target: Target, words: string): Promise<Paper[]> {
  const at = await now(target);
  const wanted = fold(words);
  const found: Paper[] = [];
  const from = after(at, -TITLE_DAYS * DAY_MS);
  for await (const paper of arrivals(dynamoDb(target.clients), target.outputs.papersTable, from, at))
    if (fold(paper.title).includes(wanted)) found.push(paper);
  return found;
}

async function interestsThatFind(target: Target, reader: Reader, paper: Paper): Promise<Known['found']> {
  const interests = heard(reader);
  const library = (await keptLibrary(target, await now(target))) ?? libraryOf([paper]);
  const compiled = compileSaved(interests, library, await namedInLibrary(target, namedIn(interests)));
  const found: Known['found'][number][] = [];
  compiled.match([paper], (interest, _, score) => {
    found.push({ label: interests[interest]!.label, score, why: compiled.explain(interest, paper) });
  });
  return found.sort((one, other) => other.score - one.score);
}

async function editionsSince(target: Target, { id }: Reader, since: Instant): Promise<Known['editions']> {
  const table = editionsTable(dynamoDb(target.clients), target.outputs.editionsTable);
  const bodies = editionBodies(s3(target.clients), target.outputs.bucket);
  const found: Known['editions'][number][] = [];
  for await (const edition of table.ofReader(id)) {
    if (edition.dueAt < since) break;
    found.unshift({ edition, body: await bodies.get(edition.id) });
  }
  return found;
}
