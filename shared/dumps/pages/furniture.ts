/** What a line of a page is when it is no paper's title or abstract. */
export type Furniture =
  /** The day that the page lists, or a day printed on a card. */
  | { readonly kind: 'day'; readonly text: string }
  | { readonly kind: 'published'; readonly text: string }
  | { readonly kind: 'votes'; readonly count: number | undefined }
  /** A card begins here. The next line is a user's name, unless it stands in this one. */
  | { readonly kind: 'submitter'; readonly named: boolean }
  /** A name follows that is nobody's title: the page's editor, an organisation behind its picture. */
  | { readonly kind: 'name' }
  /** "21 authors": what stands above it is a paper. @param afterName an organisation's name came before it. */
  | { readonly kind: 'size'; readonly afterName: boolean }
  /** What came before is a summary that a machine wrote. */
  | { readonly kind: 'machine' }
  /** Behind the abstract on the page of one paper. */
  | { readonly kind: 'end' }
  /** Names of authors follow, if they do not stand in this line. */
  | { readonly kind: 'authors'; readonly names: readonly string[] }
  | { readonly kind: 'number'; readonly count: number }
  /** No letters at all: a dot or comma between things. */
  | { readonly kind: 'mark' }
  | { readonly kind: 'other' };

const OTHER: Furniture = { kind: 'other' };
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?';
const DAY = `${WEEKDAY}(?:${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?|\\d{1,2}(?:st|nd|rd|th)?\\.?\\s+${MONTH}(?:,?\\s+\\d{4})?|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|${MONTH}\\s+\\d{4})`;
const COUNT = '\\d[\\d.,]*\\s*[km]?';

const SIZE = new RegExp(`^([·•]?)\\s*${COUNT}\\s+authors?(?: .{0,3})?$`, 'i');
const END = /^view (?:arxiv page|pdf)|^(?:models|datasets|spaces) citing this paper|^collections including this paper/i;
const AUTHORS = /^(?:authors?|作者)\s*[:：]\s*(.*)$/i;
/** Characters of a line of authors. */
const AUTHORS_CHARACTERS = 10_000;
const WHOLE_DAY = new RegExp(`^(?:papers (?:of|for) )?(${DAY})$`, 'i');
const PUBLISHED = new RegExp(`^published(?:\\s+on)?:?\\s+(${DAY})`, 'i');
const VOTES = new RegExp(`^(?:up-?votes?|likes?)\\s*:?\\s*(${COUNT})?$|^(${COUNT})\\s+(?:up-?votes?|likes?)$`, 'i');

/** Words that the site prints around papers, alone on a line. */
const WORDS = new RegExp(
  `^(?:${[
    'new',
    'subscribe',
    'get trending papers in your email inbox.*',
    '(?:by\\s*ak )?and the research community',
    '(?:daily|weekly|monthly|trending|top|latest|hot)?\\s*papers(?: (?:page|of the (?:day|week|month)))?(?: [-|·] hugging face)?',
    '(?:daily|weekly|monthly|today|yesterday|trending|latest|rising)',
    `on ${DAY}`,
    'view (?:all(?: \\w+)?|paper|in collections)(?: .{0,60})?',
    '(?:add to|remove from) collection.*',
    '(?:see|show|load|read) (?:all|more|less)',
    `[·•]?\\s*${COUNT}\\s+(?:comments?|stars?|replies)(?: .{0,3})?`,
    '.{0,3}#?\\d+ papers? of the (?:day|week|month)',
    `(?:link: )?(?:github|code|project page|project|paper|arxiv page|arxiv|pdf|huggingface|hf|demo|video)(?: \\d{0,3})?:?(?:\\s*[·•]?\\s*${COUNT})?`,
    `abstract|summary|comments?|community|collections?(?: including this paper)?(?: ${COUNT})?`,
    'hugging face(?:.{0,3}s logo)?(?: hugging face)?|autoannotated|models|datasets|spaces|buckets|posts|docs|enterprise|pricing|website|solutions|tasks|huggingchat|organizations|learn|blog|changelog|languages',
    'log ?in|sign ?up|sign ?in|join|settings|company|tos|terms of service|privacy|about|jobs|careers|system theme|press|contact|main navigation|search(?:.{0,40})?',
    'previous|next|back|home|menu|share|edit preview|edit|copy link|\\(button\\).*|button|image(?: \\d+)?|loading.{0,3}|skip to (?:main )?content|back to articles',
    'sort:?.{0,30}|upload images.*|tap or paste here.*',
    '\\*{0,2}(?:url|url source|page title|markdown content|source|date|description|published time)\\*{0,2}:\\*{0,2}.*',
    'title: .{0,60}hugging face',
    '(?:references|links|visible links|hidden links):?',
    '©.*|.{0,4}hugging face,? inc.*',
  ].join('|')})$`,
  'i',
);

