import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import type { Reader } from '../../../shared/readers/reader.ts';
import { MOST_INTERESTS, steered } from '../../../shared/readers/steering.ts';
import { aReader } from '../../fixtures/a-reader.ts';

const NOW = '2026-11-22T09:30:00.000Z';
const paper = (at: number) => ({ id: `p${at}`, title: '论'.repeat(5_000), abstract: '文'.repeat(50_000) });

it('keeps the latest ten liked papers of an interest', () => {
  let reader: Reader = aReader();
  for (let at = 0; at < 14; at++) reader = steered(reader, { do: 'more', interestId: 'i1', paper: paper(at) }, NOW);
  expect(reader.interests[0]?.like?.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, at) => `p${at + 4}`));
});

it('keeps a reader’s row below 400 KB, whatever they steer by', () => {
  const query = '论'.repeat(1_300);
  let reader: Reader = aReader({ interests: [] });
  for (let at = 0; at < MOST_INTERESTS + 5; at++)
    reader = steered(reader, { do: 'add', label: query.slice(0, 80), query: `${query} x${at}` }, NOW);
  expect(reader.interests).toHaveLength(MOST_INTERESTS);
  for (const { id } of reader.interests)
    for (let at = 0; at < 10; at++) {
      reader = steered(reader, { do: 'more', interestId: id, paper: paper(at) }, NOW);
      reader = steered(reader, { do: 'less', interestId: id, paper: paper(100 + at) }, NOW);
    }
  const kept = reader.interests.flatMap(({ like = [], dislike = [] }) => [...like, ...dislike]);
  expect(kept).toHaveLength(100);
  expect(Buffer.byteLength(JSON.stringify(marshall(reader)))).toBeLessThan(400_000);
});
