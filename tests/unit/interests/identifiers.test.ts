import { describe, expect, it } from 'vitest';
import { canonical } from '../../../shared/interests/canonical.ts';
import { parseQuery } from '../../../shared/interests/parse.ts';
import { match } from '../../../shared/matching/match.ts';
import { paperKeys } from '../../../shared/papers/identity.ts';
import { aPaper } from '../matching/a-paper.ts';
import { asked } from '../matching/asked.ts';

const SICI = '10.1002/(SICI)1097-4571(199305)44:4<199::AID-ASI3>3.0.CO;2-8';
const BRACKETS = '10.1641/0006-3568(2001)051[0933:TEOTWA]2.0.CO;2';

function repair(typed: string): string | undefined {
  const parsed = parseQuery(typed);
  return parsed.ok ? `understood as ${canonical(parsed.query)}` : parsed.error.repair;
}

describe('an identifier in a query', () => {
  it.each([
    ['id:arXiv:2403.12345v3', '2403.12345'],
    ['id:math.GT/0309136v1', 'https://arxiv.org/abs/math/0309136'],
    ['id:https://huggingface.co/papers/2403.12345', '2403.12345'],
    ['doi:10.48550/arXiv.2403.12345', '2403.12345'],
    ['doi:https://doi.org/10.18653/v1/2020.acl-main.1', '2020.acl-main.1'],
    [`doi:${SICI}`, SICI],
    [`id:${BRACKETS}`, BRACKETS],
    ['doi:10.1101/2020.01.02.123456v2', '10.1101/2020.01.02.123456v1'],
    ['pmid:12345678', 'https://pubmed.ncbi.nlm.nih.gov/12345678/'],
    ['id:https://pubmed.ncbi.nlm.nih.gov/12345678/', 'pmid:12345678'],
    ['id:PMC1234567', 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/'],
    ['id:CorpusID:1234', 'https://api.semanticscholar.org/CorpusID:1234'],
    [`id:s2:${'0a'.repeat(20)}`, `https://www.semanticscholar.org/paper/A-title/${'0a'.repeat(20)}`],
    ['id:https://openreview.net/forum?id=abc_DEFgh', 'https://openreview.net/pdf?id=abc_DEFgh'],
  ])('%s finds the paper that a source knows by %s, and nothing else', (typed, given) => {
    const { keys } = paperKeys([given], 'A title', [], '');
    const papers = [aPaper({ keys }), aPaper({ id: 'p2', keys: ['arxiv:2403.99999', 'doi:10.1000/other', 'pmid:7'] })];
    expect(match([{ id: 'i', query: asked(typed) }], papers).map(({ paper }) => paper)).toEqual([0]);
  });

  it('ends where a list goes on, unless it is a DOI, which may hold commas and a semicolon', () => {
    expect(canonical(asked(`doi:${SICI};cats`))).toBe(`doi:${SICI.toLowerCase()} OR cats`);
    expect(canonical(asked('doi:10.1000/a,b;doi:10.1000/c'))).toBe('doi:10.1000/a,b OR doi:10.1000/c');
    expect(canonical(asked('id:2403.12345,cats'))).toBe('id:2403.12345 OR cats');
    expect(canonical(asked('date:2024;cats'))).toBe('date:2024-01-01..2024-12-31 OR cats');
  });

  it('steers with each of several papers, however they were typed', () => {
    const meant = 'cats like:2403.12345 like:2403.12346';
    for (const typed of [
      'like:2403.12345, 2403.12346',
      'like:2403.12345,2403.12346',
      'like:(2403.12345 OR 2403.12346)',
    ])
      expect(repair(`cats ${typed}`)).toBe(meant);
    expect(repair('cats -like:2403.12345, 10.1000/xyz')).toBe('cats -like:2403.12345 -like:10.1000/xyz');
    expect(repair('like:2403.12345 OR like:2403.12346')).toBe('like:2403.12345 AND like:2403.12346');
  });

  it('by itself is refused with the field that it needs', () => {
    expect(repair('hep-th/9901001v2')).toBe('id:hep-th/9901001');
    expect(repair('https://pubmed.ncbi.nlm.nih.gov/12345678/')).toBe('id:12345678');
    expect(repair(SICI)).toBe(`doi:${SICI}`);
    expect(repair('like:"Attention is all you need"')).toBeUndefined();
  });
});
