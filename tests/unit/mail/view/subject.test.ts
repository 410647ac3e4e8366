import { describe, expect, it } from 'vitest';
import type { EditionBody, EditionSection } from '../../../../shared/editions/edition.ts';
import { graphemeCount } from '../../../../shared/mail/typesetting/clip.ts';
import { editionView } from '../../../../shared/mail/view/view.ts';
import { anEdition } from '../../../gallery/editions.ts';
import { aPaper } from '../../../gallery/papers.ts';

const CONTEXT = { operator: 'operator@offprint.example' };

function section(label: string, papers: number, title = 'A paper'): EditionSection {
  return {
    interest: { id: label, label, query: label },
    papers: Array.from({ length: papers }, (_, index) => aPaper({ id: `${label}-${index}`, title })),
    toStartWith: false,
  };
}

function subjectOf(sections: readonly EditionSection[], with_: Partial<EditionBody> = {}): string {
  return editionView(anEdition(sections, with_), CONTEXT).subject;
}

describe('the subject', () => {
  it('counts, names the interests and the day', () => {
    expect(subjectOf([section('diffusion', 4), section('RLHF', 3)])).toBe('7 new papers: diffusion, RLHF (22 Nov)');
  });

  it('names as many interests as there is room for, and counts the others, since the papers are not all of those', () => {
    const many = [section('continual learning', 4), section('retrieval-augmented generation', 3), section('RLHF', 1)];
    expect(subjectOf(many)).toBe('8 new papers: continual learning +2 (22 Nov)');
    expect(subjectOf(many, { cadence: 'alerts' })).toBe('continual learning +2: 8 new papers (22 Nov)');
    const long = ['a very long name of an interest', 'which another is as well, as people write'].map((name) =>
      section(name, 2_000),
    );
    for (const language of ['en', 'de', 'zh'] as const)
      for (const cadence of ['daily', 'alerts'] as const) {
        const subject = subjectOf(long, { language, cadence });
        expect(subject).toContain(' +1');
        expect(graphemeCount(subject)).toBeLessThanOrEqual(60);
      }
  });

  it('leaves out a name that is nothing but invisible characters', () => {
    const nameless = section('\u200b\u3164', 2);
    expect(subjectOf([nameless])).toBe('2 new papers (22 Nov)');
    expect(subjectOf([nameless, section('RLHF', 2)])).toBe('4 new papers: RLHF (22 Nov)');
    expect(subjectOf([nameless], { cadence: 'alerts' })).toBe('2 new papers (22 Nov)');
  });

  it('is the title of the only paper, and says what became of it', () => {
    const one = section('energy', 1, 'Energy-Based Models Learn to Abstain');
    const become = (arrival: 'revised' | 'withdrawn') => [
      { ...one, papers: one.papers.map((paper) => ({ ...paper, arrival })) },
    ];
    expect(subjectOf([one])).toBe('Energy-Based Models Learn to Abstain');
    expect(subjectOf(become('revised'))).toBe('Revised: Energy-Based Models Learn to Abstain');
    expect(subjectOf(become('withdrawn'))).toBe('Withdrawn: Energy-Based Models Learn to Abstain');
  });

  it('begins with the interest when it is an alert', () => {
    expect(subjectOf([section('RLHF', 1, 'Small Proofs')], { cadence: 'alerts' })).toBe('RLHF: Small Proofs');
    expect(subjectOf([section('RLHF', 2)], { cadence: 'alerts' })).toBe('RLHF: 2 new papers (22 Nov)');
  });

  it('says the hour when another edition may have come on the same day, so that it is never the same twice running', () => {
    const dayBefore = { from: '2026-11-21T03:58:00.000Z', to: '2026-11-22T05:58:00.000Z' };
    const sameDay = { from: '2026-11-22T03:58:00.000Z', to: '2026-11-22T15:28:00.000Z' };
    expect(subjectOf([section('RLHF', 2)], { window: dayBefore })).toBe('2 new papers: RLHF (22 Nov)');
    expect(subjectOf([section('RLHF', 2)], { window: sameDay, dueAt: '2026-11-22T15:30:00.000Z' })).toBe(
      '2 new papers: RLHF (22 Nov, 16:30)',
    );
  });

  it('gives way to the date, not the other way round, so that it stays', () => {
    const alert = { cadence: 'alerts', sameTitleAsBefore: true } as const;
    expect(subjectOf([section('retrieval-augmented generation', 1, 'word '.repeat(30))], alert)).toMatch(
      /… \(22 Nov\)$/,
    );
    const many = section('knowledge distillation for language', 2000);
    const papers = many.papers.map((paper, at) => ({
      ...paper,
      arrival: (['new', 'revised', 'withdrawn'] as const)[at % 3]!,
    }));
    for (const language of ['en', 'de', 'zh'] as const) {
      const window = { from: '2026-11-22T03:58:00.000Z', to: '2026-11-22T15:28:00.000Z' };
      const with_ = { language, window, dueAt: '2026-11-22T15:30:00.000Z' };
      for (const cadence of ['alerts', 'daily'] as const) {
        const subject = subjectOf([{ ...many, papers }], { ...with_, cadence });
        expect(graphemeCount(subject)).toBeLessThanOrEqual(60);
        expect(subject).toContain('16:30');
      }
    }
  });

  it('of one paper says when, if the edition before was called so too', () => {
    const one = [section('energy', 1, 'Editorial')];
    expect(subjectOf(one, { sameTitleAsBefore: true })).toBe('Editorial (22 Nov)');
    expect(subjectOf(one, { sameTitleAsBefore: true, cadence: 'alerts' })).toBe('energy: Editorial (22 Nov)');
  });

  it('has the day of the reader’s zone', () => {
    const dueAt = '2026-11-22T23:30:00.000Z';
    const window = { from: '2026-11-21T21:00:00.000Z', to: dueAt };
    expect(subjectOf([section('RLHF', 2)], { dueAt, window, zone: 'Asia/Shanghai' })).toContain('(23 Nov)');
    expect(subjectOf([section('RLHF', 2)], { dueAt, window, zone: 'America/New_York' })).toContain('(22 Nov)');
  });

  it('is one line of at most sixty graphemes, whatever a title holds', () => {
    const family = '👨‍👩‍👧‍👦';
    for (const title of [
      family.repeat(80),
      'e\u0301'.repeat(200),
      `one\r\nBcc: x${' word'.repeat(40)}`,
      '论'.repeat(90),
    ]) {
      const subject = subjectOf([section('x', 1, title)]);
      expect(graphemeCount(subject)).toBeLessThanOrEqual(60);
      expect(subject).toMatch(/…$/);
      expect(subject).not.toMatch(/[\r\n]/);
    }
    expect(subjectOf([section('x', 1, family.repeat(80))])).toBe(`${family.repeat(59)}…`);
  });

  it('of a quiet edition names the time that it looks back on', () => {
    expect(
      subjectOf([section('RLHF', 0)], { window: { from: '2026-10-25T06:00:00.000Z', to: '2026-11-22T06:00:00.000Z' } }),
    ).toMatch(/^Nothing new matched \(25 Oct\s–\s22 Nov\)$/);
  });
});
