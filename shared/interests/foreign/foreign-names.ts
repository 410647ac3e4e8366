import { fieldNamed } from '../fields.ts';

/** What fields of other search boxes (PubMed, Scopus, Web of Science, Ovid, Embase, IEEE, arXiv's interface) are here; `''` for title and abstract together. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'ti:': 'allintitle document-title article-title acmdltitle',
  'abs:': 'ab recordabstract',
  'au:':
    'auth authname authlastname author-name aulast 1au lastau first-author full-author-name author-full-name creator',
  'src:':
    'so srctitle conf conftitle publication publication-title source-title journal-title jour jrnl ta jt jn jr conference booktitle',
  'date:':
    'py pubyear pub-year pubdate publicationdate first-pdate dp pdat edat crdt yr mod-date submitteddate lastupdateddate',
  'date:>=': 'after since from',
  'date:<': 'before',
  'date:<=': 'until',
  'doi:': 'do aid',
  'id:': 'uid ext-id id-list pmc pmcid paperid',
  'like:': 'related',
  '': 'all any text allintext fulltext tiab ti-ab tw kw kf keyword keywords key authkey ak title-abs-key title-abs title-abstract title-abs-key-auth topic ts subject su tag mesh mh mj majr mp sh hw ot nm de exp',
};

/** What papers do not tell here: of people's institutions, of languages, of kinds of documents, of web pages. */
const NOWHERE: ReadonlySet<string> = new Set(
  (
    'site filetype ext inurl in lang language la affil affiliation ad og af-id au-id orcid filter sb pt dt doctype document-type itemtype ' +
    'subjarea limit-to exclude issn isbn is ref refs wc cite cites citations has-abstract open-access gr fieldsofstudy'
  ).split(' '),
);

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(ELSEWHERE).flatMap(([field, names]) => names.split(' ').map((name) => [name, field])),
);

/** What to write here for a field of another search box, colon included; undefined for what is no field anywhere. */
export function fieldElsewhere(name: string): string | undefined {
  const known = fieldNamed(name);
  return known === undefined ? BY_NAME.get(plain(name)) : `${known}:`;
}

/** Whether other search boxes know by this name what no paper tells here. */
export function isNowhere(name: string): boolean {
  return NOWHERE.has(plain(name));
}

/** `Full Author Name`, `FIRST_PDATE` and `Date - Publication` in one spelling. */
function plain(name: string): string {
  return /^date\s+-/i.test(name) ? 'dp' : name.toLowerCase().replace(/[\s_/]+/g, '-');
}

/** Where the value ends that begins here: a bracket with what is in it, a phrase, or a word. */
export function valueEnd(text: string, at: number): number {
  if (text[at] === '(') return closingBracket(text, at);
  const value = /^(?:"[^"]*"?|[^\s()"]*)/.exec(text.slice(at))![0];
  return at + value.length;
}

function closingBracket(text: string, at: number): number {
  let open = 0;
  for (let place = at; place < text.length; place++) {
    if (text[place] === '(') open += 1;
    if (text[place] === ')' && --open === 0) return place + 1;
  }
  return text.length;
}
