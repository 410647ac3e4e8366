import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { log } from '../../shared/log.ts';

let lines: string[];
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
});
afterEach(() => vi.restoreAllMocks());

describe('a log line', () => {
  it('is one line of JSON with its code and sentence', () => {
    log('ingest.began', { dump: 'a', records: 0, key: 'dumps/with\nbreak' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(lines[0]!)).toEqual({
      code: 'ingest.began',
      message: 'A dump is being read',
      dump: 'a',
      records: 0,
      key: 'dumps/with\nbreak',
    });
  });

  it('says where a fault happened', () => {
    log('ingest.failed', {}, new Error('the table is gone'));
    expect(JSON.parse(lines[0]!).fault).toMatch(/the table is gone\n\s+at /);
  });

  it('never holds an address (R3)', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), fc.string(), (address, before, after) => {
        lines = [];
        log(
          'ingest.failed',
          { key: `${before} ${address} ${after}`, url: encodeURIComponent(address) },
          new Error(`no such reader: <${address}>`),
        );
        expect(lines.join('')).not.toContain('@');
        expect(lines.join('').toLowerCase()).not.toContain('%40');
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});
