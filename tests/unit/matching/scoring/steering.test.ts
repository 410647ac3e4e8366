import { describe, expect, it } from 'vitest';
import { compile } from '../../../../shared/matching/compile.ts';
import { libraryOf } from '../../../../shared/matching/library/library.ts';
import { match } from '../../../../shared/matching/match.ts';
import { likedIn } from '../../../../shared/matching/wanted.ts';
import { aPaper } from '../a-paper.ts';
import { asked } from '../asked.ts';

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

  it('count more beside a description, the more they are', () => {
    const scores = [1, 3, 9].map((times) => {
      const like = Array.from({ length: times }, () => ({ title: 'Music', abstract: 'Audio.' }));
      return match([{ id: 'i', text: 'folding', like }], papers, library).find(({ paper }) => paper === 0)!.score;
    });
    expect(scores[0]).toBeLessThan(scores[1]!);
    expect(scores[1]).toBeLessThan(scores[2]!);
  });

  it('count less beside a long description than beside a short one', () => {
    const like = [{ title: 'Music', abstract: 'Audio.' }];
    const long = 'folding, structure and binding of proteins, quartz, zircon, copper, iron, gold';
    const [short, beside] = ['folding', long].map(
      (text) => match([{ id: 'i', text, like }], papers, library).find(({ paper }) => paper === 0)!.score,
    );
    expect(beside).toBeLessThan(short!);
  });

  it('tell which words of a long description matter', () => {
    const text = 'quartz, zircon, copper, iron, gold, silver, lead, zinc, tin, nickel, cobalt';
    const { scored } = compile({ id: 'i', text, like: [{ title: 'Zircon', abstract: 'Old stones.' }] }, library);
    const [quartz, zircon] = scored.filter(({ origin }) => origin === 'text');
    expect(zircon!.share).toBeGreaterThan(quartz!.share);
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

describe('disliked papers', () => {
  const audio = { title: 'Diffusion for audio', abstract: 'Songs by diffusion.' };

  it('push away what is like them, liked papers or none', () => {
    const like = [{ title: 'Diffusion', abstract: 'We generate.' }];
    for (const wanted of [{ query: asked('diffusion') }, { text: 'diffusion' }, { query: asked('diffusion'), like }])
      expect(
        places(match([{ id: 'i', ...wanted, dislike: [audio] }], papers, library)),
        JSON.stringify(wanted),
      ).toEqual([1, 0]);
  });

  it('speak not against the words that the interest asks for, in whatever form', () => {
    for (const query of [
      'pictures OR diffusion',
      'pictures OR diffus*',
      'pictures OR =diffusion',
      'pictures OR ~diffusing',
    ]) {
      const without = match([{ id: 'i', query: asked(query) }], papers, library).find(({ paper }) => paper === 1);
      const with_ = match([{ id: 'i', query: asked(query), dislike: [audio] }], papers, library);
      expect(
        with_.find(({ paper }) => paper === 1),
        query,
      ).toEqual(without);
    }
  });

  it('speak not against the words of liked papers', () => {
    const like = [{ title: 'Songs', abstract: 'Audio and music.' }];
    const score = (wanted: object) =>
      match([{ id: 'i', like, ...wanted }], papers, library).find(({ paper }) => paper === 0);
    expect(score({ dislike: [{ title: 'Audio', abstract: 'Music and songs.' }] })).toEqual(score({}));
  });

  it('alone bring nothing', () => {
    expect(match([{ id: 'i', dislike: [audio] }], papers, library)).toEqual([]);
  });
});
