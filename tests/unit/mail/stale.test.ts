import { describe, expect, it } from 'vitest';
import { editionMessage } from '../../../shared/mail/message.ts';
import { anEdition, CONTINUAL } from '../../gallery/editions.ts';
import { listedPapers, sectionFor } from '../../gallery/papers.ts';
import { SETTINGS } from '../../gallery/specimens.ts';

const edition = anEdition([sectionFor(CONTINUAL, listedPapers())]);
const stale = [{ name: '<b>arXiv</b>', since: new Date(Date.parse(edition.dueAt) - 5 * 86_400_000).toISOString() }];

describe('a source that has stopped coming', () => {
  it.each([
    ['en', /Nothing has come from <b>arXiv<\/b> since [^:]+: perhaps a fault here/],
    ['de', /Von <b>arXiv<\/b> kommt seit [^:]+ nichts mehr/],
    ['zh', /未再收到 <b>arXiv<\/b> 的内容/],
  ] as const)('is said in the footer, in %s', (language, line) => {
    const { text, html } = editionMessage({ ...edition, language, stale }, SETTINGS);
    expect(text.slice(text.lastIndexOf('----------')).replace(/\s+/g, ' ')).toMatch(line);
    expect(html).toContain('&lt;b&gt;arXiv');
  });

  it('is not mentioned where all come', () => {
    expect(editionMessage(edition, SETTINGS).text).not.toContain('has come from');
  });
});
