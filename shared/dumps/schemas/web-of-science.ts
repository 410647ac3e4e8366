import { foundPaper } from '../../papers/found-paper.ts';
import type { Outcome } from '../record.ts';
import { saysNothing } from '../said-nothing.ts';
import { listed, type TaggedFields } from '../tagged/fields.ts';

/** The field tags of Web of Science (webofscience.help.clarivate.com), of INSPEC in its manner, and of what bibliometrix makes of them. */
export const WEB_OF_SCIENCE_TAGS: ReadonlySet<string> = new Set(
  `PT AU AF BA BF CA GP BE TI SO SE BS LA DT CT CY CL SP HO DE ID AB C1 C3 RP EM RI OI FU FP FX CR NR TC Z9 U1 U2 PU PI PA SN EI BN J9 JI PD PY VL IS
  PN SU SI MA BP EP AR DI DL D2 EA EY PG P2 WC WE SC GA PM UT OA HC HP DA ER EF FN VR TY AN PS CO PV BR DB SR`.split(
    /\s+/,
  ),
);

/** A paper of these fields. Names of persons stand one a line or between semicolons; lines of all else are wrapped. */
export function paperOfWebOfScience({ all }: TaggedFields): Outcome {
  const text = (tag: string): string | undefined => all(tag).find((value) => !saysNothing(value));
  const title = text('TI') ?? '';
  const type = text('DT') ?? '';
  if (/^(?:Correction|Retraction|Expression of Concern)(?:, Addition)?$/i.test(type))
    return { skip: 'is a notice about another paper', title };
  const terms = (...tags: readonly string[]): readonly string[] =>
    tags.flatMap((tag) => listed((text(tag) ?? '').replaceAll('\n', ' ')));
  const persons = listed(text('AF') ?? text('AU') ?? text('BF') ?? text('BA') ?? '');
  const [doi, pmid, accession] = [text('DI'), text('PM'), text('UT')];
  return foundPaper({
    title,
    abstract: text('AB'),
    givenId: accession,
    ids: [...(doi === undefined ? [] : [`doi:${doi}`]), ...(pmid === undefined ? [] : [`pmid:${pmid}`])],
    // Scopus puts its ids of persons behind their names.
    authors: [
      ...persons.map((name) => name.slice(0, NAME_CHARACTERS).replace(/ ?\(\d+\)$/, '')),
      ...listed(text('CA') ?? ''),
    ],
    keywords: terms('DE', 'ID'),
    categories: [...new Set(terms('WC', 'SC'))],
    published: dateOf(text('EA'), text('PY'), text('PD')),
    venue: text('SO'),
    withdrawn: /retracted/i.test(type) || undefined,
  });
}

const NAME_CHARACTERS = 200;

/** Early access comes before the issue. The day of an issue lacks its year. */
function dateOf(early: string | undefined, year: string | undefined, day: string | undefined): string | undefined {
  if (early !== undefined && /\d{4}/.test(early)) return early;
  return year !== undefined && day !== undefined && /^[A-Z]{3}/i.test(day) && !/\d{4}/.test(day)
    ? `${year} ${day}`
    : year;
}
