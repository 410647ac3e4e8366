import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { Complaint } from '../../../cli/complaint.ts';
import { openFile } from '../../../cli/open-file.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

describe('a file that a person names', () => {
  const folder = temporaryFolder();

  it('is read as it is', async () => {
    const file = join(folder, 'papers with spaces.txt');
    writeFileSync(file, 'Lanterns\n');
    const { stream, size } = await openFile(file);
    expect(size).toBe(9);
    expect(await text(stream)).toBe('Lanterns\n');
  });

  it.each([
    ['is not there', join(folder, 'none.txt'), /^There is no file .*none\.txt\.$/],
    ['is a folder', folder, /is a folder: name the files in it\.$/],
  ])('%s: one sentence', async (_, file, sentence) => {
    await expect(openFile(file)).rejects.toThrow(Complaint);
    await expect(openFile(file)).rejects.toThrow(sentence);
  });
});
