import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import { citedArxiv } from '../cited-arxiv.ts';
import type { Format, Head } from '../format.ts';
import { pageAmong } from '../page-among.ts';
import { saysNothing } from '../said-nothing.ts';
import { listed, type TaggedFields } from '../tagged/fields.ts';
import { type TagGrammar, taggedRecordParser } from '../tagged/records.ts';

/** `%T Title`: a percent sign and one sign more. */
const LINE = /^%([0-9A-Z!-/:-@[-`{-~])(?:\s|$)/;

/** EndNote's import format (.enw), and refer's before it (`%T`, `%A`, `%X`). */
export const refer: Format = {
  name: 'refer',
  title: 'EndNote (enw) or refer',
  recognises: ({ text }) => {
    const lines = text.split('\n', 300).filter((line) => line.trim() !== '');
    const tags = lines.map((line) => LINE.exec(line)?.[1]).filter((tag) => tag !== undefined);
    const whole = tags.length === lines.length;
    return LINE.test(lines[0] ?? '') && (whole || (tags.includes('T') && tags.some((tag) => '0ADJXUKB'.includes(tag))));
  },
  read: (sink, head) => taggedRecordParser(sink, grammarOf(head), paperOf),
};

/** Records begin with their type where the dump has types, else behind blank lines. */
function grammarOf({ text }: Head): TagGrammar {
  const typed = /^%0/m.test(text);
  return {
    read(line) {
      const tag = LINE.exec(line)?.[1];
      return tag === undefined ? undefined : [tag, line.slice(2)];
    },
    starts: (tag, afterBlank) => (typed ? tag === '0' : afterBlank),
    texts: new Set(['T', 'X']),
  };
}

function paperOf({ first, all }: TaggedFields): FoundPaper {
  const abstracts = all('X').filter((text) => !saysNothing(text));
  const [year, day] = [first('D'), first('8')];
  const accession = first('M') ?? '';
  return foundPaper({
    title: first('T', '!', 'Q') ?? '',
    abstract: abstracts.length > 0 ? abstracts.join('\n') : undefined,
    givenId: first('F', 'M'),
    ids: [
      ...all('R').map((id) => (/^10\./.test(id) ? `doi:${id}` : id)),
      ...(/^\d{4,9}$/.test(accession) && /pubmed|medline|\bnlm\b/i.test(first('~', 'W') ?? '')
        ? [`pmid:${accession}`]
        : []),
      ...citedArxiv(first('J'), first('B'), first('Z')),
      ...all('U'),
    ],
    authors: all('A').flatMap(listed),
    keywords: all('K').flatMap(listed),
    published: day === undefined || year === undefined || /\d{4}/.test(day) ? (day ?? year) : `${year} ${day}`,
    url: pageAmong(all('U').filter((address) => /^https?:\/\//.test(address))),
    pdf: all('>').find((address) => /^https?:\/\//.test(address)),
    venue: first('J', 'B'),
  });
}
