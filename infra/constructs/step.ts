import type { Settings } from '../config.ts';
import type { Drop } from './drop.ts';
import type { Library } from './library.ts';
import type { Watch } from './watch.ts';

/** What every step stands on. */
export interface StepProps {
  readonly settings: Settings;
  /** Folder of the step's bundle. */
  readonly bundle: string;
  readonly drop: Drop;
  readonly library: Library;
  readonly watch: Watch;
}
