import type { Format } from '../format.ts';
import { aclAnthology } from './acl-anthology.ts';
import { arxivFeed } from './arxiv-feed.ts';
import { arxivKaggle } from './arxiv-kaggle.ts';
import { arxivMailing } from './arxiv-mailing.ts';
import { arxivPage } from './arxiv-page.ts';
import { bibtex } from './bibtex.ts';
import { biorxiv } from './biorxiv.ts';
import { conferenceList } from './conference-list.ts';
import { crossref } from './crossref.ts';
import { crossrefXml } from './crossref-xml.ts';
import { cslJson } from './csl-json.ts';
import { csv } from './csv.ts';
import { dataciteJson } from './datacite-json.ts';
import { dataciteXml } from './datacite-xml.ts';
import { dublinCore } from './dublin-core.ts';
import { elsevier } from './elsevier.ts';
import { endnoteXml } from './endnote-xml.ts';
import { feed } from './feed.ts';
import { hfDaily } from './hf-daily.ts';
import { hfPage } from './hf-page.ts';
import { jats } from './jats.ts';
import { json } from './json.ts';
import { jsonFeed } from './json-feed.ts';
import { jsonl } from './jsonl.ts';
import { labelledText } from './labelled-text.ts';
import { markdownList } from './markdown-list.ts';
import { medline } from './medline.ts';
import { mods } from './mods.ts';
import { oaiPmh } from './oai-pmh.ts';
import { openalex } from './openalex.ts';
import { openreview } from './openreview.ts';
import { ovid } from './ovid.ts';
import { papersWithCode } from './papers-with-code.ts';
import { proquest } from './proquest.ts';
import { pubmedXml } from './pubmed-xml.ts';
import { refer } from './refer.ts';
import { refworks } from './refworks.ts';
import { ris } from './ris.ts';
import { schemaOrg } from './schema-org.ts';
import { scholarAlert } from './scholar-alert.ts';
import { semanticScholar } from './semantic-scholar.ts';
import { tei } from './tei.ts';
import { webOfScience } from './web-of-science.ts';
import { webOfScienceTable } from './web-of-science-table.ts';

/** Every form that is read. Where two special forms could claim one dump, the stricter stands first. */
export const FORMATS: readonly Format[] = [
  arxivFeed,
  oaiPmh,
  arxivKaggle,
  arxivMailing,
  arxivPage,
  bibtex,
  ris,
  refer,
  refworks,
  pubmedXml,
  endnoteXml,
  webOfScience,
  webOfScienceTable,
  medline,
  proquest,
  ovid,
  crossref,
  crossrefXml,
  jats,
  dataciteJson,
  dataciteXml,
  mods,
  tei,
  dublinCore,
  elsevier,
  openalex,
  semanticScholar,
  openreview,
  biorxiv,
  cslJson,
  schemaOrg,
  aclAnthology,
  papersWithCode,
  conferenceList,
  scholarAlert,
  jsonFeed,
  markdownList,
  hfDaily,
  labelledText,
  hfPage,
  csv,
  feed,
  jsonl,
  json,
];
