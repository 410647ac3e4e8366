import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../../shared/matching/library.ts';
import { match } from '../../../shared/matching/match.ts';
import { likedIn } from '../../../shared/matching/wanted.ts';
import { aPaper } from './a-paper.ts';
import { asked } from './asked.ts';

const papers = [
  { title: 'Diffusion for audio', abstract: 'We generate music with diffusion.' },
  { title: 'Diffusion for images', abstract: 'We generate pictures with diffusion.' },
  { title: 'Reading proteins', abstract: 'Protein folding with transformers.' },
  { title: 'Folding again', abstract: 'Protein structure, folding and binding.' },
].map((paper, index) => aPaper({ id: `p${index}`, ...paper }));
const library = libraryOf(papers);
const places = (matches: readonly { paper: number }[]) => matches.map(({ paper }) => paper);

describe('free text', () => {
  it('brings whatever shares a stem with it, what has most first', () => {
    expect(
      places(match([{ id: 'i', text: 'I am interested in papers on generating music by diffusion' }], papers, library)),
    ).toEqual([0, 1]);
  });

  it('ranks what the query brings, when there is both', () => {
    const wanted = { id: 'i', query: asked('diffusion'), text: 'pictures' };
    expect(places(match([wanted], papers, library))).toEqual([1, 0]);
  });

  it('ranks what has its neighbours near each other above what has them apart', () => {
    const pair = ['Shared memory. Time passes here.', 'Time of shared memory. Time-shared use.'].map(
      (abstract, index) => aPaper({ id: `t${index}`, title: 'Computers', abstract }),
    );
    expect(places(match([{ id: 'i', text: 'time sharing' }], pair, libraryOf(pair)))).toEqual([1, 0]);
  });

  it('of nothing but small words still asks for them', () => {
    expect(places(match([{ id: 'i', text: 'for the' }], papers, library))).toEqual([0, 1]);
  });

  it('of no word at all brings nothing', () => {
    expect(match([{ id: 'i', text: '…' }], papers, library)).toEqual([]);
  });
});

describe('liked papers', () => {
  it('rank what a query brings', () => {
    const like = [{ title: 'Music', abstract: 'Songs and audio.' }];
    expect(places(match([{ id: 'i', query: asked('diffusion'), like }], papers, library))).toEqual([0, 1]);
    const pictures = [{ title: 'Pictures', abstract: 'Images.' }];
    expect(places(match([{ id: 'i', query: asked('diffusion'), like: pictures }], papers, library))).toEqual([1, 0]);
  });

  it('count what several of them have above what one has much of', () => {
    const like = [
      { title: 'Quartz', abstract: 'Quartz and zircon.' },
      { title: 'Zircon', abstract: 'Old stones.' },
    ];
    const minerals = ['quartz', 'zircon'].map((mineral) =>
      aPaper({ id: mineral, title: 'A mineral', abstract: `Here is ${mineral}.` }),
    );
    expect(places(match([{ id: 'i', like }], minerals, libraryOf(minerals)))).toEqual([1, 0]);
  });

  it('alone bring what is near them', () => {
    const like = [{ title: 'Protein folding', abstract: 'Structure of proteins.' }];
    expect(
      places(match([{ id: 'i', like }], papers, library))
        .slice(0, 2)
        .sort(),
    ).toEqual([2, 3]);
  });

  it('a disliked paper pushes away what is like it', () => {
    const like = [{ title: 'Diffusion', abstract: 'We generate.' }];
    const dislike = [{ title: 'Music', abstract: 'Audio.' }];
    expect(places(match([{ id: 'i', query: asked('diffusion'), like, dislike }], papers, library))[0]).toBe(1);
  });

  it('a query of nothing but like: brings only what is really near', () => {
    const wanted = { id: 'i', query: asked('like:p2'), like: [papers[2]!] };
    expect(places(match([wanted], papers, library))).toContain(3);
    expect(places(match([wanted], papers, library))).not.toContain(0);
  });

  it('are named by the query, for the caller to look up', () => {
    expect(likedIn(asked('video like:2403.12345 -like:10.1000/xyz'))).toEqual({
      like: ['2403.12345'],
      dislike: ['10.1000/xyz'],
    });
    expect(likedIn(asked('video'))).toEqual({ like: [], dislike: [] });
  });
});
