import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../../shared/matching/library.ts';
import { match } from '../../../shared/matching/match.ts';
import { suggestions } from '../../../shared/matching/suggest.ts';
import { aPaper } from './a-paper.ts';
import { asked } from './asked.ts';

const FIELDS = [
  'proteins fold in cells',
  'stars burn hydrogen',
  'soils hold water',
  'markets set prices',
  'whales sing at dusk',
];
const papers = [
  'Self-driving cars plan lanes with lidar and maps of roads in traffic.',
  'A planner for self-driving cars in dense traffic with lidar.',
  'Autonomous driving with lidar and maps: cars plan lanes and roads in dense traffic.',
  'Safe autonomous driving: cars in dense traffic, with roads and lanes seen by lidar.',
  ...Array.from({ length: 40 }, (_, index) => `We study how ${FIELDS[index % FIELDS.length]}, case ${index}.`),
].map((abstract, index) => aPaper({ id: `p${index}`, title: `Paper ${index}`, abstract }));
const library = libraryOf(papers);

describe('suggestions', () => {
  it('offers what keeps the company of what is found, and says what it would add', () => {
    const query = asked('self-driving cars');
    const [first] = suggestions(query, papers, library);
    expect(first!.adds).toEqual([2, 3]);
    const both = asked(`self-driving cars, ${first!.query}`);
    expect(match([{ id: 'i', query: both }], papers, library)).toHaveLength(4);
  });

  it('counts each paper for one suggestion only, and none that is found already', () => {
    const all = suggestions(asked('self-driving cars'), papers, library).flatMap(({ adds }) => adds);
    expect(new Set(all).size).toBe(all.length);
    expect(all).not.toContain(0);
  });

  it('offers nothing where nothing near is missed', () => {
    expect(suggestions(asked('whales'), papers, library)).toEqual([]);
    expect(suggestions(asked('zeppelins'), papers, library)).toEqual([]);
  });
});
