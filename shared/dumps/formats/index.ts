import type { Format } from '../format.ts';
import { arxivFeed } from './arxiv-feed.ts';
import { arxivKaggle } from './arxiv-kaggle.ts';
import { arxivMailing } from './arxiv-mailing.ts';
import { crossref } from './crossref.ts';
import { crossrefXml } from './crossref-xml.ts';
import { csv } from './csv.ts';
import { hfDaily } from './hf-daily.ts';
import { hfPage } from './hf-page.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { labelledText } from './labelled-text.ts';
import { oaiPmh } from './oai-pmh.ts';
import { openalex } from './openalex.ts';
import { semanticScholar } from './semantic-scholar.ts';

/** Every form that is read. Where two special forms could claim one dump, the stricter stands first. */
export const FORMATS: readonly Format[] = [
  arxivFeed,
  oaiPmh,
  arxivKaggle,
  arxivMailing,
  crossref,
  crossrefXml,
  openalex,
  semanticScholar,
  hfDaily,
  labelledText,
  hfPage,
  csv,
  jsonl,
  json,
];
