import { foundPaper } from '../../papers/found-paper.ts';
import type { Format, Head } from '../format.ts';
import { isNotice, isRetracted } from '../notices.ts';
import type { Outcome } from '../record.ts';
import { saysNothing } from '../said-nothing.ts';
import type { TaggedFields } from '../tagged/fields.ts';
import { type TagGrammar, taggedRecordParser } from '../tagged/records.ts';

/** Tags of MEDLINE (nlm.nih.gov/bsd/mms/medlineelements.html) and of Ovid's export in its manner. Others at the start of a line are words: "DNA-binding". */
const TAGS = new Set(
  `PMID PMC PMCR OWN STAT DA DCOM LR IS ISBN VI IP DP TI PG LID AB CI COIS FAU AU AUID AD CN FED ED LA GR PT DEP PL TA JT JID RF SB MH OT OTO OID RN
  EDAT MHDA CRDT PHST AID MID PST SO TT BTI VTI CTI CP OAB OABL OCI PB PUBM SI NM GN GS EN IR FIR IRAD SFM NR PS FPS SPIN UIN UOF CIN CON CRI CRF
  EIN EFR ECI RIN ROF RPI RPF RRI RRF DDIN DRIN DRDT CTDT GR UI VN DB YR KW RO PU JN JC PI ID DO XL`.split(/\s+/),
);
const LINE = /^([A-Z][A-Z0-9]{1,3})[ \xa0]{0,3}-(?:[ \xa0]|(?=\S)|$)/;

/** MEDLINE, as PubMed gives it ("PubMed format", .nbib). */
export const medline: Format = {
  name: 'medline',
  title: 'MEDLINE (nbib)',
  recognises: ({ text }) => {
    const lines = text.split('\n', 300);
    if (lines.some((line) => /^(?:TY|ER) {1,2}-/.test(line))) return false;
    const tags = lines.map((line) => read(line)?.[0]).filter((tag) => tag !== undefined);
    const first = lines.find((line) => line.trim() !== '') ?? '';
    return read(first) !== undefined && /^(?:PMID|PMCR?|UI|VN|OWN|STAT)$/.test(tags[0] ?? '') && tags.length >= 3;
  },
  read: (sink, head) => taggedRecordParser(sink, grammarOf(head), outcomeOf),
};

function read(line: string): readonly [string, string] | undefined {
  const found = LINE.exec(line);
  const tag = found?.[1];
  return found === null || tag === undefined || !TAGS.has(tag) ? undefined : [tag, line.slice(found[0].length)];
}

/** A record begins with its PubMed id, or behind a blank line with whatever tag the first one begins with. */
function grammarOf({ text }: Head): TagGrammar {
  const first = LINE.exec(text.trimStart())?.[1];
  return {
    read,
    starts: (tag, afterBlank) => tag === 'PMID' || (afterBlank && tag === first),
    lastTag: 'SO',
    promisesLast,
    texts: new Set(['TI', 'AB']),
  };
}

/** PubMed ends each article with its source, but not chapters of its books; ERIC, which writes in the same manner, has none. */
function promisesLast({ first }: TaggedFields): boolean | undefined {
  if (first('BTI') !== undefined) return false;
  const owner = first('OWN');
  return owner === undefined ? first('STAT') !== undefined || undefined : owner !== 'ERIC';
}

function outcomeOf({ first, all }: TaggedFields): Outcome {
  const types = all('PT');
  const title = first('TI', 'BTI', 'CTI', 'TT') ?? '';
  if (isNotice(types)) return { skip: 'is a notice about another paper', title };
  const abstracts = all('AB').filter((text) => !saysNothing(text));
  const pmid = /\d+/.exec(first('PMID', 'UI') ?? '')?.[0];
  const persons = all('FAU');
  return foundPaper({
    title,
    abstract: abstracts.length > 0 ? abstracts.join('\n') : all('OAB').find((text) => !saysNothing(text)),
    givenId: pmid,
    ids: [
      ...(pmid === undefined ? [] : [`pmid:${pmid}`]),
      ...all('LID', 'AID', 'DO')
        .flatMap((id) => /10\.\d{4,9}\/\S+/.exec(id)?.[0] ?? [])
        .map((doi) => `doi:${doi}`),
      ...all('PMC').filter((id) => /^PMC\d+$/.test(id)),
    ],
    authors: [...(persons.length > 0 ? persons : all('AU')), ...all('CN')],
    keywords: [...all('OT', 'KW'), ...all('MH').map((term) => term.replaceAll('*', ''))],
    published: first('DEP', 'DP', 'YR'),
    venue: first('JT', 'TA', 'JN', 'BTI'),
    withdrawn: isRetracted(types) || undefined,
  });
}
