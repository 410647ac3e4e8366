import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pubmedXml } from '../../../../shared/dumps/formats/pubmed-xml.ts';
import { headOf, parseWith } from '../../../fixtures/read-dump.ts';

const fixture = readFileSync(join(import.meta.dirname, '../../../fixtures/dumps/pubmed-xml.efetch.xml'), 'utf8');
const article = (inner: string): string =>
  `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>${inner}</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`;

describe('PubMed XML', () => {
  const { papers, skips } = parseWith(pubmedXml, fixture);

  it('gives what an article says: its own identifiers, its sections with their labels, its marks as tags', () => {
    expect(papers[0]).toEqual({
      givenId: '41000001',
      title: 'Tidal gardens bind CO<sub>2</sub> at <i>p</i><0.05.',
      abstract:
        'BACKGROUND: Beds in rows lose less sand than sown ones.\nOf 41 buoys, 5 were lost.\nRESULTS: They hold.',
      ids: ['pmid:41000001', 'doi:10.5555/shore.14', 'PMC9999999', 'doi:10.5555/shore.14'],
      authors: ['Ada Quill', 'B Marsh Jr', 'Society of Tides'],
      keywords: ['tides', 'Gardens'],
      published: '2026-01-30',
      venue: 'Journal of shores',
    });
  });

  it('knows the title of a paper in its own language, old dates, and that it was retracted', () => {
    expect(papers[1]).toMatchObject({
      title: 'Was der Tang weiß.',
      abstract: 'Tang weiß wenig.',
      published: '1998 Dec-1999 Jan',
      withdrawn: true,
    });
  });

  it('reads chapters, whose venue is the book', () => {
    expect(papers[2]).toEqual({
      givenId: '41000004',
      title: 'How many keels has a raft',
      abstract: 'We count them.',
      ids: ['pmid:41000004'],
      authors: ['Dee Holm'],
      published: '2026-02',
      venue: 'The book of rafts',
    });
  });

  it('skips notices about other papers, and lists of what was deleted', () => {
    expect(skips).toMatchObject([
      { reason: 'is a notice about another paper' },
      { reason: 'lists records that were deleted', deleted: ['pmid:39999998', 'pmid:39999999'] },
    ]);
  });

  it('in its own language only has the title of that; of other abstracts the English one counts', () => {
    const other = (language: string, words: string) =>
      `<OtherAbstract Language="${language}"><AbstractText Label="AIM:">${words}</AbstractText></OtherAbstract>`;
    const text = article('<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Vom Tang</VernacularTitle>');
    const others = `${other('spa', 'Mareas.')}${other('eng', 'Tides.')}`;
    const keywords = ['one', 'two'].map((word) => `<KeywordList><Keyword>${word}</Keyword></KeywordList>`).join('');
    const { papers: found } = parseWith(pubmedXml, text.replace('</Article>', `</Article>${others}${keywords}`));
    expect(found).toMatchObject([{ title: 'Vom Tang', abstract: 'AIM: Tides.', keywords: ['one', 'two'] }]);
  });

  it('defines no entity that its document type names', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "tides"><!ENTITY b "&a;&a;&a;&a;">]>';
    const { papers: found } = parseWith(pubmedXml, `${bomb}${article('<ArticleTitle>One &b;</ArticleTitle>')}`);
    expect(found).toMatchObject([{ title: 'One &b;' }]);
  });

  it('loses one article to one broken tag (I2)', () => {
    const one = (title: string): string =>
      `<PubmedArticle><MedlineCitation><Article><ArticleTitle>${title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;
    const { papers: found, rejects } = parseWith(
      pubmedXml,
      `<PubmedArticleSet>${one('One')}${one('Two').replace('</Article>', '')}${one('Three')}<PubmedArticle>x</PubmedArticle></PubmedArticleSet>`,
    );
    expect(found.map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(rejects.map(({ at }) => at.record)).toEqual([2, 4]);
  });

  it('that ends early gives every whole article and one reject (I2)', () => {
    const { papers: found, rejects } = parseWith(pubmedXml, fixture.slice(0, fixture.indexOf('41000004')));
    expect(found.length).toBe(2);
    expect(rejects).toMatchObject([{ reason: expect.stringMatching(/^ends early/) }]);
  });

  it('is recognised when no article is in it, and not in another XML (I1)', () => {
    expect(pubmedXml.recognises(headOf('<?xml version="1.0"?><PubmedArticleSet></PubmedArticleSet>'))).toBe(true);
    expect(pubmedXml.recognises(headOf('<feed><entry><title>One</title></entry></feed>'))).toBe(false);
  });
});
