import { describe, expect, it } from 'vitest';
import { authorName, familyName } from '../../../shared/papers/author.ts';

describe('an author', () => {
  it.each([
    ['Fern, Ada Q.', 'Ada Q. Fern'],
    ['Ada  Fern', 'Ada Fern'],
    ['King, Jr., Martin', 'Martin King Jr.'],
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
