import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../shared/readers/declaration.ts';
import { DeclarationError } from '../../../shared/readers/declaration-error.ts';

function problemsOf(yaml: string): readonly string[] {
  try {
    parseDeclaration(yaml);
  } catch (error) {
    if (error instanceof DeclarationError) return error.problems;
    throw error;
  }
  return [];
}

describe('a declaration of readers', () => {
  it('is what samples/readers.yaml shows', () => {
    const readers = parseDeclaration(readFileSync('samples/readers.yaml', 'utf8'));
    expect(readers.map(({ zone }) => zone)).toEqual(['Europe/Berlin', 'America/New_York', 'Asia/Shanghai']);
  });

  it('fills in a daily mail at seven, and calls an interest by its query', () => {
    expect(parseDeclaration('readers: [{address: Ada@Example.org, zone: UTC, interests: [graphs]}]')).toEqual([
      {
        address: 'ada@example.org',
        zone: 'UTC',
        cadence: { kind: 'daily', at: '07:00' },
        interests: [{ label: 'graphs', query: 'graphs' }],
      },
    ]);
  });

  it.each([
    ['cadence: weekdays', { kind: 'weekdays', at: '07:00' }],
    ['cadence: alerts', { kind: 'alerts' }],
    ['cadence: weekly, days: [mon, sun], at: "18:30"', { kind: 'weekly', at: '18:30', days: [1, 7] }],
    ['cadence: monthly, day: last', { kind: 'monthly', at: '07:00', day: 'last' }],
  ])('knows %s', (written, cadence) => {
    const [reader] = parseDeclaration(`readers: [{address: a@b.org, zone: UTC, interests: [x], ${written}}]`);
    expect(reader?.cadence).toEqual(cadence);
  });

  it('knows what a reader may prefer, and leaves alone what is not said', () => {
    const [reader] = parseDeclaration(
      'readers: [{address: a@b.org, zone: UTC, interests: [x], cards: 15, minimumScore: 20, revisions: material, withdrawals: false, quietNotes: false, upvoted: beside, language: de}]',
    );
    expect(reader?.preferences).toEqual({
      cards: 15,
      minimumScore: 20,
      revisions: 'material',
      withdrawals: false,
      quietNotes: false,
      upvoted: 'beside',
      language: 'de',
    });
  });

  it('names every mistake at once, each with its line', () => {
    const problems = problemsOf(`readers:
  - address: ada
    zone: Berlin
    at: "7:00"
    interests: [graphs]
  - address: b@example.org
    zone: UTC
    cadence: weekly
    interests: [graphs]
`);
    expect(problems).toHaveLength(4);
    expect(problems[0]).toMatch(/^line 2: "ada" is not an address/);
    expect(problems[1]).toMatch(/^line 2: "Berlin" is not a time zone/);
    expect(problems[2]).toMatch(/^line 2: "7:00" is not a time/);
    expect(problems[3]).toMatch(/^line 6: a weekly reader needs days/);
  });

  it('points at the character where a query is wrong', () => {
    const [problem] = problemsOf('readers: [{address: a@b.org, zone: UTC, interests: ["graphs AND (diffusion"]}]');
    expect(problem).toMatch(/\n {11}\^/);
  });

  it.each([
    ['a list without its name', '- address: a@b.org', /begin with "readers:"/],
    ['a word that is no setting', 'readers: [{address: a@b.org, zone: UTC, interests: [x], colour: red}]', /colour/],
    ['no interests', 'readers: [{address: a@b.org, zone: UTC, interests: []}]', /interests/],
    ['broken YAML', 'readers: [{address: "a@b.org]', /./],
    [
      'somebody twice',
      'readers: [{address: a@b.org, zone: UTC, interests: [x]}, {address: A@b.org, zone: UTC, interests: [y]}]',
      /a@b\.org is declared twice/,
    ],
  ])('refuses %s', (_, yaml, problem) => {
    expect(problemsOf(yaml).join('\n')).toMatch(problem);
  });
});
