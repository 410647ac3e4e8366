import { describe, expect, it } from 'vitest';
import { namesIn, papersNamed, unknownPapers, wantedBy } from '../../../cli/wanted.ts';
import { aPaper } from '../matching/a-paper.ts';

const HAWKS = {
  givenId: 'hawks',
  paper: aPaper({ id: 'h', keys: ['arxiv:2403.12345'], title: 'Hawks', abstract: 'By day.' }),
};
const told = { title: 'Owls', abstract: 'By night.' };

describe('an interest as typed', () => {
  it('names papers in its query and beside it, each once', () => {
    const asked = {
      query: 'birds like:2403.12345 -like:10.1000/x',
      like: ['hawks', told, '2403.12345'],
      dislike: ['h'],
    };
    expect(namesIn(asked)).toEqual(['2403.12345', '10.1000/x', 'hawks', 'h']);
    expect(namesIn({ text: 'birds' })).toEqual([]);
  });

  it('is steered by the papers that are known, and the others are said', async () => {
    const asked = { query: 'birds like:2403.12345 -like:10.1000/x', like: [told] };
    const named = await papersNamed(namesIn(asked), [HAWKS], undefined);
    expect(wantedBy('i', asked, named)).toMatchObject({ id: 'i', like: [told, HAWKS.paper] });
    expect(wantedBy('i', asked, named)).not.toHaveProperty('dislike');
    expect(unknownPapers(namesIn(asked), named, 'this file')).toEqual([
      '“10.1000/x” is not in this file: like: and -like: it steer nothing until it is.',
    ]);
  });

  it('finds papers by the id that a file gives, by their own, and by any of their keys', async () => {
    const named = await papersNamed(['hawks', 'h', '2403.12345', '2403.1234'], [HAWKS], undefined);
    expect([...named.keys()]).toEqual(['hawks', 'h', '2403.12345']);
  });

  it('finds papers by an identifier however it is written, and by no part of one', async () => {
    const owls = { givenId: 'o', paper: aPaper({ id: 'o', keys: ['doi:10.1000/a:b', 'pmcid:7'] }) };
    const names = ['https://arxiv.org/abs/2403.12345v2', '10.1000/A:B', 'PMC7', 'b', '12345'];
    const named = await papersNamed(names, [HAWKS, owls], undefined);
    expect([...named.keys()]).toEqual(names.slice(0, 3));
  });

  it('is refused with a caret where its query is wrong', () => {
    expect(() => namesIn({ query: 'birds AND' })).toThrow('^');
  });
});
