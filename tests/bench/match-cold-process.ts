/** What `match-cold.ts` starts: papers and queries from files, an engine, the last match; then how long that took since the process began. */
import { readFileSync } from 'node:fs';
import { compile } from '../../shared/matching/compile.ts';
import { compileInterests } from '../../shared/matching/engine/compile-interests.ts';
import { libraryOf } from '../../shared/matching/library/library.ts';
import type { MatchablePaper } from '../../shared/matching/matchable-paper.ts';
import { PAPER_LANGUAGE } from '../../shared/matching/reading/reading.ts';
import { PLAIN_LANGUAGE, plainCompiled, plainStatistics } from './match-plain.ts';
import { readQueries } from './match-queries.ts';

const [papersFile, queriesFile, meaning] = process.argv.slice(2);
const papers = JSON.parse(readFileSync(papersFile!, 'utf8')) as MatchablePaper[];
const queries = readQueries(queriesFile!);
let matches = 0;
if (meaning === 'plain') {
  const statistics = plainStatistics(papers);
  count(compileInterests(plainCompiled(queries, statistics), statistics, PLAIN_LANGUAGE));
} else {
  const library = libraryOf(papers);
  const compiled = queries.map(({ id, query }) => compile({ id, query }, library));
  count(compileInterests(compiled, library.statistics, PAPER_LANGUAGE));
}
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ wallMs: performance.now(), cpuMs: (user + system) / 1000, matches }));

function count(engine: ReturnType<typeof compileInterests>): void {
  engine.match(papers, (found) =>
    found.eachInterest((_, entry) =>
      found.eachPaper(entry, () => {
        matches += 1;
      }),
    ),
  );
}
