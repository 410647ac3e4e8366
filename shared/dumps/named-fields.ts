import type { FoundPaper } from './format.ts';

/** Fields that a column or key may fill. `id` is the id that the file gives; `ids` are identifiers known everywhere. */
export type Field = Exclude<keyof FoundPaper, 'withdrawn' | 'revision' | 'version'> | 'doi' | 'arxiv' | 'pmid';

/**
 * The usual names of each field, folded (lower case, no accents, letters and digits only), the most telling first: what programs, databases and reference
 * managers write, and the same in German, French, Spanish, Portuguese, Italian and Chinese.
 */
const NAMES: Readonly<Record<Field, string>> = {
  title: `title papertitle articletitle documenttitle itemtitle worktitle displayname titles primarytitle ti titel titre titulo titolo
    题名 标题 篇名 论文题目 题目 文献标题 タイトル titledisplay doctitle headline`,
  abstract: `abstract abstracttext paperabstract abstractnote articleabstract englishabstract summary abstracts summaries description
    notesabstract ab zusammenfassung resume resumen resumo riassunto 摘要 中文摘要 文摘 要旨 tldr`,
  authors: `authors author authornames authorlist firstauthors listofauthors authorsfullnames authorfullnames authorsdisplayname authorshipsauthordisplayname
    creators creator au autoren autor auteurs auteur autores autori autore 作者 全部作者 著者 authorships authfullnames authfullname authorstring authordisplay`,
  givenId: `id paperid recordid articleid publicationid lensid uid corduid key citationkey bibtexkey accessionnumber ut uniqueid eid bibcode halids`,
  ids: `identifier identifiers externalids allids pmcid pmc articleids`,
  doi: `doi articledoi paperdoi itemdoi prismdoi doinumber doilink digitalobjectidentifier dois doiids`,
  arxiv: `arxivid arxiv arxivnumber eprint arxiveprints arxivids`,
  pmid: 'pmid pubmedid pubmed',
  categories: `categories category primarycategory arxivcategories subjects subject subjectareas fieldsofstudy topics terms kategorien arxivclass`,
  keywords: `keywords keyword authorkeywords authorskeywords tags manualtags de kw schlagworter stichworter motscles palabrasclave palavraschave
    parolechiave 关键词 关键字 キーワード indexkeywords authkeywords`,
  published: `published publisheddate publicationdate publishedat datepublished publishdate publishtime publicationtime pubdate onlinedate
    firstpublished submitted submitteddate submissiondate date dateofpublication datum fecha 发表时间 出版日期 日期 created createdat issuedate coverdate
    year publicationyear publishedyear pubyear yearofpublication py jahr erscheinungsjahr annee ano anno 年 年份 出版年 发表年份 updatedate publicationdates preprintdate firstpublicationdate`,
  listedOn: 'listedon listdate announced announcedate',
  url: `url link abs absurl abstracturl paperurl articleurl arxivurl pageurl entryid landingpage landingpageurl permalink href links weblink
    externalurl sourceurl dimensionsurl scopuslink 链接 网址 uri uris puburl htmlurl`,
  pdf: 'pdf pdfurl pdflink openaccesspdf urlpdf linktopdf fulltexturl fulltextlink',
  code: 'code codeurl github githuburl githubrepo repo repository',
  venue: `venue journal journaltitle journalname journalbook publicationtitle publicationname sourcetitle containertitle booktitle
    conference conferencename publication journalref so source zeitschrift quelle revue revista rivista 来源 文献来源 刊名 期刊 期刊名称 journaltitles fulljournalname pub journals`,
  comment: 'comment comments',
  votes: 'upvotes votes likes',
};

interface Named {
  readonly field: Field;
  /** 0 for the most telling name of the field. */
  readonly rank: number;
}

const FIELD_OF: ReadonlyMap<string, Named> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.split(/\s+/).map((name, rank) => [name, { field: field as Field, rank }] as const),
  ),
);
/** Names as written, with what they mean; the same few come with every record. */
const known = new Map<string, Named | undefined>();
const LONGEST_KNOWN = 100;

/** Which field a column or key of this name fills, in any case and spelling (`Paper Title`, `paper_title`, `Title-题名`), and how telling the name is. */
export function fieldNamed(name: string): Named | undefined {
  if (known.has(name)) return known.get(name);
  const folded = name
    .slice(0, 100)
    // Metadata that came from XML keeps its schema's prefix.
    .replace(/^(?:dc|dcterms|prism|bibo|schema):/, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const latin = folded.replace(/[^a-z0-9]/g, '');
  const found = FIELD_OF.get(folded) ?? (latin.length > 1 ? FIELD_OF.get(latin) : undefined);
  if (known.size < 10_000 && name.length <= LONGEST_KNOWN) known.set(name, found);
  return found;
}

/** For each field, the indexes of these names that may fill it, the most telling first. */
export function fieldsAmong(names: readonly string[]): ReadonlyMap<Field, readonly number[]> {
  const found = names
    .map((name, index) => ({ index, named: fieldNamed(name) }))
    .flatMap(({ index, named }) => (named === undefined ? [] : [{ index, ...named }]))
    .sort((one, other) => one.rank - other.rank);
  return new Map(
    found.map(({ field }) => [field, found.filter((one) => one.field === field).map(({ index }) => index)]),
  );
}
