import { dynamoDb, dynamoDbOnce, s3 } from '../shared/aws/clients.ts';
import { papersTable } from '../shared/aws/papers-table.ts';
import { segmentsOf } from '../shared/aws/segments.ts';
import type { Instant } from '../shared/calendar/instant.ts';
import type { KeptLibrary } from '../shared/matching/library/library-of-days.ts';
import { newestLibrary } from '../shared/matching/library/newest-library.ts';
import { namedPapers } from '../shared/papers/named.ts';
import type { Paper } from '../shared/papers/paper.ts';
import type { Target } from './target.ts';

/** What the target's closed days taught: the library that mails are ranked with, so that the score shown is the score mailed. Undefined while it is too little. */
export function keptLibrary(target: Target, at: Instant): Promise<KeptLibrary | undefined> {
  return newestLibrary(segmentsOf(s3(target.clients), target.outputs.bucket), () => at)();
}

/** The papers that queries name with `like:`, from the whole library. */
export function namedInLibrary(target: Target, names: readonly string[]): Promise<ReadonlyMap<string, Paper>> {
  const { clients, outputs } = target;
  return namedPapers(papersTable(dynamoDb(clients), dynamoDbOnce(clients), outputs.papersTable), names);
}
