import { beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { type IngestWorld, ingestWorld } from '../../fixtures/ingest-world.ts';
import { anAbstract } from '../../fixtures/records.ts';

const DAY_MS = 86_400_000;
const paper = { title: 'On the quiet growth of tidal gardens', abstract: anAbstract('tidal gardens') };
const other = { title: 'On the quiet growth of paper lanterns', abstract: anAbstract('paper lanterns') };
const jsonl = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');
const harvest = (...ids: string[]) =>
  `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>${ids
    .map((id) => `<record><header status="deleted"><identifier>oai:arXiv.org:${id}</identifier></header></record>`)
    .join('\n')}</ListRecords></OAI-PMH>`;

let world: IngestWorld;
let number = 0;
beforeEach(() => {
  world = ingestWorld();
});
async function read(name: string, text: string, folder = 'dumps') {
  number += 1;
  const dropped = world.drop(`${folder}/${number}-${name}`, text);
  await ingest({ dropped, hops: 0, receives: 1 }, world.ports);
  return world.receipt(dropped);
}
const known = (title: string) => world.papers().find((one) => one.title === title);

describe('a record that its archive deleted', () => {
  it('withdraws the paper that is known by it, as news for whoever was told of it', async () => {
    await read('a.jsonl', jsonl({ ...paper, id: '2611.00046' }, { ...other, id: '2611.00047' }));
    world.passTime(5 * DAY_MS);
    const receipt = await read('b.xml', harvest('2611.00046', '2611.00099'));
    expect(receipt).toMatchObject({ seen: 2, papers: 0, merged: 0, skipped: 2 });
    expect(receipt?.skips).toEqual({ 'deleted in its archive, and withdrawn here': 1, 'deleted in its archive': 1 });
    expect(known(paper.title)).toMatchObject({ withdrawn: true, arrival: { kind: 'withdrawn' } });
    expect(known(other.title)).toMatchObject({ withdrawn: false, arrival: { kind: 'new' } });
  });

  it('says the same when it comes again, and is told of once', async () => {
    await read('a.jsonl', jsonl({ ...paper, id: '2611.00046' }));
    const first = await read('b.xml', harvest('2611.00046'));
    const once = known(paper.title);
    world.passTime(DAY_MS);
    const second = await read('c.xml', harvest('2611.00046'));
    expect(second?.skips).toEqual(first?.skips);
    expect(known(paper.title)).toEqual(once);
  });

  it('leaves a paper alone that stands in another archive as well', async () => {
    await read('a.jsonl', jsonl({ ...paper, id: '2611.00046', doi: '10.5555/gardens' }));
    await read('b.xml', harvest('2611.00046'));
    expect(known(paper.title)).toMatchObject({ withdrawn: false, arrival: { kind: 'new' } });
  });

  it('finds the paper also where it turned out to be an older one', async () => {
    await read('a.jsonl', jsonl(paper));
    await read('b.jsonl', jsonl({ title: 'Tidal gardens', id: '2611.00046' }));
    await read('c.jsonl', jsonl({ ...paper, id: '2611.00046' }));
    await read('d.xml', harvest('2611.00046'));
    expect(world.papers()).toMatchObject([{ title: paper.title, withdrawn: true }]);
  });

  it('does not hold a later version back', async () => {
    await read('a.jsonl', jsonl({ ...paper, id: '2611.00046v1' }));
    await read('b.xml', harvest('2611.00046'));
    await read('c.jsonl', jsonl({ ...paper, id: '2611.00046v1' }));
    expect(known(paper.title)?.withdrawn).toBe(true);
    await read('d.jsonl', jsonl({ ...paper, id: '2611.00046v2' }));
    expect(known(paper.title)?.withdrawn).toBe(false);
  });

  it('makes no paper of its own, and tells nobody of one that never was news', async () => {
    await read('a.jsonl', jsonl({ ...paper, id: '2611.00046' }), 'backfill');
    await read('b.xml', harvest('2611.00046', '2611.00099'));
    expect(world.papers()).toMatchObject([{ withdrawn: true }]);
    expect(known(paper.title)?.arrival).toBeUndefined();
  });
});
