import { describe, expect, it } from 'vitest';
import { isSameWork, paperId, paperKeys, standingOf } from '../../../shared/papers/identity.ts';
import type { PaperRecord } from '../../../shared/papers/paper.ts';
import { anAbstract, aRecord } from '../../fixtures/records.ts';

const ABSTRACT = anAbstract('tidal gardens');

/** Whether the library would take the second record for the first paper: they share a key, and it links. */
function areOne(one: PaperRecord, other: PaperRecord): boolean {
  return one.keys.some((key) => other.keys.includes(key) && isSameWork(key, standingOf(other), standingOf(one)));
}

describe('keys', () => {
  it('come strongest first, without repeats, with the version that an identifier names', () => {
    const { keys, version } = paperKeys(
      ['https://openalex.org/W123', 'pmid:7', '10.1000/a', 'arXiv:2403.12345v2', '2403.12345', 'nonsense'],
      'On the growth of tidal gardens',
      ['Ada Fern'],
      ABSTRACT,
    );
    expect(keys.map((key) => key.replace(/[0-9a-f]{24}$/, '…'))).toEqual([
      'arxiv:2403.12345',
      'doi:10.1000/a',
      'pmid:7',
      'openalex:W123',
      'text:…',
      'title:…',
      'bare:…',
    ]);
    expect(version).toBe(2);
  });

  it('are never none', () => {
    for (const title of ['Editorial', '数', '?', '']) expect(paperKeys([], title, [], '').keys).toHaveLength(1);
  });

  it('stay what they are: papers of years ago must not come back as news', () => {
    const { keys } = paperKeys([], 'Über die “Größe” of $k$-Means — a Re-examination', ['van der Berg, Jan'], ABSTRACT);
    expect(keys).toEqual([
      'text:60848dbccfc9a95d01a85420',
      'title:eef8ece4d106771b985cd635',
      'bare:0e8103e7e7f007646ffb0561',
    ]);
    expect(paperId('arxiv:2403.12345')).toBe('952e0b7b07c3dd3b2dcf');
  });

  it('do not depend on case, accents, punctuation and line breaks', () => {
    const one = paperKeys([], 'Café-au-lait: TIDAL\n gardens reviewed', ['Ádá Fern'], `BACKGROUND: ${ABSTRACT}`).keys;
    expect(paperKeys([], 'Cafe au Lait – tidal gardens reviewed.', ['Fern, Ada'], ABSTRACT.toUpperCase()).keys).toEqual(
      one,
    );
  });

  it('that are too long to be any are left out', () => {
    expect(paperKeys([`10.1000/${'x'.repeat(5000)}`], 'Editorial', [], '').keys).toHaveLength(1);
  });
});

describe('five sources of one paper are one paper (I5)', () => {
  const title = 'On the quiet growth of tidal gardens';
  const page = aRecord({ title, abstract: ABSTRACT });
  const arxiv = aRecord({ title, abstract: ABSTRACT, ids: ['2610.00001'], authors: ['Ada Fern', 'Bo Li'] });
  const journal = aRecord({ title, ids: ['10.5555/gardens'], authors: ['Fern, A.'] });
  const index = aRecord({ title, ids: ['10.5555/gardens', 'pmid:9'] });
  const trending = aRecord({ title, abstract: 'Gardens grow with the tide.' });

  it.each([
    [
      'a translation with its identifier',
      aRecord({ title: 'Vom stillen Wachsen der Gezeitengärten', ids: ['10.5555/gardens'], authors: ['Fern, A.'] }),
      journal,
    ],
    [
      'another spelling of its authors',
      aRecord({ title, ids: ['10.5555/gardens'], authors: ['Garden Collaboration'] }),
      journal,
    ],
    ['another script', aRecord({ title: '潮汐花园的静静生长', ids: ['10.5555/gardens'], authors: ['费恩'] }), journal],
    ['a page without names', page, arxiv],
    ['a journal by its author', journal, arxiv],
    ['an index by its identifier', index, journal],
    [
      'a preprint’s DOI and the journal’s',
      aRecord({ title, ids: ['10.1101/2026.10.11.100001'], authors: ['Ada Fern'], abstract: ABSTRACT }),
      aRecord({ title, ids: ['10.5555/gardens'], authors: ['Ada Fern'], abstract: anAbstract('gardens, rewritten') }),
    ],
    [
      'the discussion paper and the article of a publisher that has both',
      aRecord({ title, ids: ['10.5194/egusphere-2026-100'], authors: ['Ada Fern'] }),
      aRecord({ title, ids: ['10.5194/acp-26-1-2026'], authors: ['Ada Fern'], abstract: ABSTRACT }),
    ],
    [
      'a new version that a preprint server gives a DOI of its own',
      aRecord({ title, ids: ['10.31234/osf.io/ab2cd_v1'], authors: ['Ada Fern'], abstract: ABSTRACT }),
      aRecord({ title: 'Gardens', ids: ['10.31234/osf.io/ab2cd_v2'], authors: ['Ada Fern'], abstract: 'Other.' }),
    ],
    ['a card with a teaser', trending, arxiv],
    ['a card with a teaser before anything else', arxiv, trending],
    ['an index without names', index, arxiv],
  ])('%s', (_, one, other) => {
    expect(areOne(one, other)).toBe(true);
  });
});

describe('two works stay two', () => {
  const long = 'Recent results from the lantern experiment';
  it.each([
    [
      'one title, other authors',
      aRecord({ title: long, authors: ['Ada Fern'] }),
      aRecord({ title: long, authors: ['Cy Moss'] }),
    ],
    [
      'the same talk given twice',
      aRecord({ title: long, authors: ['Ada Fern'], ids: ['2610.00001'] }),
      aRecord({ title: long, authors: ['Ada Fern'], ids: ['2510.00001'] }),
    ],
    [
      'two editions of a survey',
      aRecord({ title: long, authors: ['Ada Fern'], ids: ['10.5555/survey.pub2'], abstract: ABSTRACT }),
      aRecord({
        title: long,
        authors: ['Ada Fern'],
        ids: ['10.5555/survey.pub3'],
        abstract: anAbstract('slow rivers'),
      }),
    ],
    [
      'a talk and the journal’s paper of the same publisher, without abstracts',
      aRecord({ title: long, authors: ['Ada Fern'], ids: ['10.5555/conference.7'] }),
      aRecord({ title: long, authors: ['Ada Fern'], ids: ['10.5555/journal.7'] }),
    ],
    [
      'a column',
      aRecord({ title: 'This week in AI', authors: ['Ada Fern'], abstract: ABSTRACT }),
      aRecord({ title: 'This week in AI', authors: ['Ada Fern'], abstract: anAbstract('slow rivers') }),
    ],
    [
      'editorials with identifiers',
      aRecord({ title: 'Editorial', authors: ['Ada Fern'], ids: ['10.5555/1'] }),
      aRecord({ title: 'Editorial', authors: ['Ada Fern'], ids: ['10.5555/2'] }),
    ],
    [
      'comments on one paper',
      aRecord({ title: 'Comment on the quiet growth of tidal gardens' }),
      aRecord({ title: 'Comment on the quiet growth of tidal gardens', ids: ['10.5555/2'] }),
    ],
    [
      'one title, whole abstracts that begin differently, nobody named',
      aRecord({ title: long, abstract: ABSTRACT }),
      aRecord({ title: long, abstract: anAbstract('slow rivers') }),
    ],
  ])('%s', (_, one, other) => {
    expect(areOne(one, other)).toBe(false);
    expect(areOne(other, one)).toBe(false);
  });
});
