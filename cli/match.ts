import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { arrivals } from '../shared/aws/arrivals.ts';
import { dynamoDb } from '../shared/aws/clients.ts';
import { after, DAY_MS } from '../shared/editions/instant.ts';
import { canonical } from '../shared/interests/canonical.ts';
import { errorWithCaret } from '../shared/interests/explain-error.ts';
import { parseQuery } from '../shared/interests/parse.ts';
import type { Query } from '../shared/interests/query.ts';
import { describe } from '../shared/matching/describe.ts';
import type { Example } from '../shared/matching/examples.ts';
import { explain } from '../shared/matching/explain.ts';
import { libraryOf } from '../shared/matching/library.ts';
import { type MatchablePaper, match } from '../shared/matching/match.ts';
import { likedIn, type Wanted } from '../shared/matching/wanted.ts';
import { Complaint } from './complaint.ts';
import { now } from './now.ts';
import { type PaperInFile, papersIn } from './papers-in.ts';
import type { Target } from './target.ts';

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
  const papers =
    options.papers === undefined
      ? await libraryPapers(await target())
      : await papersIn(options.papers, new Date().toISOString());
  const interests =
    query === undefined ? interestsIn(options.interests!, papers) : [wantedBy('query', { query }, papers)];
  const list = papers.map(({ paper }) => paper);
  const library = libraryOf(list);
  if (query !== undefined && !options.json) {
    const asked = interests[0]!.query!;
    console.log(canonical(asked));
    for (const sentence of describe(asked, library)) console.log(`  ${sentence}`);
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

async function libraryPapers(target: Target): Promise<PaperInFile[]> {
  const at = await now(target);
  const papers: PaperInFile[] = [];
  const from = after(at, -LIBRARY_DAYS * DAY_MS);
  for await (const paper of arrivals(dynamoDb(target.clients), target.outputs.papersTable, from, at))
    papers.push({ givenId: paper.id, paper });
  return papers;
}

function interestsIn(file: string, papers: readonly PaperInFile[]): Wanted[] {
  const lines = readText(file).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const where = `${file}, line ${index + 1}`;
    const parsed = lineShape.safeParse(parseJson(line));
    if (!parsed.success)
      throw new Complaint(`${where}: write {"id", "query"} or {"id", "text"} or {"id", "like": […]}.`);
    return [wantedBy(String(parsed.data.id), parsed.data, papers)];
  });
}

/**
 * An interest as typed. Papers that are liked by name are looked up among the papers at hand, whether named beside the query or in it.
 * @throws Complaint with a caret under the character where the query is wrong
 */
export function wantedBy(
  id: string,
  asked: Omit<z.infer<typeof lineShape>, 'id'>,
  papers: readonly { readonly givenId: string; readonly paper: MatchablePaper }[],
): Wanted {
  const query = asked.query === undefined ? undefined : readQuery(asked.query);
  const named = query ? likedIn(query) : { like: [], dislike: [] };
  const known = (one: string | Example): Example[] => {
    if (typeof one !== 'string') return [one];
    const found = papers.find(
      ({ givenId, paper }) => givenId === one || paper.id === one || paper.keys.some((key) => key.endsWith(`:${one}`)),
    );
    return found ? [found.paper] : [];
  };
  const like = [...(asked.like ?? []), ...named.like].flatMap(known);
  const dislike = [...(asked.dislike ?? []), ...named.dislike].flatMap(known);
  return {
    id,
    ...(query && { query }),
    ...(asked.text !== undefined && { text: asked.text }),
    ...(like.length > 0 && { like }),
    ...(dislike.length > 0 && { dislike }),
  };
}

function readQuery(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Complaint(errorWithCaret(text, parsed.error));
  return parsed.query;
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
