import { describe, expect, it } from 'vitest';
import { authorName, familyName } from '../../../shared/papers/author.ts';

describe('an author', () => {
  it.each([
    ['Fern, Ada Q.', 'Ada Q. Fern'],
    ['Ada  Fern', 'Ada Fern'],
    ['King, Jr., Martin', 'Martin King Jr.'],
    ['King, Martin, Jr.', 'Martin King Jr.'],
    ['Ada Fern, M.Sc., Ph.D.', 'Ada Fern, M.Sc., Ph.D.'],
    ['Fern, Ada¹,²*', 'Ada Fern'],
    ['Ada Fern <ada@a.example> (ORCID: 0000-0002-1825-0097)', 'Ada Fern'],
    ['et al.', ''],
    ['Ada Fern, PhD', 'Ada Fern, PhD'],
    ['Fern,', 'Fern'],
    ['张伟', '张伟'],
    ['University of X, Department of Y, Z', 'University of X, Department of Y, Z'],
  ])('written %s is %s', (written, name) => {
    expect(authorName(written)).toBe(name);
  });

  it.each([
    ['berg', ['Jan van der Berg', 'van der Berg, Jan', 'Berg J', 'J. v. d. Berg']],
    ['fern', ['Ada Q. Fern', 'FERN, ADA', 'Fern AQ', 'Férn, Ada', 'Ada Fern Jr.', 'Ada Fern, PhD']],
    ['li', ['Bo Li', 'Li, Bo', 'Li B']],
    ['atlas', ['ATLAS Collaboration', 'The ATLAS Collaboration']],
    ['张伟', ['张伟']],
    ['', ['', ' , ']],
  ])('of family name %j is recognised in every spelling', (family, spellings) => {
    expect(spellings.map(familyName)).toEqual(spellings.map(() => family));
  });
});
