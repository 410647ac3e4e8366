import type { Cadence } from '../calendar/cadence.ts';
import type { Day } from '../calendar/day.ts';
import type { Instant } from '../calendar/instant.ts';
import { cut } from '../papers/caps.ts';
import { newInterest } from './change.ts';
import type { Interest, Preferences, Reader, SteeredPaper } from './reader.ts';
import { paused, resumed, withRhythm } from './rhythm.ts';

/** What a reader may do to their own mails. Each is safe to repeat. */
export type Steering =
  | { readonly do: 'more' | 'less' | 'neither'; readonly interestId: string; readonly paper: SteeredPaper }
  | { readonly do: 'mute' | 'hear' | 'remove'; readonly interestId: string }
  | { readonly do: 'add'; readonly label: string; readonly query: string }
  | { readonly do: 'rhythm'; readonly cadence: Cadence; readonly zone: string }
  | { readonly do: 'prefer'; readonly preferences: Preferences }
  | { readonly do: 'pause'; readonly until: Day }
  | { readonly do: 'resume' };

export const MOST_INTERESTS = 30;
/** Of liked and of disliked papers of an interest, the latest; and of all of a reader's interests together, so that their row stays below 300 KB in any script. */
const MOST_PAPERS = 10;
const MOST_PAPERS_IN_ALL = 100;
const LONGEST_TITLE = 200;
const LONGEST_ABSTRACT = 600;

/** The reader after what they did. */
export function steered(reader: Reader, steering: Steering, now: Instant): Reader {
  switch (steering.do) {
    case 'more':
    case 'less':
    case 'neither':
      return bounded(changed(reader, steering.interestId, (interest) => weighed(interest, steering)));
    case 'mute':
      return changed(reader, steering.interestId, (interest) => ({ ...interest, muted: true }));
    case 'hear':
      return changed(reader, steering.interestId, ({ muted: _, ...interest }) => interest);
    case 'remove':
      return { ...reader, interests: reader.interests.filter(({ id }) => id !== steering.interestId) };
    case 'add':
      return added(reader, newInterest(steering, now));
    case 'rhythm':
      return withRhythm(reader, steering.cadence, steering.zone, now);
    case 'prefer':
      return { ...reader, preferences: { ...reader.preferences, ...steering.preferences } };
    case 'pause':
      return paused(reader, steering.until);
    case 'resume':
      return resumed(reader, now);
  }
}

/** What steering keeps of a paper. */
function steeredPaper({ id, title, abstract }: SteeredPaper): SteeredPaper {
  return { id, title: cut(title, LONGEST_TITLE), abstract: cut(abstract, LONGEST_ABSTRACT) };
}

function changed(reader: Reader, interestId: string, change: (interest: Interest) => Interest): Reader {
  return {
    ...reader,
    interests: reader.interests.map((interest) => (interest.id === interestId ? change(interest) : interest)),
  };
}

function added(reader: Reader, interest: Interest): Reader {
  const isThere = reader.interests.some(({ id }) => id === interest.id);
  if (isThere || reader.interests.length >= MOST_INTERESTS) return reader;
  return { ...reader, interests: [...reader.interests, interest] };
}

/** A paper is liked or disliked or neither, whatever it was before. */
function weighed(
  { like = [], dislike = [], ...interest }: Interest,
  { do: what, paper }: Extract<Steering, { readonly paper: SteeredPaper }>,
): Interest {
  const others = (papers: readonly SteeredPaper[]) => papers.filter(({ id }) => id !== paper.id);
  const with_ = (papers: readonly SteeredPaper[], is: boolean) =>
    [...others(papers), ...(is ? [steeredPaper(paper)] : [])].slice(-MOST_PAPERS);
  return withPapers(interest, with_(like, what === 'more'), with_(dislike, what === 'less'));
}

function withPapers(interest: Interest, like: readonly SteeredPaper[], dislike: readonly SteeredPaper[]): Interest {
  return { ...interest, ...(like.length > 0 && { like }), ...(dislike.length > 0 && { dislike }) };
}

/** Forgets the oldest paper of the longest list when there are too many in all; one is added at a time. */
function bounded(reader: Reader): Reader {
  const lists = reader.interests.flatMap(({ like = [], dislike = [] }) => [like, dislike]);
  if (lists.reduce((sum, list) => sum + list.length, 0) <= MOST_PAPERS_IN_ALL) return reader;
  const longest = lists.reduce((one, other) => (other.length > one.length ? other : one));
  const shortened = (list: readonly SteeredPaper[] = []) => (list === longest ? list.slice(1) : list);
  return {
    ...reader,
    interests: reader.interests.map(({ like, dislike, ...interest }) =>
      withPapers(interest, shortened(like), shortened(dislike)),
    ),
  };
}
