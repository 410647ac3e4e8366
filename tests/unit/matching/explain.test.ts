import { describe, expect, it } from 'vitest';
import { explain } from '../../../shared/matching/explain.ts';
import { highlight } from '../../../shared/matching/highlight.ts';
import { EMPTY_LIBRARY, libraryOf } from '../../../shared/matching/library/library.ts';
import { aPaper } from './a-paper.ts';
import { asked } from './asked.ts';

const why = (query: string, paper: Parameters<typeof aPaper>[0], library = EMPTY_LIBRARY) =>
  explain({ id: 'i', query: asked(query) }, aPaper(paper), library);

describe('explain (M2)', () => {
  it('names the clause, the field and the words as they stand there', () => {
    const [reason, ...more] = why('image editing', { title: 'Edits', abstract: 'Editing of real images.' });
    expect(more).toEqual([]);
    expect(reason).toMatchObject({
      interestId: 'i',
      clause: 'image editing',
      field: 'abstract',
      words: ['Editing', 'images'],
    });
    expect(reason!.abstract).toEqual([
      [0, 7],
      [16, 22],
    ]);
  });

  it('gives one range for a phrase and for a hyphenated word', () => {
    expect(why('"text to image"', { title: 'Text-to-image' })[0]).toMatchObject({
      words: ['Text-to-image'],
      title: [[0, 13]],
    });
    expect(why('multimodal', { title: 'A multi-modal model' })[0]).toMatchObject({
      words: ['multi-modal'],
      title: [[2, 13]],
    });
  });

  it('leaves out what did not make it match', () => {
    const reasons = why('(cats AND dogs) OR birds NOT fish', { abstract: 'cats and birds' });
    expect(reasons.map(({ clause }) => clause)).toEqual(['birds']);
  });

  it('says nothing of a paper that does not match', () => {
    expect(why('cats', { abstract: 'dogs' })).toEqual([]);
  });

  it('shows the author, the category or the day that answered', () => {
    const paper = { authors: ['Ada Lovelace'], categories: ['cs.LG'], published: '2024-03-14' };
    expect(why('au:lovelace cat:cs.* date:2024', paper).map(({ field, words }) => [field, ...words])).toEqual([
      ['author', 'Ada Lovelace'],
      ['category', 'cs.LG'],
      ['date', '2024-03-14'],
    ]);
  });

  it('shows the long form that an acronym found', () => {
    const library = libraryOf([aPaper({ abstract: 'We use retrieval-augmented generation (RAG).' })]);
    expect(why('RAG', { abstract: 'Retrieval augmented generation.' }, library)[0]!.words).toEqual([
      'Retrieval augmented generation',
    ]);
  });

  it('names what a liked paper shares with it', () => {
    const wanted = { id: 'i', like: [{ title: 'Protein folding', abstract: 'Structure of proteins.' }] };
    const [reason] = explain(wanted, aPaper({ title: 'Folding', abstract: 'of a protein' }), EMPTY_LIBRARY);
    expect(reason).toMatchObject({ clause: 'like', field: 'title and abstract', words: ['Folding', 'protein'] });
  });

  it('gives ranges that are sorted, disjoint and in the text, whatever overlaps', () => {
    const reasons = why('modal OR multimodal OR "multi modal models"', { title: 'Multi-modal models' });
    expect(highlight(reasons)).toEqual({ title: [[0, 18]], abstract: [] });
  });
});
