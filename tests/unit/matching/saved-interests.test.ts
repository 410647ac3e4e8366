import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../../shared/matching/library/library.ts';
import { compileSaved, namedIn, type SavedInterest } from '../../../shared/matching/saved-interests.ts';
import { aPaper } from './a-paper.ts';

const audio = aPaper({ id: 'audio', title: 'Diffusion for audio', abstract: 'We generate music with diffusion.' });
const images = aPaper({
  id: 'images',
  title: 'Diffusion for images',
  abstract: 'We generate pictures with diffusion.',
});
const papers = [audio, images];
const songs = { id: 's', title: 'Songs', abstract: 'Music and audio.' };

/** Places of the papers that an interest finds, best first. */
function find(interest: SavedInterest): number[] {
  const hits: { paper: number; score: number }[] = [];
  compileSaved([interest], libraryOf(papers), new Map()).match(papers, (_, paper, score) => {
    hits.push({ paper, score });
  });
  return hits.sort((a, b) => b.score - a.score).map(({ paper }) => paper);
}

describe('papers that a saved interest is steered by', () => {
  const found = (steered: Partial<SavedInterest>) => find({ id: 'i', query: 'diffusion', ...steered });

  it('rank what its query finds, and find nothing themselves', () => {
    expect(found({ like: [songs] })).toEqual([0, 1]);
    expect(found({ like: [{ ...songs, title: 'Pictures', abstract: 'Images.' }] })).toEqual([1, 0]);
    expect(find({ id: 'i', query: 'proteins', like: [songs] })).toEqual([]);
  });

  it('push away what is like those that it is to have less of', () => {
    const pictures = { id: 'p', title: 'We generate', abstract: '' };
    expect(found({ like: [pictures], dislike: [songs] })).toEqual([1, 0]);
  });

  it('are told as a reason, by the words that they share with what was found', () => {
    const interest = { id: 'i', query: 'diffusion', like: [songs] };
    const reasons = compileSaved([interest], libraryOf(papers), new Map()).explain(0, audio);
    expect(reasons.map(({ clause, words }) => [clause, words])).toEqual([
      ['diffusion', ['Diffusion', 'diffusion']],
      ['like', ['audio', 'music']],
    ]);
  });
});

describe('saved interests', () => {
  it('that this version cannot read match nothing, and keep nobody else from matching', () => {
    const hits: string[] = [];
    const interests = [
      { id: 'broken', query: 'NOT diffusion' },
      { id: 'same', query: 'diffusion' },
      { id: 'steered', query: 'diffusion', like: [songs] },
      { id: 'equal', query: 'diffusion' },
    ];
    compileSaved(interests, libraryOf(papers), new Map()).match(papers, (interest, paper, score) => {
      hits.push(`${interests[interest]!.id} ${papers[paper]!.id} ${score}`);
    });
    expect(hits.some((hit) => hit.startsWith('broken'))).toBe(false);
    const of = (id: string) => hits.flatMap((hit) => (hit.startsWith(id) ? [hit.slice(id.length)] : [])).sort();
    expect(of('same')).toHaveLength(2);
    expect(of('equal')).toEqual(of('same'));
    expect(of('steered')).not.toEqual(of('same'));
  });

  it('name papers with like: in any of its spellings', () => {
    const queries = ['owls like:2403.12345', 'owls -Like:10.1000/x', 'owls similar:2403.12345', 'dislike', '"like:'];
    expect(namedIn(queries.map((query) => ({ id: query, query })))).toEqual(['2403.12345', '10.1000/x']);
  });
});

describe('a query that another version saved', () => {
  it('is what it probably meant where this version refuses it, and asks for nothing where nobody can tell', () => {
    expect(find({ id: 'i', query: 'ti:audio and music' })).toEqual(find({ id: 'i', query: 'ti:audio AND music' }));
    expect(find({ id: 'i', query: 'audio[ti]' })).toEqual([0]);
    expect(namedIn([{ id: 'i', query: 'audio OR music like:2403.12345' }])).toEqual(['2403.12345']);
    expect(find({ id: 'i', query: 'NOT audio' })).toEqual([]);
  });
});
