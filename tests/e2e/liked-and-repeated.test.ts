import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { type LocalRun, localRun, type Ready } from './local-run.ts';

const OLD = {
  id: '2403.12345',
  title: 'Why hawks see so well',
  abstract:
    'The eye of the hawk is large. We measure the eyes of forty hawks by daylight, and say what they see of a field.',
};
const BY_EYE =
  'Hawks hunt by eye. We follow nine hawks through a long day of daylight and count every field that they looked at.';
const BY_EAR =
  'Owls hunt by ear. We follow nine owls through a long night without a moon and count every mouse that they heard.';
const NEWS = [
  { doi: '10.5555/night', title: 'Birds of the night', abstract: BY_EAR },
  { doi: '10.5555/day', title: 'Birds of the day', abstract: BY_EYE },
  { doi: '10.5555/day-again', title: 'Birds of a long day', abstract: BY_EYE, journal: 'Annals of Daylight' },
];

describe('an interest that names a paper, and papers that repeat each other, on a run of the whole', () => {
  let run: LocalRun;
  let ready: Ready;
  let files: string;
  beforeAll(async () => {
    files = temporaryFolder();
    run = localRun();
    ready = await run.start();
  });
  afterAll(() => run[Symbol.asyncDispose]());

  const upload = (name: string, records: readonly object[], ...options: string[]) => {
    const file = join(files, name);
    writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    return run.offprint('upload', ...options, file);
  };
  const mails = async () => (await run.inbox()).filter(({ to }) => String(to).includes('ada@'));

  it('looks the paper up however old it is, and says which is not in the library', async () => {
    expect((await upload('old.jsonl', [OLD], '--backfill')).output).toContain('1 record');
    await run.offprint('reader', 'add', 'ada@example.org', '--zone', 'UTC', '--at', '06:00', '--interest', 'hawks');
    const query = 'birds like:2403.12345 -like:10.5555/unknown';
    const { output } = await run.offprint('interest', 'add', 'ada@example.org', query);
    expect(output).toContain('“10.5555/unknown” is not in the library');
    expect(output).not.toContain('“2403.12345”');
  });

  it('ranks by it, says so, and tells of a work with two identities on one card', async () => {
    expect((await upload('news.jsonl', NEWS)).output).toContain('3 records, 3 new');
    await run.offprint('interest', 'remove', 'ada@example.org', 'hawks');
    expect((await run.offprint('send-now', 'ada@example.org')).output).toMatch(/was sent 2 papers/);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    const source = await (await fetch(`${ready.url}/local/inbox/${mail!.id}.eml`)).text();
    const text = source.replace(/=\r?\n/g, '').replace(/\s+/g, ' ');
    expect(text).toContain('1. Birds of ');
    expect(text.indexOf(' day')).toBeLessThan(text.indexOf('Birds of the night'));
    expect(text).toContain('words of papers you liked');
    expect(text.match(/Hawks hunt by eye/g)!.length).toBe(text.match(/Owls hunt by ear/g)!.length);
    expect(text).toMatch(/Also: Birds of (a long|the) day|Also: Annals of Daylight/);
  });

  it('tells of neither a second time (E2)', async () => {
    await upload('again.jsonl', NEWS);
    expect((await run.offprint('send-now', 'ada@example.org')).output).toMatch(/[Nn]othing/);
    expect(await mails()).toHaveLength(1);
  });
});
