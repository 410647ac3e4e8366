import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import type { Format } from '../format.ts';
import { saysNothing } from '../said-nothing.ts';
import { listed, type TaggedFields } from '../tagged/fields.ts';
import { type TagGrammar, taggedRecordParser } from '../tagged/records.ts';

/** Labels of ProQuest's reports; `Methods:` inside an abstract is none. */
const LABELS = new Set(
  `abstract|accession number|advisor|affiliation|author|author e-mail address|classification|committee member|company / organization|copyright|correspondence author|country of publication|
credit|database|degree|degree date|degree grantor|department|dissertation/thesis number|doi|document feature|document type|document url|editor|eissn|e-issn|first page|full text|identifier / keyword|
identifiers (keywords)|isbn|issn|issue|journal subject|language|language of publication|last updated|links|location|mesh|number of pages|number of references|pages|pagination|people|place of publication|
population|product name|proquest document id|publication date|publication history|publication info|publication subject|publication title|publication type|publication year|publisher|references|rights|
school code|section|series title|source|source attribution|source type|subject|subject heading|substance|title|translated title|university/institution|university location|volume|year`
    .split('|')
    .map((label) => label.trim()),
);
const RULE = '_'.repeat(20);
const LABEL = /^([A-Z][\w/() -]{1,30}):(?: (.*)|$)/;
/** An abstract in one of several languages. */
const LANGUAGE = /^abstract \([a-z]+\)$/;

const GRAMMAR: TagGrammar = {
  read(line) {
    if (line.startsWith(RULE) && /^_+\s*$/.test(line)) return ['rule', ''];
    const count = /^Document \d+ of \d+\s*$/.test(line);
    if (count) return ['document', ''];
    const [, name = '', text = ''] = LABEL.exec(line) ?? [];
    const label = name.toLowerCase();
    if (LANGUAGE.test(label)) return [label.endsWith('(english)') ? 'abstract' : 'other abstract', text];
    return LABELS.has(label) ? [label, text] : undefined;
  },
  starts: (tag) => tag === 'document',
  lastTag: 'rule',
  lastTagEnds: true,
  texts: new Set(['title', 'abstract']),
};

/** The text report that ProQuest saves, e-mails or prints. The bibliography at its end repeats the documents, and is passed over. */
export const proquest: Format = {
  name: 'proquest',
  title: 'ProQuest text',
  recognises: ({ text }) =>
    /^_{20,}[ \t]*\n\s{0,20}Document \d+ of \d+\s*$/m.test(text) &&
    /^(?:Author|Abstract|Title|Publication title): /m.test(text),
  read: (sink) => taggedRecordParser(sink, GRAMMAR, paperOf),
};

/** The title stands first, and mostly once more with its label. The document's address stands alone between other fields, and mostly leads through a library's own server. */
function paperOf({ first, all }: TaggedFields): FoundPaper {
  const abstract = first('abstract', 'other abstract') ?? '';
  const id = first('proquest document id');
  const doi = first('doi');
  const address = /^\d+$/.test(id ?? '') ? `https://www.proquest.com/docview/${id}` : first('document url');
  return foundPaper({
    title: (first('title') ?? first('document') ?? '')
      .split('\n')
      .filter((line, at) => !isAddress(line) && (at === 0 || !LABEL.test(line)))
      .join('\n'),
    abstract: saysNothing(abstract) ? undefined : abstract,
    givenId: id,
    ids: doi === undefined ? [] : [/^10\./.test(doi) ? `doi:${doi}` : doi],
    authors: personsIn(first('author') ?? ''),
    keywords: [...all('identifier / keyword', 'identifiers (keywords)', 'subject')].flatMap((terms) =>
      terms.includes(';') ? listed(terms) : terms.split(', '),
    ),
    published: first('publication date', 'publication year', 'degree date', 'year'),
    // The place of its publisher stands behind it: `Shores; Basel`.
    venue: first('publication title')?.split('; ')[0],
    url: doi === undefined ? address?.split('\n')[0] : undefined,
  });
}

/** Persons with the numbers of their institutions, which stand below: `Quill, Ada 1 ; Marsh, Bo 2`. */
function personsIn(value: string): readonly string[] {
  const institutions = value.search(/^\d{1,3} \p{L}/mu);
  return listed(institutions < 0 ? value : value.slice(0, institutions)).flatMap((line) =>
    isAddress(line) ? [] : line.slice(0, NAME_CHARACTERS).replace(/(?<![\s\d,])[\s\d,]+$/, ''),
  );
}

const NAME_CHARACTERS = 200;

function isAddress(line: string): boolean {
  return /^https?:\/\//.test(line);
}
