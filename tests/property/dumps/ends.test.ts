import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../shared/dumps/formats/index.ts';
import { headOf, parseWith } from '../../fixtures/read-dump.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/dumps');
/** Forms that say where a record ends, so that a part of one can be told from a whole one. */
const WITH_ENDS =
  /^(?:bibtex|csv|endnote-xml|medline\.pubmed|proquest|pubmed-xml|ris|web-of-science|web-of-science-table)\./;
const FIXTURES = readdirSync(FOLDER).filter((file) => WITH_ENDS.test(file));

describe('a dump that ends anywhere', () => {
  it.each(FIXTURES)('%s: gives whole titles and abstracts only, and at most one reject (I2)', (file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll('\r', '');
    const format = FORMATS.find(({ name }) => name === file.split('.')[0])!;
    const whole = parseWith(format, text).papers.map(({ title, abstract }) => [title, abstract]);
    for (let end = 1; end < text.length; end += 1) {
      const cut = text.slice(0, end);
      if (!format.recognises(headOf(cut))) continue;
      const { papers, rejects } = parseWith(format, cut);
      const told = papers.map(({ title, abstract }) => [title, abstract]);
      expect(rejects.length, `cut at ${end}`).toBeLessThanOrEqual(1);
      expect(told, `cut at ${end}`).toEqual(whole.slice(0, told.length));
    }
  });
});
