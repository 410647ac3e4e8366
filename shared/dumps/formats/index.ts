import type { Format } from '../format.ts';
import { hfPage } from './hf-page.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';

/** Every form that is read. Where two special forms could claim one dump, the stricter stands first. */
export const FORMATS: readonly Format[] = [hfPage, jsonl, json];
