import { arrivals } from '../shared/aws/arrivals.ts';
import { dynamoDb } from '../shared/aws/clients.ts';
import { after, DAY_MS, type Instant } from '../shared/calendar/instant.ts';
import { type Compiled, compile } from '../shared/matching/compile.ts';
import { reasonsOf } from '../shared/matching/explain.ts';
import { libraryOf } from '../shared/matching/library/library.ts';
import { match } from '../shared/matching/match.ts';
import { PackedPapers } from '../shared/matching/one-interest/packed-papers.ts';
import { Complaint } from './complaint.ts';
import { interestsIn } from './interest-lines.ts';
import { keptLibrary } from './library.ts';
import { meaning, rate } from './meaning.ts';
import { now } from './now.ts';
import { type PaperInFile, papersIn } from './papers-in.ts';
import type { Target } from './target.ts';
import { namesIn, papersNamed, unknownPapers, wantedBy } from './wanted.ts';

export interface MatchOptions {
  readonly papers?: string;
  readonly interests?: string;
  readonly top?: number;
  readonly all?: boolean;
  readonly json?: boolean;
}

const DEFAULT_TOP = 10;
const LIBRARY_DAYS = 30;

/**
 * `offprint match`: what queries find among the papers of a file or of the library, best first, and why.
 * @param query one query; without it `options.interests` names a file of interests, one JSON object a line
 */
export async function matchPapers(
  target: () => Promise<Target>,
  query: string | undefined,
  options: MatchOptions,
): Promise<void> {
  if ((query === undefined) === (options.interests === undefined))
    throw new Complaint('Say what to look for: either one query, or --interests FILE.');
  const lines = query === undefined ? interestsIn(options.interests!) : [{ id: 'query', asked: { query } }];
  const names = [...new Set(lines.flatMap(({ asked }) => namesIn(asked)))];
  const there = options.papers === undefined ? await target() : undefined;
  const at = there ? await now(there) : new Date().toISOString();
  const papers = there ? await libraryPapers(there, at) : await papersIn(options.papers!, at);
  const named = await papersNamed(names, papers, there);
  const interests = lines.map(({ id, asked }) => wantedBy(String(id), asked, named));
  const list = papers.map(({ paper }) => paper);
  // What compose ranks with, so that the score shown is the score mailed; papers of a file are a library by themselves.
  const library = (there && (await keptLibrary(there, at))) ?? libraryOf(list);
  const unknown = unknownPapers(names, named, there ? 'the library' : 'this file');
  if (query !== undefined && !options.json) {
    for (const line of meaning(interests[0]!.query!, new PackedPapers(list), library, unknown)) console.log(line);
  } else for (const sentence of unknown) console.error(sentence);
  const most = options.all ? Number.POSITIVE_INFINITY : (options.top ?? DEFAULT_TOP);
  const hits = match(interests, list, library);
  let rank = 0;
  let asked: { readonly place: number; readonly compiled: Compiled } | undefined;
  for (const { interest, paper, score } of hits) {
    if (asked?.place !== interest) {
      asked = { place: interest, compiled: compile(interests[interest]!, library) };
      rank = 0;
    }
    if (++rank > most) continue;
    const { id } = lines[interest]!;
    const reasons = reasonsOf(asked.compiled, interests[interest]!.id, list[paper]!, library).map(
      ({ clause, field, words }) => ({ clause, field, words }),
    );
    if (options.json) console.log(JSON.stringify({ interest: id, paper: papers[paper]!.givenId, score, why: reasons }));
    else
      console.log(
        `${String(Math.round(score)).padStart(3)}  ${list[paper]!.title}  [${papers[paper]!.givenId}]\n     ${reasons.map(({ clause, field, words }) => `${clause} in the ${field}: ${words.join(', ')}`).join('; ')}`,
      );
  }
  if (options.json) return;
  const since = there && list.reduce((first, { arrival }) => (arrival && arrival.at < first ? arrival.at : first), at);
  const found = hits.map(({ paper }) => list[paper]!);
  const weekly = query === undefined ? undefined : rate(found, { now: at, ...(since && { since }) }, LIBRARY_DAYS);
  console.log(`${hits.length} of ${papers.length} papers match${weekly === undefined ? '' : `, ${weekly}`}.`);
}

async function libraryPapers(target: Target, at: Instant): Promise<PaperInFile[]> {
  const papers: PaperInFile[] = [];
  const from = after(at, -LIBRARY_DAYS * DAY_MS);
  for await (const paper of arrivals(dynamoDb(target.clients), target.outputs.papersTable, from, at))
    if (paper.arrival?.kind !== 'withdrawn') papers.push({ givenId: paper.id, paper });
  return papers;
}
