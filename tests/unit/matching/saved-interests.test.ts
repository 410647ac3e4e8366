import { describe, expect, it } from 'vitest';
import { savedMatching } from '../../../shared/matching/saved-interests.ts';
import { aPaper } from './a-paper.ts';

const audio = aPaper({ id: 'audio', title: 'Diffusion for audio', abstract: 'We generate music with diffusion.' });
const images = aPaper({
  id: 'images',
  title: 'Diffusion for images',
  abstract: 'We generate pictures with diffusion.',
});
const papers = [audio, images];
const songs = { id: 's', title: 'Songs', abstract: 'Music and audio.' };

describe('papers that a saved interest is steered by', () => {
  const { match, explain } = savedMatching();
  const found = (interest: object) =>
    match([{ id: 'i', query: 'diffusion', ...interest }], papers).map(({ paper }) => paper);

  it('rank what its query finds, and find nothing themselves', () => {
    expect(found({ like: [songs] })).toEqual([0, 1]);
    expect(found({ like: [{ ...songs, title: 'Pictures', abstract: 'Images.' }] })).toEqual([1, 0]);
    expect(match([{ id: 'i', query: 'proteins', like: [songs] }], papers)).toEqual([]);
  });

  it('push away what is like those that it is to have less of', () => {
    const pictures = { id: 'p', title: 'We generate', abstract: '' };
    expect(found({ like: [pictures], dislike: [songs] })).toEqual([1, 0]);
  });

  it('are told as a reason, by the words that they share with what was found', () => {
    const reasons = explain({ id: 'i', query: 'diffusion', like: [songs] }, audio);
    expect(reasons.map(({ clause, words }) => [clause, words])).toEqual([
      ['diffusion', ['Diffusion', 'diffusion']],
      ['like', ['audio', 'music']],
    ]);
  });
});
