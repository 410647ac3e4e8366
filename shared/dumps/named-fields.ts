import type { FoundPaper } from './format.ts';

/** Fields that a column or key may fill. `id` is the id that the file gives; `ids` are identifiers known everywhere. */
export type Field = Exclude<keyof FoundPaper, 'withdrawn' | 'revision' | 'version'> | 'doi' | 'arxiv' | 'pmid';

/** The usual names of each field, folded (lower case, letters and digits only), the most telling first. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  title: ['title', 'papertitle', 'articletitle', 'documenttitle', 'displayname', 'titles', 'primarytitle', 'ti'],
  abstract: [
    'abstract',
    'abstracttext',
    'paperabstract',
    'abstractnote',
    'summary',
    'description',
    'abstracts',
    'notesabstract',
    'ab',
    'tldr',
  ],
  authors: [
    'authors',
    'author',
    'authornames',
    'authorlist',
    'authorsfullnames',
    'authorfullnames',
    'creators',
    'creator',
    'au',
    'authorships',
  ],
  givenId: ['id', 'paperid', 'recordid', 'uid', 'key', 'citationkey', 'accessionnumber', 'ut', 'eid'],
  ids: ['identifier', 'identifiers', 'externalids'],
  doi: ['doi', 'articledoi', 'paperdoi', 'prismdoi'],
  arxiv: ['arxivid', 'arxiv', 'eprint'],
  pmid: ['pmid', 'pubmedid', 'pubmed'],
  categories: ['categories', 'category', 'primarycategory', 'subjects', 'subject', 'fieldsofstudy', 'topics'],
  keywords: ['keywords', 'keyword', 'authorkeywords', 'tags', 'de', 'kw'],
  published: [
    'published',
    'publisheddate',
    'publicationdate',
    'publishedat',
    'datepublished',
    'pubdate',
    'submitted',
    'submitteddate',
    'submissiondate',
    'date',
    'created',
    'year',
    'publicationyear',
    'pubyear',
    'py',
  ],
  listedOn: ['listedon', 'listdate', 'announced', 'announcedate'],
  url: [
    'url',
    'link',
    'abs',
    'absurl',
    'abstracturl',
    'paperurl',
    'entryid',
    'landingpage',
    'permalink',
    'href',
    'links',
  ],
  pdf: ['pdf', 'pdfurl', 'pdflink', 'openaccesspdf', 'urlpdf'],
  code: ['code', 'codeurl', 'github', 'githubrepo', 'repo', 'repository'],
  venue: [
    'venue',
    'journal',
    'journaltitle',
    'publicationtitle',
    'sourcetitle',
    'containertitle',
    'booktitle',
    'conference',
    'publication',
    'so',
  ],
  comment: ['comment', 'comments'],
  votes: ['upvotes', 'votes', 'likes'],
};

interface Named {
  readonly field: Field;
  /** 0 for the most telling name of the field. */
  readonly rank: number;
}

const FIELD_OF: ReadonlyMap<string, Named> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.map((name, rank) => [name, { field: field as Field, rank }] as const),
  ),
);
/** Names as written, with what they mean; the same few come with every record. */
const known = new Map<string, Named | undefined>();

/** Which field a column or key of this name fills, in any case and spelling (`Paper Title`, `paper_title`), and how telling the name is. */
export function fieldNamed(name: string): Named | undefined {
  if (known.has(name)) return known.get(name);
  const found = FIELD_OF.get(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
  if (known.size < 10_000) known.set(name, found);
  return found;
}

/** For each field, the index of the most telling of these names. */
export function fieldsAmong(names: readonly string[]): ReadonlyMap<Field, number> {
  const best = new Map<Field, { index: number; rank: number }>();
  names.forEach((name, index) => {
    const named = fieldNamed(name);
    if (named === undefined) return;
    const other = best.get(named.field);
    if (other === undefined || named.rank < other.rank) best.set(named.field, { index, rank: named.rank });
  });
  return new Map(Array.from(best, ([field, { index }]) => [field, index]));
}
