import { describe, expect, it } from 'vitest';
import { seenPapers } from '../../../shared/dumps/duplicates.ts';
import { type InspectLine, inspectDump, type MakeRecord } from '../../../shared/dumps/inspect.ts';
import { anAbstract, aRecord } from '../../fixtures/records.ts';

const makeRecord: MakeRecord = ({ title, abstract = '', givenId, ids = [], authors = [] }, source) =>
  title === 'unusable'
    ? { reject: 'cannot be used' }
    : aRecord({ title: title.trim(), abstract, ids, authors, source, ...(givenId && { givenId }) });

async function inspect(text: string): Promise<readonly InspectLine[]> {
  const lines: InspectLine[] = [];
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const receipt = await inspectDump(bytes(), makeRecord, (batch) => {
    lines.push(...batch);
  });
  expect(lines.at(-1)).toEqual({ receipt });
  return lines.slice(0, -1);
}

const jsonl = (...records: readonly object[]): string => records.map((record) => JSON.stringify(record)).join('\n');

describe('inspect', () => {
  it('gives a line for each record, and the receipt last, in the form that other programs read', async () => {
    const abstract = anAbstract('lanterns');
    const text = `${jsonl({ id: 'x1', title: 'Lanterns ', abstract }, { title: 'Other', doi: '10.5555/o.1' }, { title: 'unusable' }, { title: 'Lanterns', abstract })}\n{`;
    const [paper, other, ...rest] = await inspect(text);
    expect(paper).toMatchObject({ paper: { id: 'x1', title: 'Lanterns', abstract, authors: [], line: 1, record: 1 } });
    expect(other).toMatchObject({
      paper: { id: '10.5555/o.1', title: 'Other', abstract: '', raw: { title: 'Other', abstract: '' } },
    });
    expect(rest).toEqual([
      { reject: { line: 3, record: 3, reason: 'cannot be used', excerpt: 'unusable' } },
      { merge: { id: expect.stringMatching(/^[0-9a-f]{20}$/), title: 'Lanterns', line: 4, record: 4 } },
      { reject: { line: 5, record: 5, reason: 'ends early: the last record is cut off', excerpt: '{' } },
    ]);
  });

  it('of a page lists what is skipped', async () => {
    const lines = await inspect(`Daily Papers\n\nShort words\n\nA Title of Four Words\n\n${anAbstract('gardens')}\n`);
    expect(lines[0]).toEqual({
      skip: { reason: 'is a short line without an abstract', title: 'Short words', line: 3 },
    });
  });
});

describe('papers met before in the same dump', () => {
  const papers = Array.from({ length: 20_000 }, (_, n) =>
    aRecord({ title: `A study of the lantern numbered ${n}`, authors: ['Ada Quill'], ids: [`10.5555/l.${n}`] }),
  );

  it('are known by any of their keys, however many there are', () => {
    const seen = seenPapers();
    expect(papers.filter((paper) => seen.meet(paper)).length).toBe(0);
    expect(papers.filter((paper) => seen.meet(paper)).length).toBe(papers.length);
    expect(seen.full).toBe(false);
  });

  it('are other papers when only the title is the same and their identifiers differ', () => {
    const seen = seenPapers();
    const title = 'A study of lanterns in the evening wind';
    seen.meet(aRecord({ title, authors: ['Ada Quill'], ids: ['arXiv:2602.00001'] }));
    expect(seen.meet(aRecord({ title, authors: ['Ada Quill'], ids: ['arXiv:2602.00002'] }))).toBe(false);
    expect(seen.meet(aRecord({ title, authors: ['Ada Quill'] }))).toBe(true);
  });

  it('are other papers when one publisher gave them other DOIs, and the same when another did', () => {
    const seen = seenPapers();
    const told = (doi: string) =>
      aRecord({ title: 'A study of lanterns in the evening wind', authors: ['Ada Quill'], ids: [doi] });
    expect(['10.5555/first', '10.5555/second', '10.1101/preprint'].map((doi) => seen.meet(told(doi)))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('are known by their arXiv identifier whoever is named first', () => {
    const seen = seenPapers();
    const title = 'A study of lanterns in the evening wind';
    seen.meet(aRecord({ title, authors: ['Lantern Collaboration'], ids: ['arXiv:2602.00001'] }));
    expect(seen.meet(aRecord({ title, authors: ['Ada Quill'], ids: ['arXiv:2602.00001'] }))).toBe(true);
  });

  it('are other papers when everything but an identifier is another: proceedings give each record their own', () => {
    const seen = seenPapers();
    const ids = ['10.5555/proceedings'];
    seen.meet(aRecord({ title: 'A study of lanterns in the evening wind', authors: ['Ada Quill'], ids }));
    expect(seen.meet(aRecord({ title: 'Reading dances through glass beehives', authors: ['Bo Marsh'], ids }))).toBe(
      false,
    );
    expect(seen.meet(aRecord({ title: 'The study of lanterns in evening wind', authors: ['Bo Marsh'], ids }))).toBe(
      true,
    );
  });

  it('are no longer remembered when there are too many, and it says so (I4)', () => {
    const seen = seenPapers(4096);
    for (const paper of papers) seen.meet(paper);
    expect(seen.full).toBe(true);
    expect(seen.meet(papers[0]!)).toBe(true);
    expect(seen.meet(papers.at(-1)!)).toBe(false);
  });
});
