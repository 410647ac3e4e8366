import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { arrivals } from '../shared/aws/arrivals.ts';
import { dynamoDb } from '../shared/aws/clients.ts';
import { after, DAY_MS, type Instant } from '../shared/calendar/instant.ts';
import { canonical } from '../shared/interests/canonical.ts';
import { describe } from '../shared/matching/describe.ts';
import { explain } from '../shared/matching/explain.ts';
import { libraryOf } from '../shared/matching/library.ts';
import { match } from '../shared/matching/match.ts';
import { Complaint } from './complaint.ts';
import { keptLibrary } from './library.ts';
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

const exampleShape = z.union([z.string(), z.object({ title: z.string(), abstract: z.string().default('') })]);
const lineShape = z.object({
  id: z.union([z.string(), z.number()]),
  query: z.string().optional(),
  text: z.string().optional(),
  like: z.array(exampleShape).optional(),
  dislike: z.array(exampleShape).optional(),
});

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
  const there = options.papers === undefined ? await target() : undefined;
  const at = there ? await now(there) : new Date().toISOString();
  const papers = there ? await libraryPapers(there, at) : await papersIn(options.papers!, at);
  const asked = query === undefined ? interestsIn(options.interests!) : [{ id: 'query', query }];
  const names = asked.flatMap(namesIn);
  const named = await papersNamed(names, papers, there);
  const interests = asked.map(({ id, ...one }) => wantedBy(String(id), one, named));
  const list = papers.map(({ paper }) => paper);
  // What compose ranks with, so that the score shown is the score mailed; papers of a file are a library by themselves.
  const library = (there && (await keptLibrary(there, at))) ?? libraryOf(list);
  if (query !== undefined && !options.json) {
    const meant = interests[0]!.query!;
    console.log(canonical(meant));
    const unknown = unknownPapers(names, named, there ? 'the library' : 'this file');
    for (const sentence of [...describe(meant, library), ...unknown]) console.log(`  ${sentence}`);
  }
  const most = options.all ? Number.POSITIVE_INFINITY : (options.top ?? DEFAULT_TOP);
  const shown = new Map<number, number>();
  const hits = match(interests, list, library);
  for (const { interest, paper, score } of hits) {
    const rank = (shown.get(interest) ?? 0) + 1;
    shown.set(interest, rank);
    if (rank > most) continue;
    const wanted = interests[interest]!;
    const { id } = wanted;
    const reasons = explain(wanted, list[paper]!, library).map(({ clause, field, words }) => ({
      clause,
      field,
      words,
    }));
    if (options.json) console.log(JSON.stringify({ interest: id, paper: papers[paper]!.givenId, score, why: reasons }));
    else
      console.log(
        `${String(Math.round(score)).padStart(3)}  ${list[paper]!.title}  [${papers[paper]!.givenId}]\n     ${reasons.map(({ clause, field, words }) => `${clause} in the ${field}: ${words.join(', ')}`).join('; ')}`,
      );
  }
  if (!options.json) console.log(`${hits.length} of ${papers.length} papers match.`);
}

async function libraryPapers(target: Target, at: Instant): Promise<PaperInFile[]> {
  const papers: PaperInFile[] = [];
  const from = after(at, -LIBRARY_DAYS * DAY_MS);
  for await (const paper of arrivals(dynamoDb(target.clients), target.outputs.papersTable, from, at))
    papers.push({ givenId: paper.id, paper });
  return papers;
}

function interestsIn(file: string): z.infer<typeof lineShape>[] {
  const lines = readText(file).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const where = `${file}, line ${index + 1}`;
    const parsed = lineShape.safeParse(parseJson(line));
    if (!parsed.success)
      throw new Complaint(`${where}: write {"id", "query"} or {"id", "text"} or {"id", "like": […]}.`);
    return [parsed.data];
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Complaint(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
