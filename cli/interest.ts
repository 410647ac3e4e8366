import { newInterest } from '../shared/readers/change.ts';
import { queryProblem } from '../shared/readers/declaration.ts';
import { Complaint } from './complaint.ts';
import { now } from './now.ts';
import { changeReader, readersOf } from './tables.ts';
import type { Target } from './target.ts';
import { aboutPerWeek } from './try-interest.ts';

/** `offprint interest add`. @throws Complaint with a caret under the character where the query is wrong. */
export async function addInterest(
  target: Target,
  address: string,
  query: string,
  { label = query.trim() }: { label?: string },
): Promise<void> {
  const problem = queryProblem(query);
  if (problem) throw new Complaint(problem);
  const interest = newInterest({ label, query }, await now(target));
  await changeReader(readersOf(target), address, (reader) => {
    if (reader.interests.some(({ id }) => id === interest.id)) throw new Complaint(`${address} asks for that already.`);
    return { ...reader, interests: [...reader.interests, interest] };
  });
  const { rate, unknown } = await aboutPerWeek(target, query);
  console.log(`${address} now also gets: ${label} (${rate})`);
  for (const sentence of unknown) console.log(`  ${sentence}`);
}

/** `offprint interest remove`, by label, query, or another spelling of the same query. */
export async function removeInterest(target: Target, address: string, query: string): Promise<void> {
  const { id: meant } = newInterest({ label: query, query }, await now(target));
  await changeReader(readersOf(target), address, (reader) => {
    const interests = reader.interests.filter(({ id, label }) => id !== meant && label !== query);
    if (interests.length === reader.interests.length)
      throw new Complaint(
        `${address} has no such interest. Theirs are: ${reader.interests.map(({ label }) => label).join('; ')}`,
      );
    return { ...reader, interests };
  });
  console.log(`${address} no longer gets: ${query}`);
}
