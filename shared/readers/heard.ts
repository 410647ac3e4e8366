import type { Interest, Reader } from './reader.ts';

/** The interests that papers are looked for: not those that are muted, and none for a reader who wants the most upvoted papers alone. */
export function heard(reader: Pick<Reader, 'interests' | 'preferences' | 'cadence'>): readonly Interest[] {
  return wantsUpvoted(reader) === 'only' ? [] : reader.interests.filter(({ muted }) => !muted);
}

/** Whether a reader's editions tell of the most upvoted papers. An alert is about one interest, and never does. */
export function wantsUpvoted({ preferences, cadence }: Pick<Reader, 'preferences' | 'cadence'>) {
  return cadence.kind === 'alerts' ? 'none' : (preferences?.upvoted ?? 'none');
}
