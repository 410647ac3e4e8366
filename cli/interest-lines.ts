import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { Complaint } from './complaint.ts';
import { type Asked, namesIn } from './wanted.ts';

/** An interest of a file, by the id that the file gives. */
export interface InterestLine {
  readonly id: string | number;
  readonly asked: Asked;
}

const text = z.string().nullish();
const example = z.union([
  z.string(),
  z.number().transform(String),
  z
    .object({ title: text, abstract: text })
    .transform(({ title, abstract }) => ({ title: title ?? '', abstract: abstract ?? '' }))
    .refine(({ title, abstract }) => `${title}${abstract}`.trim() !== ''),
]);
const examples = z.array(example).nullish();
const lineShape = z.object({
  id: z.union([z.string(), z.number()]),
  query: text,
  text,
  like: examples,
  dislike: examples,
});

/**
 * The interests of a file, one JSON object a line. What is null is not asked for.
 * @throws Complaint with the line that says nothing, or nothing that can be understood; for a wrong query with a caret
 */
export function interestsIn(file: string): InterestLine[] {
  const lines = contentOf(file)
    .replace(/^\ufeff/, '')
    .split('\n');
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [interestIn(line, `${file}, line ${index + 1}`)]));
}

function interestIn(line: string, where: string): InterestLine {
  const parsed = lineShape.safeParse(parseJson(line, where));
  if (!parsed.success)
    throw new Complaint(
      `${where}: ${seen(parsed.error)}. Write {"id", "query"}, {"id", "text"} or {"id", "like": […], "dislike": […]}, a paper as its id or as {"title", "abstract"}.`,
    );
  const { id, ...given } = parsed.data;
  const asked: Asked = {
    query: given.query ?? undefined,
    text: given.text ?? undefined,
    like: given.like ?? undefined,
    dislike: given.dislike ?? undefined,
  };
  if (asked.query === undefined && asked.text === undefined && asked.like === undefined)
    throw new Complaint(`${where}: this asks for nothing. Give a "query", a "text" or papers to "like".`);
  try {
    namesIn(asked);
  } catch (error) {
    throw error instanceof Complaint ? new Complaint(`${where}:\n${error.message}`) : error;
  }
  return { id, asked };
}

/** The first thing that is wrong with a line, by its place. */
function seen({ issues: [issue] }: z.ZodError): string {
  const place = issue?.path.join('.') ?? '';
  return place === '' ? 'this is no JSON object' : `“${place}” is missing or of the wrong kind`;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Complaint(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Complaint(`${where} is no JSON: ${(error as Error).message}.`);
  }
}
