import { DAY_MS, HOUR_MS } from './instant.ts';

/** Each window begins so long before the last one ended: slow writers and the index's lag lose nothing, and what was listed is not listed again. */
export const OVERLAP_MS = 2 * HOUR_MS;
/** No window is longer, whatever pause or outage lies behind. */
export const LOOK_BACK_MS = 35 * DAY_MS;
