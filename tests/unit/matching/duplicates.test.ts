import { describe, expect, it } from 'vitest';
import { firstOfEach, sketchOf } from '../../../shared/matching/duplicates.ts';

const abstract =
  'We show that small owls count mice at night by listening to the grass, and that the count is right in nine of ten cases when the wind is low.';
const firsts = (...papers: { title: string; abstract: string }[]) => firstOfEach(papers.map(sketchOf));

describe('papers that nearly repeat each other', () => {
  it('are known by their text: a title or a few words that changed, other case and punctuation', () => {
    expect(
      firsts(
        { title: 'Owls count mice', abstract },
        { title: 'Owls can count mice', abstract: abstract.replace('small owls', 'little owls') },
        {
          title: 'Mice count owls',
          abstract: 'Nothing in common with the others but some of the words that everybody uses.',
        },
        { title: 'OWLS COUNT MICE.', abstract: abstract.replace(', and', ' - and').toUpperCase() },
      ),
    ).toEqual([0, 0, 2, 0]);
  });

  it('are not those with many words in common, in another order or another place', () => {
    const half = abstract.split(' ').map((word, n) => (n % 4 === 0 ? `other${n}` : word));
    expect(
      firsts(
        { title: 'Owls count mice', abstract },
        { title: 'Owls count mice', abstract: half.join(' ') },
        { title: 'Owls count mice', abstract: abstract.split(' ').reverse().join(' ') },
      ),
    ).toEqual([0, 1, 2]);
  });

  it('are not short titles that are alike by chance', () => {
    const editorial = { title: 'Editorial', abstract: '' };
    expect(firsts(editorial, editorial)).toEqual([0, 1]);
  });

  it('are found in scripts without blanks', () => {
    const text = '我们提出一种基于扩散模型的图像生成方法并证明其在多个数据集上优于现有方法';
    expect(
      firsts(
        { title: '扩散模型', abstract: text },
        { title: '扩散模型', abstract: text.replace('多个', '许多') },
        { title: '蛋白质折叠', abstract: '蛋白质结构预测是生物学中的一个核心问题我们对此进行了全面的综述和讨论' },
      ),
    ).toEqual([0, 0, 2]);
  });

  it('are found, and only they, among many of one mould', () => {
    const row = (n: number) => ({
      title: `Study number ${n} of orchard ${n * 7919} and its neighbours`,
      abstract: `We measured tree ${n} in orchard ${n * 7919} for a year, and report what the lanterns of row ${n} did to its bark.`,
    });
    const rows = Array.from({ length: 3000 }, (_, n) => row(n));
    const places = firsts(...rows, { ...row(5), title: `${row(5).title}, again` });
    expect(places.slice(0, -1)).toEqual(rows.map((_, n) => n));
    expect(places.at(-1)).toBe(5);
  });

  it('are folded together where one leads to the other', () => {
    const changed = (text: string, word: string, by: string) => ({ title: 'Owls', abstract: text.replace(word, by) });
    const second = changed(abstract, 'small owls', 'little owls');
    const third = changed(second.abstract, 'is low', 'is slow');
    expect(firsts({ title: 'Owls', abstract }, second, third)).toEqual([0, 0, 0]);
  });
});
