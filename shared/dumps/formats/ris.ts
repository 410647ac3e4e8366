import { type FoundPaper, foundPaper } from '../../papers/found-paper.ts';
import { citedArxiv } from '../cited-arxiv.ts';
import type { Format } from '../format.ts';
import { pageAmong } from '../page-among.ts';
import { saysNothing } from '../said-nothing.ts';
import { listed, type TaggedFields } from '../tagged/fields.ts';
import { type TagGrammar, taggedRecordParser } from '../tagged/records.ts';

/** `TY  - JOUR`; programs write one space, a tab, small letters, nothing behind the dash; browsers copy unbreakable spaces, Word a longer dash. One space only before tags that are known: it may be prose. */
const LINE =
  /^[ \t\xa0]{0,6}(?:([A-Za-z][A-Za-z0-9])[ \xa0]{2}[-–][ \t\xa0]?|(TY|ER|TI|T[1-3]|A[1-4]|AB|AU|AN|BT|CY|D[ABOP]|E[DPT]|I[DS]|J[AFO2]|K[W1]|L[1-4AB]|M[1-3]|N[12V]|P[BY]|S[EENPT]|UR|VL|Y[12]|[CU][1-8])[ \t\xa0]{1,3}[-–](?:[ \t\xa0]+|$)|(ER)[ \t\xa0]*[-–]?[ \t\xa0]*$)/;

const GRAMMAR: TagGrammar = {
  read(line) {
    const found = LINE.exec(line);
    if (found === null) return undefined;
    return [(found[1] ?? found[2] ?? found[3] ?? '').toUpperCase(), line.slice(found[0].length)];
  },
  starts: (tag) => tag === 'TY',
  lastTag: 'ER',
  lastTagEnds: true,
  texts: new Set(['TI', 'T1', 'CT', 'BT', 'ST', 'AB', 'N2']),
};

/** RIS, as reference managers, databases and publishers export it. */
export const ris: Format = {
  name: 'ris',
  title: 'RIS',
  recognises: ({ text }) => {
    const lines = text.split('\n', 200);
    const tags = lines.map((line) => GRAMMAR.read(line)?.[0]);
    const first = tags.indexOf('TY');
    const known = tags.filter((tag) => tag !== undefined).length;
    if (first >= 0) return known >= 2 && lines.slice(0, first).filter((line) => /\p{L}/u.test(line)).length <= 20;
    return tags.includes('ER') && known >= 4 && tags.some((tag) => tag === 'TI' || tag === 'T1');
  },
  read: (sink) => taggedRecordParser(sink, GRAMMAR, paperOf),
};

function paperOf(fields: TaggedFields): FoundPaper {
  const { first, all } = fields;
  const type = first('TY') ?? '';
  const abstracts = all('AB').filter((text) => !saysNothing(text) && !RIGHTS.test(text));
  const addresses = all('UR', 'L2', 'L3', 'LK').flatMap((text) => text.match(/\bhttps?:\/\/[^\s;]+/g) ?? []);
  return foundPaper({
    title:
      first('TI', 'T1', 'CT') ??
      (/^(?:E?BOOK|EDBOOK|THES|RPRT)/.test(type) ? first('BT') : undefined) ??
      first('ST', 'TT') ??
      '',
    abstract:
      abstracts.length > 0 ? abstracts.join('\n') : all('N2').find((text) => !saysNothing(text) && !RIGHTS.test(text)),
    givenId: first('ID', 'AN'),
    ids: identifiers(fields, addresses),
    authors: all('AU', 'A1').flatMap(listed),
    // Databases of medicine mark the main ones with stars.
    keywords: all('KW')
      .flatMap(listed)
      .map((term) => term.replace(/(^|\/)\*/g, '$1')),
    published: dateOf(fields),
    url: pageAmong(addresses),
    pdf: all('L1').find((text) => /^https?:\/\/.*pdf/i.test(text)),
    venue: first('JF', 'JO', 'T2', 'BT', 'JA', 'J2'),
  });
}

/** Databases put their terms of use where the abstract belongs. */
const RIGHTS = /^Copyright of .{0,300}? is the property of /s;

function identifiers({ first, all }: TaggedFields, addresses: readonly string[]): readonly string[] {
  const accession = first('AN') ?? '';
  const isPubMed = /pubmed|medline|\bnlm\b/i.test(`${first('DB') ?? ''} ${first('DP') ?? ''}`);
  return [
    ...all('DO').map((doi) => (/^10\./.test(doi) ? `doi:${doi}` : doi)),
    ...(isPubMed && /^\d{4,9}$/.test(accession) ? [`pmid:${accession}`] : [accession]),
    ...all('U1', 'U2', 'U3', 'U4', 'C2').flatMap((text) => {
      const [, id, scheme = ''] = /^(?:PMC)?(\d{4,9})\s*\[(pmid|pmcid)\]$/i.exec(text) ?? [];
      return id === undefined
        ? /^PMC\d+$/.test(text)
          ? [text]
          : []
        : [scheme.toLowerCase() === 'pmid' ? `pmid:${id}` : `PMC${id}`];
    }),
    ...all('M3', 'N1', 'L3').filter((text) =>
      /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/\S+$/i.test(text),
    ),
    ...citedArxiv(first('JO'), first('JF'), first('T2'), ...all('N1').filter((note) => /^arXiv:/i.test(note))),
    ...addresses,
  ].filter((id) => id !== '');
}

/** The date that says most, of the day it appeared. A day or month without its year is put behind it: `PY` 2026 and `DA` Jan 30. */
function dateOf({ first, all }: TaggedFields): string | undefined {
  const dates = all('DA', 'Y1', 'PY').filter((date) => /\d{4}/.test(date) && !/received|accepted|revised/i.test(date));
  const [fullest] = dates.sort((one, other) => parts(other) - parts(one));
  const rest = first('DA');
  // Web of Science has the month in which a paper came out before its issue among its notes.
  if (fullest === undefined) return first('C6')?.match(/^[A-Z]{3} \d{4}$/)?.[0];
  const yearOnly = parts(fullest) === 1;
  return yearOnly && rest !== undefined && !/\d{4}/.test(rest) ? `${fullest.replace(/\D/g, '')} ${rest}` : fullest;
}

/** How much a date says: its numbers, and the name of a month. */
function parts(date: string): number {
  return (date.match(/\d+/g)?.length ?? 0) + (/[a-z]{3}/i.test(date) ? 1 : 0);
}
