import { describe, expect, it } from 'vitest';
import { changeOf, newInterest } from '../../../shared/readers/change.ts';
import type { DeclaredReader } from '../../../shared/readers/declaration.ts';
import type { Reader } from '../../../shared/readers/reader.ts';

const ID = '0'.repeat(26);
const NOW = '2026-11-22T12:00:00.000Z';
const LATER = '2026-11-23T12:00:00.000Z';
const declared: DeclaredReader = {
  address: 'ada@example.org',
  zone: 'Europe/Berlin',
  cadence: { kind: 'daily', at: '07:00' },
  interests: [
    { label: 'graphs', query: 'graphs' },
    { label: 'RL', query: 'RL OR "reinforcement learning"' },
  ],
};

function added(): Reader {
  const change = changeOf(ID, declared, undefined, NOW);
  if (change.kind !== 'add') throw new Error('a new reader is not added');
  return change.reader;
}

describe('applying a declaration to a reader', () => {
  it('invites who is new, and their first mail is due at their next hour', () => {
    expect(added()).toMatchObject({ consent: { state: 'invited' }, nextDueAt: '2026-11-23T06:00:00.000Z', version: 0 });
  });

  it('changes nothing when nothing differs', () => {
    expect(changeOf(ID, declared, added(), LATER).kind).toBe('same');
  });

  it('keeps the moment of an interest that is only written otherwise, so that it does not look back again', () => {
    const interests = [{ label: 'Graphs', query: ' GRAPHS '.trim().toLowerCase() }, declared.interests[1]!];
    const change = changeOf(ID, { ...declared, interests }, added(), LATER);
    expect(change).toMatchObject({ kind: 'change', differences: ['"graphs" is now called "Graphs"'] });
    expect(change.reader.interests[0]?.addedAt).toBe(NOW);
  });

  it('leaves what the reader steers by, and what they muted, as the reader left it', () => {
    const reader = added();
    const like = [{ id: 'p1', title: 'Graphs', abstract: '' }];
    const steered = { ...reader, interests: reader.interests.map((one) => ({ ...one, like, muted: true as const })) };
    expect(changeOf(ID, declared, steered, LATER)).toEqual({ kind: 'same', reader: steered });
    const interests = [{ label: 'Graphs', query: 'graphs' }, declared.interests[1]!];
    expect(changeOf(ID, { ...declared, interests }, steered, LATER).reader.interests[0]).toMatchObject({
      like,
      muted: true,
    });
  });

  it('says which interests come and go, and gives only new ones a new moment', () => {
    const change = changeOf(
      ID,
      { ...declared, interests: [declared.interests[0]!, { label: 'x', query: 'xylophones' }] },
      added(),
      LATER,
    );
    expect(change).toMatchObject({ kind: 'change', differences: ['+ x', '- RL'] });
    expect(change.reader.interests.map(({ addedAt }) => addedAt)).toEqual([NOW, LATER]);
  });

  it('moves the due time with zone and hour', () => {
    const change = changeOf(ID, { ...declared, zone: 'Asia/Tokyo' }, added(), NOW);
    expect(change).toMatchObject({ kind: 'change', differences: ['zone Europe/Berlin → Asia/Tokyo'] });
    expect(change.reader.nextDueAt).toBe('2026-11-22T22:00:00.000Z');
  });

  it.each([
    { state: 'left', at: NOW },
    { state: 'suppressed', reason: 'complaint', at: NOW },
  ] as const)('does not override that somebody is away: $state (R1)', (consent) => {
    const away = { ...added(), consent };
    expect(changeOf(ID, { ...declared, zone: 'UTC' }, away, LATER)).toEqual({ kind: 'stays away', reader: away });
  });
});

describe('an interest', () => {
  it('is the same in whatever way its query is written', () => {
    const id = (query: string) => newInterest({ label: query, query }, NOW).id;
    expect(id('graphs OR trees')).toBe(id('(graphs) OR   trees'));
    expect(id('graphs OR trees')).not.toBe(id('graphs AND trees'));
  });
});
