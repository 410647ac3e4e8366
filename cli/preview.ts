import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrivals } from '../shared/aws/arrivals.ts';
import { dynamoDb } from '../shared/aws/clients.ts';
import { after, DAY_MS, type Instant } from '../shared/calendar/instant.ts';
import type { Match } from '../shared/editions/choosing.ts';
import { composeEdition } from '../shared/editions/composing.ts';
import type { EditionBody } from '../shared/editions/edition.ts';
import { PaperShelf } from '../shared/editions/paper-shelf.ts';
import { roundNow } from '../shared/editions/round.ts';
import { byVotes } from '../shared/editions/upvoted.ts';
import { toEml } from '../shared/mail/eml.ts';
import { editionMessage } from '../shared/mail/message.ts';
import { libraryOf } from '../shared/matching/library/library.ts';
import { compileSaved, namedIn } from '../shared/matching/saved-interests.ts';
import { newInterest } from '../shared/readers/change.ts';
import { queryProblem } from '../shared/readers/declaration.ts';
import { heard } from '../shared/readers/heard.ts';
import type { Reader } from '../shared/readers/reader.ts';
import { Complaint } from './complaint.ts';
import { askCompose } from './compose-function.ts';
import { keptLibrary } from './library.ts';
import { readMoment } from './moment.ts';
import { now } from './now.ts';
import { type PaperInFile, papersIn } from './papers-in.ts';
import { readerAt, readersOf } from './tables.ts';
import type { Target } from './target.ts';
import { papersNamed } from './wanted.ts';

export interface PreviewOptions {
  readonly reader?: string;
  readonly interest?: string;
  readonly dump?: string;
  readonly at?: string;
  readonly out: string;
}

const SENDER = 'Offprint <digest@offprint.example>';
const NOBODY = 'reader@offprint.example';
const LINKS = {
  page: 'https://offprint.example/e/preview',
  leave: 'https://offprint.example/u/preview',
  steer: 'https://offprint.example/s/preview',
};
const LIBRARY_DAYS = 7;

/**
 * `offprint preview`: writes edition.html, edition.txt and edition.eml as they would be sent, and sends nothing. From a dump alone it needs no target.
 * @param target asked for only when the reader or the papers come from there
 */
export async function preview(target: () => Promise<Target>, options: PreviewOptions): Promise<void> {
  if ((options.reader === undefined) === (options.interest === undefined))
    throw new Complaint('Say whose edition: either --reader ADDRESS or --interest QUERY.');
  const body = await bodyOf(target, options);
  if (!body) return console.log('Nothing matches, so there would be no mail.');
  const message = editionMessage(body, { sender: SENDER, operator: NOBODY });
  const eml = toEml(message, {
    to: options.reader ?? NOBODY,
    date: new Date(body.dueAt),
    messageId: `<${body.id}@offprint.example>`,
  });
  mkdirSync(options.out, { recursive: true });
  for (const [name, text] of [
    ['edition.html', message.html],
    ['edition.txt', message.text],
    ['edition.eml', eml],
  ] as const) {
    writeFileSync(join(options.out, name), text);
    console.log(join(options.out, name));
  }
}

async function bodyOf(target: () => Promise<Target>, options: PreviewOptions): Promise<EditionBody | undefined> {
  if (options.reader !== undefined && options.dump === undefined && options.at === undefined) {
    const there = await target();
    const { id } = await readerAt(readersOf(there), options.reader);
    return (await askCompose<EditionBody | null>(there, { preview: id })) ?? undefined;
  }
  const at = options.at === undefined ? await momentOf(target, options) : readMoment(options.at);
  const reader =
    options.reader === undefined
      ? someReader(options.interest!, at)
      : asIfYesterday(await readerAt(readersOf(await target()), options.reader), at);
  const entries = options.dump === undefined ? await arrived(await target(), at) : await papersIn(options.dump, at);
  const shelf = new PaperShelf(entries.map(({ paper }) => paper));
  const papers = [...shelf];
  // A dump by itself is a library by itself. Whoever has more than that sees the scores that would be mailed.
  const there = options.dump === undefined || options.reader !== undefined ? await target() : undefined;
  const kept = there && (await keptLibrary(there, at));
  const interests = heard(reader);
  const named = await papersNamed(namedIn(interests), entries, there);
  const compiled = compileSaved(interests, kept ?? libraryOf(papers), named);
  const matches: Match[] = [];
  compiled.match(papers, (interest, place, score) => {
    matches.push({ interest: interests[interest]!, paper: papers[place]!, score });
  });
  return composeEdition({
    round: roundNow(reader, at),
    matches,
    considered: papers.length,
    upvoted: byVotes(shelf.ranked),
    libraryVersion: kept?.version,
    latest: undefined,
    predecessors: [],
    shelf,
    explain: (interest, paper) => compiled.explain(interests.indexOf(interest), paper),
    links: LINKS,
  });
}

/** Without the target's papers or readers the preview's moment is this machine's. */
async function momentOf(target: () => Promise<Target>, { dump, reader }: PreviewOptions): Promise<Instant> {
  return dump !== undefined && reader === undefined ? new Date().toISOString() : now(await target());
}

async function arrived(target: Target, at: Instant): Promise<PaperInFile[]> {
  const from = after(at, -LIBRARY_DAYS * DAY_MS);
  const papers: PaperInFile[] = [];
  for await (const paper of arrivals(dynamoDb(target.clients), target.outputs.papersTable, from, at))
    papers.push({ givenId: paper.id, paper });
  return papers;
}

function someReader(query: string, at: Instant): Reader {
  const problem = queryProblem(query);
  if (problem) throw new Complaint(problem);
  const reader: Reader = {
    id: 'preview',
    address: NOBODY,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    cadence: { kind: 'daily', at: '07:00' },
    interests: [newInterest({ label: query, query }, at)],
    consent: { state: 'active' },
    addedAt: at,
    nextDueAt: at,
    watermark: at,
    openEditions: [],
    version: 1,
  };
  return asIfYesterday(reader, at);
}

/** The reader as if their edition before had been a library's span ago, so that everything since is news and no interest is new. */
function asIfYesterday(reader: Reader, at: Instant): Reader {
  const before = after(at, -LIBRARY_DAYS * DAY_MS);
  return {
    ...reader,
    openEditions: [],
    watermark: before,
    answered: { dueAt: before, from: before, interests: reader.interests.map(({ id }) => id) },
  };
}
