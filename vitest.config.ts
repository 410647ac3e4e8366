import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first: a file of two minutes that begins last keeps one worker busy while the other has nothing left. */
const LONG = [
  'tests/simulation/faults',
  'tests/e2e/main-job',
  'tests/e2e/',
  'tests/simulation/',
  'tests/contract/local/',
];

const RULES = ['tests/{unit,property,infra,architecture}/**/*.test.{ts,tsx}'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONG.findIndex((part) => moduleId.includes(part));
      return place < 0 ? LONG.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    projects: [
      // These keep no state between files, and start in half the time where they share their modules.
      { extends: true, test: { name: 'rules', include: RULES, isolate: false } },
      { extends: true, test: { name: 'parts', include: ['tests/**/*.test.{ts,tsx}'], exclude: RULES } },
    ],
    globalSetup: 'tests/fixtures/temporary-folder.ts',
    pool: 'threads',
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
