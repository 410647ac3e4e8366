import type { Clock } from './clock.ts';
import type { Policies } from './policy.ts';
import type { State } from './state.ts';
import type { Template } from './template.ts';

/** What every service here stands on. */
export interface Base {
  readonly template: Template;
  readonly state: State;
  readonly clock: Clock;
  readonly policies: Policies;
  /** Where the run answers. */
  readonly url: string;
  /** Folder of the logs. */
  readonly logs: string;
}
