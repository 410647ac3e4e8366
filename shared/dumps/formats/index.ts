import type { Format } from '../format.ts';
import { arxivMailing } from './arxiv-mailing.ts';
import { hfDaily } from './hf-daily.ts';
import { hfPage } from './hf-page.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { labelledText } from './labelled-text.ts';

/** Every form that is read. Where two special forms could claim one dump, the stricter stands first. */
export const FORMATS: readonly Format[] = [arxivMailing, hfDaily, labelledText, hfPage, jsonl, json];
