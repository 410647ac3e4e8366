import { describe, expect, it } from 'vitest';
import { compounds } from '../../../../shared/text/words/compounds.ts';

/** Parts by |, compounds by blanks, runs of scripts without spaces with a star. */
function shown(text: string): string {
  return compounds(text)
    .map(
      ({ parts, unspaced }) => parts.map(({ start, end }) => text.slice(start, end)).join('|') + (unspaced ? '*' : ''),
    )
    .join(' ');
}

describe('compounds', () => {
  it.each([
    ['a text-to-image model', 'a text|to|image model'],
    ['hyphens of all kinds: a‐b a‑b a–b a−b a/b', 'hyphens of all kinds a|b a|b a|b a|b a|b'],
    ['net-\nworks broken at a line', 'net|works broken at a line'],
    ['a dash — or two – parts words', 'a dash or two parts words'],
    ['GPT-4o Llama3.1 Qwen2.5-VL ResNet50', 'GPT|4o Llama|3.1 Qwen|2.5|VL ResNet|50'],
    ['CO2 3D 4K H2O', 'CO2 3D 4K H2O'],
    ['10,000 of 1,2 in 2020,2021', '10,000 of 1 2 in 2020 2021'],
    ["the model's models' O'Brien’s", 'the model models O|Brien'],
    ['Alzheimerʼs Hawaiʻi', 'Alzheimer Hawai|i'],
    ['5 µm 5µm', '5 µ|m 5|µ|m'],
    ['C++ C# F# a+b', 'C++ C# F# a b'],
    ['TNFα β-VAE μm', 'TNF|α β|VAE μ|m'],
    ['AT&T recall@k cs.LG e.g. this', 'AT|T recall|k cs|LG e|g this'],
    ['基于扩散模型 GPT模型', '基|于|扩|散|模|型* GPT 模|型*'],
    ['ガラス ｶﾞﾗｽ', 'ガ|ラ|ス* ｶﾞ|ﾗ|ｽ*'],
    ['हिन्दी العربية', 'हिन्दी العربية'],
    ['…—“”()', ''],
  ])('of %s', (text, expected) => expect(shown(text)).toBe(expected));
});
