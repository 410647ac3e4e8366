import { describe, expect, it } from 'vitest';
import { namedPapers } from '../../../shared/papers/named.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { anArrivedPaper } from '../../fixtures/an-arrived-paper.ts';
import { memoryLibrary } from '../../fixtures/memory-library.ts';

const claimant = { title: '', family: '', whole: true, sure: [] };
async function libraryOf(...papers: Paper[]) {
  const library = memoryLibrary();
  for (const paper of papers) {
    await library.put(paper, 0);
    for (const key of paper.keys) await library.claim({ key, paperId: paper.id, claimant });
  }
  return library;
}
const named = async (library: Awaited<ReturnType<typeof libraryOf>>, ...names: string[]) =>
  Object.fromEntries([...(await namedPapers(library, names))].map(([name, { id }]) => [name, id]));

describe('the papers that names lead to', () => {
  it('are found by identifiers of every scheme, with or without its name, and by the library’s own id', async () => {
    const library = await libraryOf(
      anArrivedPaper('a', { keys: ['arxiv:2403.12345', 'doi:10.1000/xyz'] }),
      anArrivedPaper('b', { keys: ['pmid:123456', 'openreview:AbCdEfGhIj'] }),
      anArrivedPaper('c', { keys: ['s2:77', 'acl:p19-1234', 'arxiv:hep-th/9901001'] }),
      anArrivedPaper('d', { keys: ['openalex:W2741809807', 'pmcid:7'] }),
    );
    const names = [
      '2403.12345',
      '2403.12345v2',
      '10.1000/xyz',
      'a',
      '123456',
      'AbCdEfGhIj',
      'P19-1234',
      'hep-th/9901001',
    ];
    expect(await named(library, ...names)).toEqual({
      ...{ '2403.12345': 'a', '2403.12345v2': 'a', '10.1000/xyz': 'a', a: 'a' },
      ...{ '123456': 'b', AbCdEfGhIj: 'b', 'P19-1234': 'c', 'hep-th/9901001': 'c' },
    });
    expect(await named(library, 'W2741809807', 'PMC7')).toEqual({ W2741809807: 'd', PMC7: 'd' });
  });

  it('follow a paper that turned out to be another', async () => {
    const library = await libraryOf(anArrivedPaper('old', { keys: ['doi:10.1000/old'] }), anArrivedPaper('new'));
    await library.move('old', 'new', 1);
    expect(await named(library, '10.1000/old', 'old')).toEqual({ '10.1000/old': 'new', old: 'new' });
  });

  it('are not there where nobody knows the name, or a key’s paper is not written yet', async () => {
    const library = await libraryOf(anArrivedPaper('p', { keys: ['pmid:2403'] }));
    await library.claim({ key: 'arxiv:2403.00001', paperId: 'unwritten', claimant });
    // Its first digits are another paper's identifier.
    expect(await named(library, '2403.99999', '2403.00001', 'nobody')).toEqual({});
    expect(await named(library)).toEqual({});
  });

  it('are not looked for under keys that no store takes', async () => {
    const asked: string[] = [];
    const library = await libraryOf();
    const spied =
      <R>(look: (keys: readonly string[]) => R) =>
      (keys: readonly string[]) => {
        asked.push(...keys);
        return look(keys);
      };
    const strict = { aliases: spied(library.aliases), entries: spied(library.entries) };
    await namedPapers(strict, ['x'.repeat(3000), `10.1000/${'é'.repeat(1500)}`, 'two words', '猫'.repeat(900)]);
    expect(asked.filter((key) => Buffer.byteLength(key) > 1000 || /[^!-~]/.test(key))).toEqual([]);
  });
});
