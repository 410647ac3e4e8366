import { describe, expect, it } from 'vitest';
import { de } from '../../../../shared/mail/catalogue/de.ts';
import { en } from '../../../../shared/mail/catalogue/en.ts';
import { why } from '../../../../shared/mail/view/why.ts';
import type { Reason } from '../../../../shared/matching/reason.ts';
import { aPaper } from '../../../gallery/papers.ts';

const paper = aPaper({
  title: 'Large language models as planners',
  abstract: 'Continual learning of plans with LLMs. Plans are learned continually.',
});
const LABELS = new Map([
  ['plans', 'planning'],
  ['cl', 'continual learning'],
]);

function reason(with_: Partial<Reason>): Reason {
  return {
    interestId: 'cl',
    clause: 'continual learning',
    field: 'abstract',
    words: [],
    title: [],
    abstract: [[0, 18]],
    ...with_,
  };
}

function lines(reasons: readonly Reason[], standsUnder = 'cl', words = en) {
  return why({ ...paper, why: reasons }, { labels: LABELS, standsUnder }, words);
}

describe('why a paper is there (M2)', () => {
  it('names the clause and the field, and the interest only where it says more', () => {
    expect(lines([reason({})])).toEqual(['“continual learning” in the abstract']);
    expect(lines([reason({ interestId: 'plans', clause: '"continual learning"' })], 'plans')).toEqual([
      'planning: “continual learning” in the abstract',
    ]);
  });

  it('names clauses together that hit in the same fields', () => {
    const both = [
      reason({ interestId: 'plans' }),
      reason({ interestId: 'plans', clause: 'plans', abstract: [[22, 27]] }),
    ];
    expect(lines(both, 'plans')).toEqual(['planning: “continual learning” and “plans” in the abstract']);
  });

  it('counts the clauses that there is no room for', () => {
    const clause = (at: number) => reason({ interestId: 'plans', clause: `continual^1.${at}` });
    expect(lines([0, 1, 2, 3, 4, 5].map(clause), 'plans')[0]).toMatch(/ in the abstract; 2 more$/);
    expect(lines([0, 1, 2, 3].map(clause), 'plans')[0]).toMatch(/ in the abstract$/);
  });

  it('shows the paper’s own words where the clause does not', () => {
    const acronym = reason({
      clause: 'LLM',
      field: 'title',
      title: [
        [0, 5],
        [6, 14],
        [15, 21],
      ],
      abstract: [],
    });
    expect(lines([acronym])).toEqual(['continual learning: “LLM” (Large language models) in the title']);
  });

  it('begins with the interest that the paper stands under, and knows the others', () => {
    const reasons = [reason({ interestId: 'plans', clause: 'plans', abstract: [[22, 27]] }), reason({})];
    expect(lines(reasons)).toEqual(['“continual learning” in the abstract', 'planning: “plans” in the abstract']);
  });

  it('names a fact by the fact, not by the query’s way of writing it', () => {
    const author = reason({
      interestId: 'plans',
      clause: 'au:"Sørensen"',
      field: 'author',
      words: ['Ingrid Sørensen'],
      abstract: [],
    });
    expect(lines([author], 'plans')).toEqual(['planning: “Ingrid Sørensen” in the authors']);
  });

  it('takes off what the query language writes around words', () => {
    const weighted = reason({ interestId: 'plans', clause: 'abs:(continual learning)^2' });
    expect(lines([weighted], 'plans')).toEqual(['planning: “continual learning” in the abstract']);
    const near = reason({ interestId: 'plans', clause: '"continual learning"~5' });
    expect(lines([near], 'plans')).toEqual(['planning: “continual learning” in the abstract']);
  });

  it('names the words that a paper shares with those that the reader liked', () => {
    expect(lines([reason({ clause: 'like', title: [[0, 5]], abstract: [], field: 'title' })])).toEqual([
      'continual learning: words of papers you liked (“Large”) in the title',
    ]);
  });

  it('says so in the reader’s language', () => {
    expect(lines([reason({ field: 'title and abstract', title: [[0, 5]] })], 'cl', de)).toEqual([
      '„continual learning“ im Titel und Abstract',
    ]);
  });
});
