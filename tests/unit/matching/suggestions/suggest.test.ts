import { describe, expect, it } from 'vitest';
import { canonical } from '../../../../shared/interests/canonical.ts';
import { libraryOf } from '../../../../shared/matching/library/library.ts';
import { match } from '../../../../shared/matching/match.ts';
import { suggestions } from '../../../../shared/matching/suggestions/suggest.ts';
import { aPaper } from '../a-paper.ts';
import { asked } from '../asked.ts';

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

  it('offers its words far apart to an interest that brings nothing: as they are, or else in any form', () => {
    const about = [
      'Speech is turned into text. Later words are recognised, and recognition errors mended.',
      'Agents of models browse shops.',
      'Agents act. How models remember is compressed.',
      ...Array.from({ length: 40 }, (_, index) => `We study how ${FIELDS[index % FIELDS.length]}, case ${index}.`),
    ].map((abstract, index) => aPaper({ id: `s${index}`, title: `Paper ${index}`, abstract }));
    const first = (query: string) => suggestions(asked(query), about, libraryOf(about))[0];
    expect(first('speech recognition')).toEqual({ query: 'speech AND recognition', adds: [0] });
    expect(first('agent compression')).toEqual({ query: '~agent AND ~compression', adds: [2] });
    expect(first('browsing')).toEqual({ query: '~browsing', adds: [1] });
  });

  it('offers nothing that the interest leaves out, and drops no condition', () => {
    const driving = [
      ...papers,
      aPaper({
        id: 'r',
        title: 'Racing',
        abstract: 'Autonomous driving with lidar: cars race in traffic, on lanes and roads.',
      }),
    ];
    const known = libraryOf(driving);
    const offered = suggestions(asked('self-driving cars NOT race'), driving, known);
    expect(offered.length).toBeGreaterThan(0);
    for (const { query, adds } of offered) {
      expect(query).toMatch(/ AND NOT race$/);
      expect(adds).not.toContain(driving.length - 1);
    }
    for (const { query } of suggestions(asked('(self-driving cars) AND date:2024'), driving, known))
      expect(query).toMatch(/ AND date:/);
  });

  it('offers keywords in canonical form that stand beside the interest with OR, papers to steer by left out', () => {
    for (const typed of [
      'self-driving cars',
      'driving cars',
      'driving cars, whales',
      'ti:(driving cars)',
      '(self-driving cars)^2 like:2403.12345 -like:2403.12346',
      'driving cars like:2403.12345 date:2024',
      '"self-driving cars" AND lidar',
      'autonomous driving NOT (maps OR roads)',
    ]) {
      for (const { query } of suggestions(asked(typed), papers, library)) {
        expect(canonical(asked(query))).toBe(query);
        expect(asked(`whales OR ${query}`)).toMatchObject({ kind: 'or' });
        expect(query).not.toContain('like:');
      }
    }
    expect(suggestions(asked('(self-driving cars) like:2403.12345'), papers, library)).not.toEqual([]);
  });

  it('offers no word that is only said in passing', () => {
    const about = [
      ...Array.from({ length: 3 }, () => 'Protein folding by nets, thanks to vast maps and maps of residues.'),
      'Nets, thanks to vast tables.',
      'Contact maps of residues, maps by nets.',
      ...Array.from({ length: 100 }, (_, index) => `We study how ${FIELDS[1 + (index % 4)]}, case ${index}.`),
    ].map((abstract, index) => aPaper({ id: `c${index}`, title: `Paper ${index}`, abstract }));
    const offered = suggestions(asked('protein folding'), about, libraryOf(about)).map(({ query }) => query);
    expect(offered).toContain('maps');
    for (const query of offered) expect(query).not.toMatch(/thanks|vast/);
  });

  it('counts each paper for one suggestion only, and none that is found already', () => {
    const all = suggestions(asked('self-driving cars'), papers, library).flatMap(({ adds }) => adds);
    expect(new Set(all).size).toBe(all.length);
    expect(all).not.toContain(0);
  });

  it('offers what others call it to an interest that brings nothing yet, the more of it the larger the library', () => {
    const driving = papers[2]!.abstract;
    const about = Array.from({ length: 300 }, (_, index) =>
      index < 5 ? driving : `We study how ${FIELDS[index % FIELDS.length]}, case ${index}.`,
    ).map((abstract, index) => aPaper({ id: `a${index}`, title: `Paper ${index}`, abstract }));
    const [first] = suggestions(asked('self-driving cars'), about, libraryOf(about));
    expect(first!.adds).toEqual([0, 1, 2, 3, 4]);
  });

  it('offers no word that brings what is near by that word alone', () => {
    const about = [
      'Video generation with latent noise and text prompts.',
      'Text prompts steer video generation with latent noise.',
      'Video video codecs save bits.',
      'Video video platforms and their law.',
      ...Array.from({ length: 40 }, (_, index) => `We study how ${FIELDS[index % FIELDS.length]}, case ${index}.`),
    ].map((abstract, index) => aPaper({ id: `v${index}`, title: `Paper ${index}`, abstract }));
    expect(suggestions(asked('video generation'), about, libraryOf(about))).toEqual([]);
  });

  it('offers a phrase that the interest has not met only as its own words in another form', () => {
    const about = [
      'Math reasoning with proofs, and sums in words.',
      'Math reasoning by proofs, of sums.',
      'Mathematical reasoning with proofs and sums.',
      'Mathematical reasoning in words, proofs and sums.',
      'Legal reasoning with proofs and sums.',
      'Legal reasoning in words, proofs and sums.',
      ...Array.from({ length: 60 }, (_, index) => `We study how ${FIELDS[index % FIELDS.length]}, case ${index}.`),
    ].map((abstract, index) => aPaper({ id: `m${index}`, title: `Paper ${index}`, abstract }));
    const offered = suggestions(asked('math reasoning'), about, libraryOf(about)).map(({ query }) => query);
    expect(offered).toContain('"mathematical reasoning"');
    expect(offered).not.toContain('"legal reasoning"');
  });

  it('offers no other form of its words that its own papers do not have', () => {
    const about = [
      'Prompt engineering with few examples steers chat models.',
      'Prompt engineering by hand, with few examples for chat models.',
      'Search engines answer a prompt, with few examples for chat models.',
      'Engines with a prompt and few examples for chat models.',
      ...Array.from(
        { length: 60 },
        (_, index) => `A prompt look at how ${FIELDS[index % FIELDS.length]}, case ${index}.`,
      ),
    ].map((abstract, index) => aPaper({ id: `e${index}`, title: `Paper ${index}`, abstract }));
    const offered = (query: string) => suggestions(asked(query), about, libraryOf(about)).map(({ query }) => query);
    expect(offered('prompt engineering')).not.toContain('engines');
    expect(offered('example engineering')).not.toContain('engines');
  });

  it('offers nothing that brings more than three times what the interest brings', () => {
    const about = [
      'Robust training against adversarial noise in pixels, adversarial robustness.',
      ...Array.from(
        { length: 6 },
        (_, index) => `Robust training against adversarial noise in pixels, number ${index}.`,
      ),
      ...Array.from({ length: 140 }, (_, index) => `We study how ${FIELDS[index % FIELDS.length]}, case ${index}.`),
    ].map((abstract, index) => aPaper({ id: `r${index}`, title: `Paper ${index}`, abstract }));
    for (const { adds } of suggestions(asked('adversarial robustness'), about, libraryOf(about)))
      expect(adds.length).toBeLessThanOrEqual(3);
  });

  it('offers nothing where nothing near is missed', () => {
    expect(suggestions(asked('whales'), papers, library)).toEqual([]);
    expect(suggestions(asked('zeppelins'), papers, library)).toEqual([]);
  });
});
