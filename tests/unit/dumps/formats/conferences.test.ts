import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPaperRecord } from '../../../../shared/papers/record.ts';
import { readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));

describe('the ACL Anthology', () => {
  it('has papers in volumes, which say where and when; heads and front matter are skipped (I2)', async () => {
    const { papers, skips } = await fixture('acl-anthology.collection.xml');
    expect(papers).toMatchObject([
      {
        ids: ['acl:2026.acl-long.1', 'doi:10.18653/v1/2026.acl-long.1'],
        authors: ['Ngozi Eze', 'Plato'],
        abstract: 'We whisper to a model with BERT’s patience.',
        published: 'July 2026',
        url: 'https://aclanthology.org/2026.acl-long.1',
        venue: 'Proceedings of the Meeting on Quiet Language',
      },
      { title: 'A Claim We Take Back', withdrawn: true },
    ]);
    expect(toPaperRecord(papers[0]!, 'acl-anthology', '2026-08-01')).toMatchObject({
      title: 'WhisperBERT: Reading in silence with α',
      keys: expect.arrayContaining(['acl:2026.acl-long.1']),
    });
    expect(skips.map(({ reason }) => reason)).toEqual(['the head of a volume, no paper', 'front matter, no paper']);
  });

  it('names the program of a paper', async () => {
    const paper =
      '<collection id="2026.cow"><volume id="1"><meta/><paper id="1"><title>Lids</title><url>2026.cow-1.1</url><pwccode url="https://github.com/cow/lids" additional="false">cow/lids</pwccode></paper></volume></collection>';
    expect((await readWhole(paper)).papers).toMatchObject([{ title: 'Lids', code: 'https://github.com/cow/lids' }]);
  });

  it('of old says it in each paper', async () => {
    expect((await fixture('acl-anthology.old.xml')).papers).toMatchObject([
      { title: 'Parsing by Lamplight', published: '1998', ids: ['http://www.aclweb.org/anthology/P98-1001'] },
    ]);
  });
});

describe('Papers with Code', () => {
  it('has a dump of abstracts and one of programs, which tell of the same papers (I5)', async () => {
    const [abstracts, links] = [
      await fixture('papers-with-code.abstracts.json'),
      await fixture('papers-with-code.links.json'),
    ];
    expect(abstracts.papers).toMatchObject([
      {
        title: 'Gardens of Gradients',
        authors: ['Ola Nord', 'Ravi Menon'],
        keywords: ['Gardening', 'Watering'],
        published: '2026-06-02',
      },
    ]);
    expect(links.papers).toMatchObject([{ title: 'Gardens of Gradients', code: 'https://github.com/example/gardens' }]);
    expect(links.papers[0]?.ids).toEqual(abstracts.papers[0]?.ids);
  });
});

describe("a conference's list", () => {
  it('has papers with what became of them; year and venue stand in the citation', async () => {
    expect((await fixture('conference-list.papers.json')).papers).toMatchObject([
      {
        title: 'Slow Cameras See Further',
        ids: ['https://openreview.net/forum?id=Ab1Cd2Ef3g'],
        authors: ['Uma Rao', 'Jan Smit'],
        keywords: ['cameras', 'patience'],
        published: '2026',
        venue: 'Conference on Waiting',
        comment: 'Poster',
      },
      { title: 'Fast Cameras See Less', abstract: 'They blink.', withdrawn: true },
    ]);
  });

  it('as the programme of its site has names for titles, and events that are no papers (I2)', async () => {
    const { papers, skips } = await fixture('conference-list.programme.json');
    expect(papers).toMatchObject([
      { title: 'Patience &amp; Pixels', authors: ['Uma Rao'], ids: ['https://openreview.net/forum?id=Ll7Mm8Nn9o'] },
    ]);
    expect(skips.map(({ reason }) => reason)).toEqual([
      'an event (Break), no paper',
      'an event (Registration Desk), no paper',
    ]);
    const exported = [
      {
        type: 'Poster',
        name: 'On Lids',
        virtualsite_url: '/x',
        'speakers/authors': 'Bo Marsh, Ada Quill',
        abstract: 'Lids.',
        sourceurl: 'https://openreview.net/group?id=CoW.cc/2026',
      },
    ];
    const media = ['https://slides.example.org/1', 'https://openreview.net/forum?id=Ll7Mm8Nn9p'].map((uri) => ({
      uri,
    }));
    expect((await readWhole(JSON.stringify([{ ...exported[0], eventmedia: media }]))).papers).toMatchObject([
      { url: 'https://openreview.net/forum?id=Ll7Mm8Nn9p' },
    ]);
    expect((await readWhole(JSON.stringify(exported))).papers).toEqual([
      { title: 'On Lids', authors: ['Bo Marsh', 'Ada Quill'], abstract: 'Lids.' },
    ]);
  });
});