/** How furniture of more than 60 characters begins: lines of wrapped text need no closer look. */
const LONG =
  /^[\W_]*(?:url|title|page title|source|description|view|get trending|image|submitted|posted|published|authors?|button|search|upload|hugging|\d+\.)/i;

/**
 * What a line of a page is beside titles and abstracts, or undefined when it may be one of these.
 * @param written a line without its markup; a list's bullet may be left.
 */
export function furnitureOf(written: string): Furniture | undefined {
  if (written.length > REMEMBERED_CHARACTERS) return look(written);
  if (!remembered.has(written)) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(written, look(written));
  }
  return remembered.get(written);
}

/** The site's own words come on every card, and looking takes a microsecond. */
const remembered = new Map<string, Furniture | undefined>();
const REMEMBERED_CHARACTERS = 24;
const MOST_REMEMBERED = 500;

function look(written: string): Furniture | undefined {
  if (written.length <= AUTHORS_CHARACTERS && /^[Aa作]/.test(written)) {
    const [, names] = AUTHORS.exec(written) ?? [];
    if (names !== undefined) return { kind: 'authors', names: namesIn(names) };
  }
  if (written.length > 120 || (written.length > 60 && !LONG.test(written))) return undefined;
  const text = written.replace(/^[-*+•·]\s+/, '');
  const [, day] = WHOLE_DAY.exec(text) ?? [];
  if (day !== undefined) return { kind: 'day', text: day };
  const [, published] = PUBLISHED.exec(text) ?? [];
  if (published !== undefined) return { kind: 'published', text: published };
  if (/^\d[\d.,]*k?$/i.test(text)) return { kind: 'number', count: countOf(text) };
  const votes = VOTES.exec(text);
  if (votes !== null) return { kind: 'votes', count: countOf(votes[1] ?? votes[2]) };
  if (/^(?:submitted|posted)\s*by\b/i.test(text)) return { kind: 'submitter', named: /by\s*:?\s*\S/i.test(text) };
  if (/^(?:by|.{1,60}['’]s avatar)$/i.test(text)) return { kind: 'name' };
  const size = SIZE.exec(text);
  if (size !== null) return { kind: 'size', afterName: size[1] !== '' };
  if (/^ai-generated summary$/i.test(text)) return { kind: 'machine' };
  if (END.test(text)) return { kind: 'end' };
  const [, names] = AUTHORS.exec(text) ?? [];
  if (names !== undefined || /^authors?$/i.test(text)) return { kind: 'authors', names: namesIn(names ?? '') };
  if (!/\p{L}/u.test(text)) return { kind: 'mark' };
  return WORDS.test(text) ? OTHER : undefined;
}

function namesIn(text: string): readonly string[] {
  return text.split(/[,，;、]/).flatMap((name) => name.trim() || []);
}

/** `1.32k` is 1320. */
function countOf(text: string): number;
function countOf(text: string | undefined): number | undefined;
function countOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const thousands = /k\s*$/i.test(text);
  const number = Number.parseFloat(thousands ? text.replace(',', '.') : text.replace(/[.,](?=\d{3})/g, ''));
  return Math.round(thousands ? number * 1000 : number);
}
