import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, clipGraphemes, graphemeCount } from '../../../shared/mail/typesetting/clip.ts';
import { safe, safeText } from '../../../shared/mail/typesetting/safe-text.ts';
import { sentences } from '../../../shared/mail/typesetting/sentences.ts';
import { columns, wrap } from '../../../shared/mail/typesetting/wrap.ts';
import { EXCERPT_LIMIT, excerpt } from '../../../shared/mail/view/excerpt.ts';
import { mergeRanges, textOf, toRuns } from '../../../shared/mail/view/runs.ts';
import { encodedWords } from '../../../shared/mail/wire/encoded-words.ts';
import type { Range } from '../../../shared/matching/reason.ts';
import { HOSTILE_TEXTS } from '../../gallery/hostile.ts';

const RUNS = { seed: 20_261_122, numRuns: 2_000 };
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(fc.constantFrom(...HOSTILE_TEXTS, 'We propose. ', 'A. B et al. say ', '本文提出。', ' word'), {
      maxLength: 30,
    })
    .map((all) => all.join('')),
);
const ranges: fc.Arbitrary<Range[]> = fc.array(
  fc.tuple(fc.integer({ min: -3, max: 300 }), fc.integer({ min: -3, max: 300 })),
  { maxLength: 6 },
);
const WELL_FORMED = /^\P{Cs}*$/u;

describe('text made safe', () => {
  it('is safe already', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(safe(safe(each))).toBe(safe(each));
      }),
      RUNS,
    );
  });

  it('keeps its ranges inside itself, and in order', () => {
    const property = fc.property(text, fc.array(fc.nat(200), { minLength: 2, maxLength: 8 }), (each, cuts) => {
      const positions = cuts.map((cut) => Math.min(cut, each.length)).toSorted((one, other) => one - other);
      const marked = safeText(
        each,
        positions.slice(1).map((end, index): Range => [positions[index]!, end]),
      );
      const moved = marked.ranges.flat();
      expect(moved).toEqual(moved.toSorted((one, other) => one - other));
      expect(moved.every((at) => at >= 0 && at <= marked.text.length)).toBe(true);
    });
    fc.assert(property, RUNS);
  });
});

describe('runs', () => {
  it('make up the text, and no two hits touch', () => {
    const property = fc.property(text.map(safe), ranges, (each, hits) => {
      const runs = toRuns(each, mergeRanges(each, hits));
      expect(textOf(runs)).toBe(each);
      expect(runs.every((run) => run.text !== '' && WELL_FORMED.test(run.text))).toBe(true);
      expect(runs.every((run, index) => run.hit !== runs[index + 1]?.hit)).toBe(true);
    });
    fc.assert(property, RUNS);
  });
});

describe('an excerpt', () => {
  it('is a part of the abstract, at most 380 characters, and never half a character', () => {
    const property = fc.property(text.map(safe), ranges, fc.boolean(), (abstract, hits, titleHit) => {
      const shown = textOf(excerpt(abstract, mergeRanges(abstract, hits), titleHit));
      expect(shown.length).toBeLessThanOrEqual(EXCERPT_LIMIT);
      expect(shown).toMatch(WELL_FORMED);
      expect(abstract).toContain(shown.replace(/^… /, '').replace(/\u00a0…$/, ''));
    });
    fc.assert(property, RUNS);
  });

  it('shows a hit when there is one and the title has none', () => {
    const words = fc
      .array(fc.constantFrom('word', 'graph.', 'We', 'Then,'), { minLength: 2, maxLength: 200 })
      .map((all) => all.join(' '));
    const property = fc.property(words, fc.nat(1_000), (abstract, at) => {
      const starts = [...abstract.matchAll(/\b\w/g)].map(({ index }) => index);
      const start = starts[at % starts.length]!;
      const runs = excerpt(abstract, [[start, start + 2]], false);
      expect(runs.some((run) => run.hit)).toBe(true);
    });
    fc.assert(property, RUNS);
  });
});

describe('sentences', () => {
  it('leave nothing out but white space', () => {
    const property = fc.property(text, (each) => {
      const joined = sentences(each)
        .map(([start, end]) => each.slice(start, end))
        .join('');
      expect(joined.replace(/\s/g, '')).toBe(each.replace(/\s/g, ''));
    });
    fc.assert(property, RUNS);
  });
});

describe('clipping', () => {
  it('keeps within the limit and never cuts a character in half', () => {
    const property = fc.property(text.map(safe), fc.integer({ min: 2, max: 80 }), (each, limit) => {
      expect(clip(each, limit).length).toBeLessThanOrEqual(limit);
      expect(clip(each, limit)).toMatch(WELL_FORMED);
      expect(graphemeCount(clipGraphemes(each, limit))).toBeLessThanOrEqual(limit);
      if (graphemeCount(each) <= limit) expect(clipGraphemes(each, limit)).toBe(each);
    });
    fc.assert(property, RUNS);
  });
});

describe('wrapping', () => {
  it('loses no character, and keeps every line within 78 columns', () => {
    const property = fc.property(text.map(safe), (each) => {
      const lines = wrap(each, '   ');
      expect(lines.join('').replace(/\s/g, '')).toBe(each.replace(/\s/g, ''));
      expect(lines.every((line) => columns(line) <= 78)).toBe(true);
    });
    fc.assert(property, RUNS);
  });
});

describe('encoded words', () => {
  it('are ASCII, at most 75 characters each, and say the text', () => {
    const property = fc.property(text.map(safe), (each) => {
      const words = encodedWords(each);
      expect(words).toMatch(/^[\x20-\x7e]*$/);
      if (words === each) return;
      expect(words.split(' ').every((word) => word.length <= 75)).toBe(true);
      const said = words
        .split(' ')
        .map((word) => Buffer.from(word.slice('=?utf-8?B?'.length, -2), 'base64').toString());
      expect(said.join('')).toBe(each);
    });
    fc.assert(property, RUNS);
  });
});
