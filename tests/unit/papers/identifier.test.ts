import { describe, expect, it } from 'vitest';
import { parseIdentifier } from '../../../shared/papers/identifier.ts';

/** Spellings, the key that all of them mean, and the version where they name one. */
const SPELLINGS: readonly (readonly [key: string, version: number | undefined, spellings: readonly string[]])[] = [
  [
    'arxiv:2403.12345',
    undefined,
    [
      '2403.12345',
      'arXiv:2403.12345',
      ' arxiv: 2403.12345 [cs.CL] ',
      'oai:arXiv.org:2403.12345',
      'http://arxiv.org/abs/2403.12345',
      'https://www.arxiv.org/pdf/2403.12345.pdf',
      'https://export.arxiv.org/abs/2403.12345?context=cs',
      'https://arxiv.org/html/2403.12345#S1',
      'arxiv.org/abs/2403.12345',
      'https://de.arxiv.org/abs/2403.12345/',
      'https://huggingface.co/papers/2403.12345',
      'https://ar5iv.labs.arxiv.org/html/2403.12345',
      'https://www.alphaxiv.org/abs/2403.12345',
      'https://scirate.com/arxiv/2403.12345',
      '10.48550/arXiv.2403.12345',
      'https://doi.org/10.48550/arxiv.2403.12345',
      'https://doi.org/10.48550%2FarXiv.2403.12345',
    ],
  ],
  [
    'arxiv:2403.12345',
    3,
    [
      '2403.12345v3',
      'http://arxiv.org/abs/2403.12345v3',
      'arXiv:2403.12345v3 [math.AG]',
      'https://arxiv.org/pdf/2403.12345v3.pdf',
    ],
  ],
  ['arxiv:0704.0001', undefined, ['0704.0001', 'arXiv:0704.0001']],
  [
    'arxiv:hep-th/9901001',
    undefined,
    [
      'hep-th/9901001',
      'arXiv:hep-th/9901001',
      'https://arxiv.org/abs/hep-th/9901001',
      'oai:arXiv.org:hep-th/9901001',
      'http://xxx.lanl.gov/abs/hep-th/9901001',
    ],
  ],
  ['arxiv:math/0309136', 2, ['math.GT/0309136v2', 'https://arxiv.org/abs/math/0309136v2']],
  ['arxiv:acc-phys/9411004', undefined, ['acc-phys/9411004']],
  [
    'doi:10.1000/xyz-123',
    undefined,
    [
      '10.1000/XYZ-123',
      'doi:10.1000/xyz-123',
      'DOI: 10.1000/xyz-123.',
      'https://doi.org/10.1000/xyz-123',
      'http://dx.doi.org/10.1000/xyz-123',
      'https://publisher.example/doi/full/10.1000/xyz-123',
      'https://publisher.example/doi/pdf/10.1000/xyz-123?download=true',
      'https://doi.org/10.1000%2Fxyz-123',
      '(10.1000/xyz-123)',
      'https://www.scopus.example/record.uri?eid=2-s2.0-1&doi=10.1000%2fxyz-123&partnerID=40&md5=2b50',
    ],
  ],
  ['doi:10.1002/(sici)1099-1', undefined, ['10.1002/(SICI)1099-1', 'https://doi.org/10.1002/(sici)1099-1),']],
  [
    'doi:10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2',
    undefined,
    ['10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2'],
  ],
  [
    'doi:10.1101/2024.01.02.573999',
    undefined,
    [
      'http://biorxiv.org/cgi/content/short/2024.01.02.573999v2?rss=1',
      'https://medrxiv.org/cgi/content/short/2024.01.02.573999',
    ],
  ],
  [
    'doi:10.1101/2024.01.02.573999',
    2,
    ['10.1101/2024.01.02.573999v2', 'https://www.biorxiv.org/content/10.1101/2024.01.02.573999v2.full.pdf'],
  ],
  ['doi:10.21203/rs.3.rs-12345', 1, ['10.21203/rs.3.rs-12345/v1']],
  [
    'pmid:31452104',
    undefined,
    [
      'pmid:31452104',
      'PMID: 31452104',
      'https://pubmed.ncbi.nlm.nih.gov/31452104/',
      'https://www.ncbi.nlm.nih.gov/pubmed/31452104',
      'https://europepmc.org/article/MED/31452104',
    ],
  ],
  [
    'pmcid:6789012',
    undefined,
    [
      'PMC6789012',
      'PMCID: PMC6789012',
      'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6789012/',
      'https://pmc.ncbi.nlm.nih.gov/articles/PMC6789012',
    ],
  ],
  [
    'openreview:aB3_dE-fGh',
    undefined,
    [
      'https://openreview.net/forum?id=aB3_dE-fGh',
      'https://openreview.net/pdf?id=aB3_dE-fGh',
      'https://openreview.net/forum?noteId=x&id=aB3_dE-fGh',
      'openreview:aB3_dE-fGh',
    ],
  ],
  [
    'acl:2023.acl-long.17',
    undefined,
    [
      'https://aclanthology.org/2023.acl-long.17/',
      'https://aclanthology.org/2023.acl-long.17.pdf',
      'acl:2023.acl-long.17',
      '10.18653/v1/2023.acl-long.17',
    ],
  ],
  ['acl:p18-1001', undefined, ['https://www.aclweb.org/anthology/P18-1001/', 'https://doi.org/10.18653/v1/P18-1001']],
  ['s2:204960716', undefined, ['CorpusId:204960716', 'CorpusID: 204960716']],
  [`s2:${'ab12'.repeat(10)}`, undefined, [`https://www.semanticscholar.org/paper/A-Title/${'ab12'.repeat(10)}`]],
  ['openalex:W2741809807', undefined, ['https://openalex.org/W2741809807', 'openalex:w2741809807']],
];

describe('identifiers', () => {
  for (const [key, version, spellings] of SPELLINGS) {
    it.each(spellings)(`${key}${version ? ` v${version}` : ''} is what %s means`, (spelling) => {
      expect(parseIdentifier(spelling)).toEqual(version ? { key, version } : { key });
    });
  }

  it.each([
    '',
    '12345',
    '1234.5678',
    '2413.00001',
    'see 2403.12345',
    'https://example.org/papers/1',
    'https://github.com/someone/arxiv-tools',
    '10.1000',
    'https://doi.org/',
    'ISBN 978-3-16-148410-0',
    'W2741809807 of us',
    'x'.repeat(100_000),
    `https://arxiv.org/${'/'.repeat(50_000)}`,
  ])('are none in %.60s', (text) => {
    expect(parseIdentifier(text)).toBeUndefined();
  });
});
