import type { FoundPaper } from '../../papers/found-paper.ts';

/** Fields that a column or key may fill. `id` is the id that the file gives; `ids` are identifiers known everywhere. */
export type Field = Exclude<keyof FoundPaper, 'withdrawn' | 'revision' | 'version'> | 'doi' | 'arxiv' | 'pmid';

/**
 * The usual names of each field, folded (lower case, no accents, letters and digits only), the most telling first: what programs, databases and reference
 * managers write, and the same in other languages.
 */
const NAMES: Readonly<Record<Field, string>> = {
  title: `title papertitle articletitle documenttitle itemtitle worktitle displayname titles primarytitle ti titel titre titulo titolo
    题名 标题 篇名 论文题目 题目 文献标题 タイトル titledisplay doctitle headline 書名 篇名 標題 文獻標題 文章標題 題名 論文名 제목 논문제목 название заглавие baslık judul titolo`,
  abstract: `abstract abstracttext paperabstract abstractnote articleabstract englishabstract summary abstracts summaries description
    notesabstract ab zusammenfassung resume resumen resumo riassunto 摘要 中文摘要 文摘 要旨 tldr samenvatting 抄録 초록 аннотация реферат ozet abstrak sammanfattning pagecontent text`,
  authors: `authorfullnames authors author authornames authorlist firstauthors listofauthors authorsfullnames authorsdisplayname authorshipsauthordisplayname
    creators creator au autoren autor auteurs auteur autores autori autore 作者 全部作者 著者 authorships authfullnames authfullname authorstring authordisplay yazarlar auteurs 作者姓名 저자 авторы penulis forfattare`,
  givenId: `id paperid recordid articleid publicationid lensid uid corduid key citationkey bibtexkey accessionnumber ut utuniquewosid utuniqueid uniqueid eid bibcode halids`,
  ids: `ids identifier identifiers externalids allids pmcid pmc articleids`,
  doi: `doi articledoi paperdoi itemdoi prismdoi doinumber doilink digitalobjectidentifier dois doiids`,
  arxiv: `arxivid arxiv arxivnumber eprint arxiveprints arxivids`,
  pmid: `pmid pubmedid pubmed entrezuid`,
  categories: `categories category primarycategory arxivcategories subjects subject subjectareas fieldsofstudy topics terms kategorien arxivclass`,
  keywords: `keywords keyword authorkeywords authorskeywords tags manualtags de kw schlagworter stichworter motscles palabrasclave palavraschave
    parolechiave 关键词 关键字 キーワード indexkeywords authkeywords 作者關鍵字 作者关键字 關鍵字 關鍵詞 索引關鍵字 키워드 ключевыеслова anahtarkelimeler katakunci trefwoorden`,
  published: `published publisheddate publicationdate publishedat datepublished issued publishdate publishtime publicationtime pubdate onlinedate
    firstpublished submitted submitteddate submissiondate date dateofpublication datum fecha 发表时间 出版日期 日期 created createdat issuedate coverdate
    year publicationyear publishedyear pubyear yearofpublication py jahr erscheinungsjahr annee ano anno 年 年份 出版年 发表年份 updatedate publicationdates preprintdate firstpublicationdate 출판년 발행연도 год yıl yil tahun jaar`,
  listedOn: 'listedon listdate announced announcedate',
  url: `url link abs absurl abstracturl paperurl articleurl arxivurl pageurl entryid landingpage landingpageurl permalink href links weblink
    externalurl sourceurl dimensionsurl scopuslink 链接 网址 uri uris puburl htmlurl 連結 鏈接 enlace lien verknupfung 링크 ссылка`,
  pdf: 'pdf pdfurl pdflink openaccesspdf urlpdf linktopdf fulltexturl fulltextlink',
  code: 'code codeurl github githuburl githubrepo repo repository',
  venue: `venue journal journaltitle journalname journalbook publicationtitle publicationname sourcetitle containertitle booktitle
    conference conferencename publication journalref so source zeitschrift quelle revue revista rivista 来源 文献来源 刊名 期刊 期刊名称 journaltitles fulljournalname pub journals 來源出版物名稱 来源出版物名称 來源出版物 来源出版物 期刊名稱 학술지 журнал источник dergi jurnal titelderquelle titulodelafuente titredelasource titulodafonte`,
  comment: 'comment comments',
  votes: 'upvotes votes likes',
};

interface Named {
  readonly field: Field;
  /** Which of all fields it is, from 0. */
  readonly place: number;
  /** 0 for the most telling name of the field. */
  readonly rank: number;
}

const FIELD_OF: ReadonlyMap<string, Named> = new Map(
  Object.entries(NAMES).flatMap(([field, names], place) =>
    names.split(/\s+/).map((name, rank) => [folded(name), { field: field as Field, place, rank }] as const),
  ),
);
/** Names as written, with what they mean; the same few come with every record. */
const known = new Map<string, Named | undefined>();
const LONGEST_KNOWN = 100;

/** Which field a column or key of this name fills, in any case and spelling (`Paper Title`, `paper_title`, `Title-题名`), and how telling the name is. */
export function fieldNamed(name: string): Named | undefined {
  if (known.has(name)) return known.get(name);
  // Metadata that came from XML keeps its schema's prefix.
  const whole = folded(name.slice(0, 100).replace(/^(?:dc|dcterms|prism|bibo|schema):/, ''));
  const latin = whole.replace(/[^a-z0-9]/g, '');
  const found = FIELD_OF.get(whole) ?? (latin.length > 1 ? FIELD_OF.get(latin) : undefined);
  if (known.size < 10_000 && name.length <= LONGEST_KNOWN) known.set(name, found);
  return found;
}

function folded(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Columns of one field; more are no table. */
const MOST_ALIKE = 50;

/** For each field, the indexes of these names that may fill it, the most telling first. */
export function fieldsAmong(names: readonly string[]): ReadonlyMap<Field, readonly number[]> {
  const found = names
    .map((name, index) => ({ index, named: fieldNamed(name) }))
    .flatMap(({ index, named }) => (named === undefined ? [] : [{ index, ...named }]))
    .sort((one, other) => one.rank - other.rank);
  const indexes = new Map<Field, number[]>();
  for (const { field, index } of found) indexes.set(field, [...(indexes.get(field) ?? []), index].slice(0, MOST_ALIKE));
  return indexes;
}
