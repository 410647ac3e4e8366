import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { saysNothing } from '../said-nothing.ts';
import { listed, type TaggedFields } from '../tagged/fields.ts';
import { type TagGrammar, taggedRecordParser } from '../tagged/records.ts';

/** A label alone at the start of its line; what it is the label of stands indented below it. */
const LABEL = /^[A-Z][A-Za-z\d'’/&(), -]{0,57}[A-Za-z\d)]:?$/;
const NUMBER = /^ ?<\d+\.? ?>\s*$/;
/** A tag and its text on one line, as the export with tags has it, under the same numbers. */
const TAGGED = /^ ?([A-Z][A-Z\d]) {2}- ?/;

/** Ovid's text export: labels on lines of their own, or tags before their text. */
export const ovid: Format = {
  name: 'ovid',
  title: 'Ovid text',
  recognises: ({ text }) => {
    const lines = text.split('\n', 300);
    if (isTagged(lines)) return lines.some((line) => /^ ?TI {2}- /.test(line));
    const known = lines.filter((line, at) => KNOWN.test(line) && /^\s+\S/.test(lines[at + 1] ?? ''));
    return new Set(known.map((line) => line.trim())).size >= 3 && known.some((line) => /^(?:Title|TI)\s*$/.test(line));
  },
  read: (sink, head) => taggedRecordParser(sink, grammarOf(head), paperOf),
};

const KNOWN =
  /^(?:Accession Number|Unique Identifier|Authors?|Authors Full Name|Title|Source|Abstract|Institution|UI|AN|AU|TI|SO|AB)\s*$/;

function isTagged(lines: readonly string[]): boolean {
  const number = lines.findIndex((line) => NUMBER.test(line));
  return number >= 0 && lines.slice(number + 1, number + 4).some((line) => TAGGED.test(line));
}

/** Records begin with their number, or, where they have none, with the label that the first one begins with. */
function grammarOf({ text }: Head): TagGrammar {
  const lines = text.split('\n');
  const tagged = isTagged(lines);
  const numbered = lines.some((line) => NUMBER.test(line));
  const first = lines
    .find((line) => LABEL.test(line.trimEnd()))
    ?.trim()
    .toLowerCase();
  return {
    read(line) {
      if (NUMBER.test(line)) return ['number', ''];
      const [start, tag = ''] = (tagged && TAGGED.exec(line)) || [];
      if (start !== undefined) return [tag.toLowerCase(), line.slice(start.length)];
      if (tagged) return undefined;
      const label = line.trimEnd();
      return LABEL.test(label) ? [label.toLowerCase().replace(/:$/, ''), ''] : undefined;
    },
    starts: (tag, afterBlank) => (numbered ? tag === 'number' : afterBlank && tag === first),
    texts: new Set(['title', 'ti', 'abstract', 'ab']),
  };
}

function paperOf({ first, all }: TaggedFields): FoundPaper {
  const abstract = (first('abstract', 'ab') ?? '').replace(/^:\s*/, '');
  const source = first('source', 'so') ?? '';
  const doi = /10\.\d{4,9}\/\S+/.exec(first('doi number', 'digital object identifier', 'doi', 'do') ?? '')?.[0];
  const id = first('unique identifier', 'accession number', 'ui', 'an')?.replace(/\.$/, '');
  const pubmed = /^\d{1,9}\b/.exec(first('pm', 'pmid') ?? '')?.[0];
  const isMedline = /medline|pubmed|\bnlm\b/i.test(`${first('database', 'db', 'status', 'record owner') ?? ''}`);
  return foundPaper({
    title: withoutKind(first('title', 'ti') ?? ''),
    abstract: saysNothing(abstract) ? undefined : abstract,
    givenId: id,
    ids: [
      ...(doi === undefined ? [] : [`doi:${doi}`]),
      ...(pubmed === undefined ? [] : [`pmid:${pubmed}`]),
      ...(isMedline && /^\d{7,8}$/.test(id ?? '') ? [`pmid:${id}`] : []),
    ],
    authors: (['authors full name', 'author', 'authors', 'au'].map((tag) => all(tag)).find(([one]) => one) ?? [])
      .flatMap(listed)
      .map(nameOf)
      .filter((name) => name !== ''),
    keywords: listed((first('author keywords', 'keywords', 'key words', 'kw') ?? '').replaceAll('\n', ' ')).map(
      (term) => term.replace(/\.$/, ''),
    ),
    published:
      first('date of publication', 'publication date', 'year of publication', 'dp', 'yr') ??
      dateAtEnd(source) ??
      dateAtEnd(first('status') ?? ''),
    venue: source.split('. ')[0]?.replace(/\.$/, ''),
    url: /https?:\/\/\S+/.exec(first('link to the ovid full text or citation', 'xl') ?? '')?.[0],
  });
}

/** Characters at the end of a title that are looked at. */
const KIND_CHARACTERS = 300;
/** Behind the title's last sign, Ovid says what kind of publication it is: `…of a Life.[Miscellaneous]`. */
const KIND = /([.?!])(?:\s?\[[A-Z\d][A-Za-z\d ,;:/&-]{2,60}\])+\s*$/;

function withoutKind(title: string): string {
  const end = Math.max(0, title.length - KIND_CHARACTERS);
  return title.slice(0, end) + title.slice(end).replace(KIND, '$1');
}

/** A person without the marks of institutions, without parts played (`[Inventor]`) and without degrees. */
function nameOf(written: string): string {
  return written
    .slice(0, NAME_CHARACTERS)
    .replace(/(?<!\s)\s*\[[^\]]*\]$/, '')
    .replace(/(?<![\s,])[\s,]+[\d*+#^][\d*+#^,]*$/, '')
    .replace(DEGREES, '');
}

const NAME_CHARACTERS = 200;
const DEGREES =
  /(?<![\s,])(?:(?:^|[\s,]+)(?:M\.?D|Ph\.?D|RN|FAAN|MPH|M\.?Sc|B\.?Sc|MBBS|DDS|DVM|Pharm\.?D|FACS|FRCS|JD|Ed\.?D|D\.?Phil)\.?)+$/;

/** `Ecohydrology.   8(6):1048-1064, September 2015.` */
function dateAtEnd(text: string): string | undefined {
  const last = text.slice(text.lastIndexOf(',') + 1).trim();
  return /\d{4}/.test(last) && last.length < 40 ? last.replace(/\.$/, '') : undefined;
}
