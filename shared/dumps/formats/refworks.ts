import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import type { Format } from '../format.ts';
import { saysNothing } from '../said-nothing.ts';
import { listed, type TaggedFields } from '../tagged/fields.ts';
import { type TagGrammar, taggedRecordParser } from '../tagged/records.ts';

const TAGS = new Set(
  `RT SR ID A1 A2 A3 A4 A5 T1 T2 T3 JF JO YR FD VO IS SP OP K1 AB NO ED PB PP SN AV AD AN LA CL SF OT LK DO CN DB DS IP RD ST WT WV WP OL PMID PMCID
  UL SL LL CR OR JA MH FO`.split(/\s+/),
);
const LINE = /^([A-Z][A-Z\d]{1,4}) (?=\S)|^([A-Z][A-Z\d])\s*$/;

const GRAMMAR: TagGrammar = {
  read(line) {
    const found = LINE.exec(line);
    const tag = found?.[1] ?? found?.[2] ?? '';
    return TAGS.has(tag) || /^U\d{1,2}$/.test(tag) ? [tag, line.slice(tag.length + 1)] : undefined;
  },
  starts: (tag) => tag === 'RT',
  texts: new Set(['T1', 'AB']),
};

/** RefWorks' tagged format, which ProQuest, EBSCO and other databases write too. */
export const refworks: Format = {
  name: 'refworks',
  title: 'RefWorks tagged format',
  recognises: ({ text }) => {
    const lines = text.split('\n', 400);
    const first = lines.findIndex((line) => /^RT [A-Z]/.test(line));
    const tags = lines.slice(first, first + 60).map((line) => GRAMMAR.read(line)?.[0]);
    // A legend of the tags may stand above the first record.
    const above = lines
      .slice(0, Math.max(0, first))
      .filter((line) => /\p{L}/u.test(line) && !/^[A-Z]\w{1,4}=/.test(line));
    return (
      first >= 0 &&
      (above.length <= 5 || /^Refworks Export/i.test(above[0] ?? '')) &&
      tags.includes('T1') &&
      tags.some((tag) => tag === 'SR' || tag === 'A1')
    );
  },
  read: (sink) => taggedRecordParser(sink, GRAMMAR, paperOf),
};

function paperOf({ first, all }: TaggedFields): FoundPaper {
  const abstract = all('AB').filter((text) => !saysNothing(text));
  const doi = /10\.\d{4,9}\/\S+/.exec(first('DO') ?? /\bdoi:\s*\S+/i.exec(first('NO') ?? '')?.[0] ?? '')?.[0];
  const pmid = /\d+/.exec(first('PMID') ?? '')?.[0];
  const addresses = all('LK', 'UL').flatMap((text) => text.match(/\bhttps?:\/\/[^\s;]+/g) ?? []);
  const [year, day] = [first('YR'), first('FD')];
  return foundPaper({
    title: first('T1') ?? '',
    abstract: abstract.join('\n'),
    givenId: first('ID', 'AN'),
    ids: [...(doi === undefined ? [] : [`doi:${doi}`]), ...(pmid === undefined ? [] : [`pmid:${pmid}`]), ...addresses],
    authors: all('A1')
      .flatMap(listed)
      .map((name) => name.replace(/,(?=\S)/, ', ')),
    keywords: all('K1').flatMap(listed),
    published: year !== undefined && day !== undefined && !day.includes(year) ? `${year} ${day}` : (day ?? year),
    url: addresses[0],
    venue: first('JF', 'JO', 'T2'),
  });
}
