import { describe, expect, it } from 'vitest';
import { readWhole } from '../../../fixtures/read-dump.ts';

const paper = (title: string) => ({ title, abstract: 'They hold.' });
const titles = async (dump: unknown) => (await readWhole(JSON.stringify(dump))).papers.map(({ title }) => title);

describe('JSON in which papers stand in several lists', () => {
  it.each([
    ['a list a track', { oral: [paper('One')], poster: [paper('Two')] }],
    ['with what describes them', { venue: 'Tides', chairs: ['Quill'], oral: [paper('One')], poster: [paper('Two')] }],
    ['a list a day', { '2026-11-01': [paper('One')], '2026-11-02': [paper('Two')] }],
    ['a list a day and category', { '2026-11-01': { sea: [paper('One')] }, '2026-11-02': { land: [paper('Two')] } }],
    ['an object a day', { '2026-11-01': { papers: [paper('One')] }, '2026-11-02': { papers: [paper('Two')] } }],
    ['below another object', { data: { oral: [paper('One')], poster: [paper('Two')] } }],
    [
      'a list a session, which has a title too',
      { sessions: [{ title: 'Tides', papers: [paper('One'), paper('Two')] }] },
    ],
  ])('gives those of each: %s (I2)', async (_, dump) => {
    expect(await titles(dump)).toEqual(['One', 'Two']);
  });

  it('gives those of each, also where the first list alone is longer than what a dump is recognised by (I2)', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => paper(`Tide ${index}`));
    expect(await titles({ '2026-11-01': many, '2026-11-02': [paper('Two')] })).toHaveLength(2001);
  });

  it('says that a list of something else has no titles, rather than nothing (I2)', async () => {
    const { papers, rejects } = await readWhole(
      JSON.stringify({ oral: [paper('One')], poster: [paper('Two')], reviewers: [{ name: 'Quill' }], words: ['sea'] }),
    );
    expect([papers.length, rejects.map(({ reason }) => reason)]).toEqual([2, ['has no title']]);
  });

  it('says of a document that was joined to it and is laid out otherwise that none of its records are read (I2)', async () => {
    const page = JSON.stringify({ results: [paper('One')] });
    const others = [
      { items: [paper('Two')] },
      { results: [] },
      { error: 'too many requests' },
      { results: [paper('Three')] },
    ];
    const { papers, rejects } = await readWhole([page, ...others.map((one) => JSON.stringify(one))].join('\n'));
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(rejects.map(({ reason, at }) => [reason, at.line])).toEqual([
      ['is laid out otherwise than the document before it, and none of its records is read', 2],
      ['is laid out otherwise than the document before it, and none of its records is read', 4],
    ]);
  });

  it('does not take what a paper cites for papers', async () => {
    expect(await titles({ ...paper('One'), references: [paper('Two')], related: [paper('Three')] })).toEqual(['One']);
  });
});
