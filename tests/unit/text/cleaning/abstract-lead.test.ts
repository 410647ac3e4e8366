import { describe, expect, it } from 'vitest';
import { stripAbstractLead } from '../../../../shared/text/cleaning/abstract-lead.ts';

describe('the heading in front of an abstract', () => {
  it.each([
    ['Abstract: We show', 'We show'],
    ['ABSTRACT—We show', 'We show'],
    ['Summary. Trees grow', 'Trees grow'],
    ['1. Abstract. Trees grow', 'Trees grow'],
    ['[Abstract] Trees grow', 'Trees grow'],
    ['▪ Abstract We show', 'We show'],
    ['ABSTRACT Trees grow', 'Trees grow'],
    ['AbstractTrees grow', 'Trees grow'],
    ['AbstractA tree grows', 'A tree grows'],
    ['摘要：树木', '树木'],
    ['Abstract: ABSTRACT: Background: Trees', 'Background: Trees'],
    ['Abstract', ''],
    ['Abstract: '.repeat(50_000), ''],
  ])('goes: %.40s', (abstract, text) => expect(stripAbstractLead(abstract)).toBe(text));

  it.each([
    'Abstract interpretation is a theory',
    'Abstract Syntax Trees are trees',
    'Abstract-level reasoning',
    'Summary statistics are numbers',
    'SUMMARY STATISTICS ARE NUMBERS',
    'abstract in nature',
    'Summary.txt is a file',
    'AbstractTree grows. AbstractTree is fast',
    'Background: Trees grow',
  ])('is not a sentence that begins like one: %s', (abstract) => expect(stripAbstractLead(abstract)).toBe(abstract));
});
