import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../shared/environment.ts';

describe('settings from the environment', () => {
  it('come under the names by which they are asked for', () => {
    expect(settingsFrom({ PAPERS_TABLE: 'papers', OTHER: 'x' }, { papers: 'PAPERS_TABLE' })).toEqual({
      papers: 'papers',
    });
  });

  it('are complained of all at once', () => {
    expect(() => settingsFrom({ A: '' }, { a: 'A', b: 'B' })).toThrow('The environment lacks A, B.');
  });
});
