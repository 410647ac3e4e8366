import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markdownList } from '../../../../shared/dumps/formats/markdown-list.ts';
import { headOf, parseWith, readWhole } from '../../../fixtures/read-dump.ts';

const fixture = (name: string) => readWhole(readFileSync(join(import.meta.dirname, '../../../fixtures/dumps', name)));
const one = (item: string) => parseWith(markdownList, `- ${item}\n`).papers[0];

describe('a list of papers in Markdown', () => {
  it('names its papers in every way that such lists have; what leads to no paper is skipped (I2)', async () => {
    const { papers, skips, rejects } = await fixture('markdown-list.awesome.md');
    expect(papers.map(({ title }) => title)).toEqual([
      'Lamps in the Wild: A Survey',
      'A Brief Review of Lamps',
      'Do You Even Need Lamps? A Stack of Candles',
      'LampCF: Collaborative Lamps for Recommendation',
      'Lampsplatting: Rendering Light',
      'Lamp Transformers See',
      'Lamp Transformers Hear',
      'Lamps that Learn',
      'Lamps by Hand',
      'Deep lamps',
    ]);
    expect(skips.map(({ title }) => title)).toEqual(['lampjs']);
    expect(rejects).toEqual([]);
  });

  it('has an abstract or a summary below an item, between its labels', () => {
    const abstract =
      'In this paper we show that kelp grows well in our experiments, and more so by night. Code: https://example.org/kelp.';
    const labels = '**Authors:** Ada Quill, Bo Marsh\n  **Link:** https://arxiv.org/abs/2601.00001';
    const list = `## 1. Notes on kelp\n  ${labels}\n  ${abstract}\n\n2. [A year of kelp](https://arxiv.org/abs/2601.00002)\n\n   *Ada Quill, Bo Marsh*\n\n   ${abstract}\n`;
    expect(parseWith(markdownList, list).papers).toMatchObject([
      { title: 'Notes on kelp', authors: ['Ada Quill', 'Bo Marsh'], abstract },
      { title: 'A year of kelp', authors: ['Ada Quill', 'Bo Marsh'], abstract },
    ]);
    expect(one(`[Notes on kelp](https://arxiv.org/abs/2601.00001)\n\n  ${abstract}`)).toMatchObject({ abstract });
  });

  it('leads to the paper, not to its program, its page or its badge', async () => {
    const { papers } = await fixture('markdown-list.awesome.md');
    expect(papers.map(({ url }) => url)).toEqual([
      'https://arxiv.org/abs/2601.00001',
      'https://doi.org/10.5555/lamps.2',
      'https://arxiv.org/pdf/2602.00002.pdf',
      'https://arxiv.org/abs/2603.00003',
      'https://arxiv.org/abs/2603.00004',
      'https://openreview.net/forum?id=abcDEF1234',
      'https://aclanthology.org/2026.acl-long.9/',
      'https://arxiv.org/abs/2601.00005',
      'https://arxiv.org/abs/2601.00006',
      'https://lamps.example.org/deep.pdf',
    ]);
    expect(papers.flatMap(({ code }) => code ?? [])).toEqual([
      'https://github.com/example/lamps',
      'https://github.com/example/learn',
      'https://github.com/example/hand',
    ]);
  });

  it('says who, when and where, as far as it can be told', async () => {
    const { papers } = await fixture('markdown-list.awesome.md');
    expect(papers[0]).toMatchObject({
      authors: ['Ada Quill', 'Bo Marsh', 'Cy Dove'],
      published: '2026',
      venue: 'LMP 2026',
    });
    expect(papers[1]).toMatchObject({ authors: ['Kim-Han Thorn', 'Wee Chong'], published: '2025' });
    expect(papers[2]).toMatchObject({ authors: ['Luke Moon'] });
    expect(papers[6]).toMatchObject({
      authors: ['Ada Quill', 'Bo Marsh'],
      abstract: 'Lamps hear what candles say to them at night.',
    });
    expect(papers[9]).toMatchObject({ authors: ['Cy Dove', 'Ada Quill', 'Bo Marsh'], published: '2025' });
  });

  it('may be tables, whose columns are told by their names', async () => {
    const { papers, skips } = await fixture('markdown-list.daily.md');
    expect(papers).toMatchObject([
      {
        title: 'Beyond Binary: Lamps with | Bars',
        authors: ['Jia Moon'],
        published: '2026-05-27',
        listedOn: '2026-05-28',
      },
      { title: 'Second Light', code: 'https://github.com/example/second' },
      { title: 'Lamps at Night', abstract: 'We look at lamps at night and count them.', published: '2026-05-25' },
      {
        title: 'Glowing Things',
        authors: ['Ada Quill', 'Bo Marsh'],
        venue: 'LMP 2026',
        code: 'https://github.com/example/glow',
      },
    ]);
    expect(skips).toMatchObject([{ reason: 'a link that leads to no paper' }]);
  });

  it('may be a table with the shortest rule that there is', async () => {
    const row = (title: string, id: number) => `| 2026-11 | ${title} | [arXiv](https://arxiv.org/abs/2611.0000${id}) |`;
    const rows = [row('Tidal gardens', 1), row('On rafts', 2), row('Notes on kelp', 3)];
    const { papers } = await readWhole(['| Date | Title | Links |', '|:-:|-|-|', ...rows].join('\n'));
    expect(papers.map(({ title }) => title)).toEqual(['Tidal gardens', 'On rafts', 'Notes on kelp']);
  });

  it.each([
    [
      'a date in front',
      '[2026/03] AutoLamps: A Framework. (Lamp University) [[paper](https://arxiv.org/abs/2603.00012)]',
      'AutoLamps: A Framework',
    ],
    ['an identifier for a label', '[2603.00009](https://arxiv.org/abs/2603.00009) **Bright Ideas**', 'Bright Ideas'],
    [
      'a name in bold',
      '**LampNet**: Learning to See, at Night, [pdf](https://arxiv.org/abs/2603.00009)',
      'LampNet: Learning to See, at Night',
    ],
    [
      'a few words in bold',
      'Learning to **See** at Night [pdf](https://arxiv.org/abs/2603.00009)',
      'Learning to See at Night',
    ],
    [
      'a nickname',
      '**LampNet** [Learning to See at Night](https://arxiv.org/abs/2603.00009)',
      'Learning to See at Night',
    ],
    ['a venue in front', 'LMP 2026 oral, Learning to See, [site](https://lamps.example.org)', 'Learning to See'],
    ['a link in front', '[arXiv 2026.03](https://arxiv.org/abs/2603.00009), Learning to See', 'Learning to See'],
    ['a badge in front', "`LMP'26` Learning to See [pdf](https://arxiv.org/abs/2603.00009)", 'Learning to See'],
    [
      'a citation',
      'Quill, A., & Marsh, B. (2026). Learning to see. *Lamps*. https://arxiv.org/abs/2603.00009',
      'Learning to see',
    ],
    ['a box to tick', '[x] [Read this](https://arxiv.org/abs/2603.00010)', 'Read this'],
    [
      'another paper in an aside',
      '**Base Lamps** [[pdf](https://arxiv.org/abs/2603.00011)] (extends [Early Lamps](https://arxiv.org/abs/2001.00011))',
      'Base Lamps',
    ],
  ])('reads %s', (_, item, title) => {
    expect(one(item)?.title).toBe(title);
    expect(one(item)?.ids?.join() ?? '').not.toContain('2001.00011');
  });

  it.each([
    [
      'prose with a reference',
      'We use lamps [1](https://arxiv.org/abs/2601.00001).\n\n- See [our site](https://lamps.example.org)\n- and [the shop](https://shop.example.org)\n',
    ],
    [
      'a list of changes that cites papers',
      `${'- The lamp no longer flickers when it is asked to dim.\n'.repeat(40)}${[1, 2, 3].map((at) => `- Dims as [Dim Lamps ${at}](https://arxiv.org/abs/2601.0000${at}) says.\n`).join('')}`,
    ],
    ['a table of figures', '| a | b |\n|---|---|\n| 1 | https://lamps.example.org |\n'],
    [
      'a page of titles with their abstracts below them',
      Array.from(
        { length: 3 },
        (_, at) =>
          `### [A Lamp that Dims when No One Looks at It](https://huggingface.co/papers/2601.0000${at})\n\n${'We show that the lamp dims. '.repeat(10)}\n\n- [3 authors](https://huggingface.co/papers/2601.0000${at})\n`,
      ).join('\n'),
    ],
    ['JSON', '[{"title":"a","url":"https://arxiv.org/abs/2601.00001"}]'],
  ])('is not %s', (_, text) => {
    expect(markdownList.recognises(headOf(text))).toBe(false);
  });

  it('that is cut off gives every whole record and one reject (I2)', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../fixtures/dumps/markdown-list.awesome.md'), 'utf8');
    const cut = parseWith(markdownList, text.slice(0, text.indexOf('2603.00003') + 4));
    expect(cut.papers).toHaveLength(3);
    expect(cut.rejects).toMatchObject([{ reason: 'ends early: the last record is cut off' }]);
  });
});
