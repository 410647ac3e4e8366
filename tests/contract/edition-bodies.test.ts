import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EditionBodies, editionBodies } from '../../shared/aws/edition-bodies.ts';
import { aBody } from '../fixtures/an-edition.ts';
import { type LocalRun, startLocal } from '../fixtures/local/fixture.ts';

let local: LocalRun;
let bodies: EditionBodies;
beforeAll(async () => {
  local = await startLocal();
  bodies = editionBodies(local.clients.s3, local.cloud.outputs.Bucket!);
});
afterAll(() => local[Symbol.asyncDispose]());

describe('the bodies of editions', () => {
  it('are written once and never change: who comes later is told what stands (E3)', async () => {
    const first = aBody({ id: 'once', papers: ['p1'] });
    expect(await bodies.putIfAbsent(first)).toEqual(first);
    expect(await bodies.putIfAbsent(aBody({ id: 'once', papers: ['p1', 'p2'] }))).toEqual(first);
    expect(await bodies.get('once')).toEqual(first);
  });

  it('are one for all who freeze at the same moment (E1)', async () => {
    const attempts = Array.from({ length: 8 }, (_, n) => aBody({ id: 'raced', papers: [`p${n}`] }));
    const ends = await Promise.allSettled(attempts.map((body) => bodies.putIfAbsent(body)));
    const standing = await bodies.get('raced');
    for (const end of ends) if (end.status === 'fulfilled') expect(end.value).toEqual(standing);
    expect(ends.some(({ status }) => status === 'fulfilled')).toBe(true);
  });

  it('go with the reader who is erased, and nobody else’s (R3)', async () => {
    const [theirs, others] = ['00ab-20260302T070000Z-1', '00abc-20260302T070000Z-1'];
    for (const id of [theirs, others]) await bodies.putIfAbsent(aBody({ id }));
    await bodies.forget('00ab');
    expect(await bodies.get(theirs)).toBeUndefined();
    expect(await bodies.get(others)).toBeDefined();
  });

  it('are not there before they are written', async () => {
    expect(await bodies.get('nothing')).toBeUndefined();
  });
});
