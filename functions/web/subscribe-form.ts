import { parseQuery } from '../../shared/interests/parse.ts';
import { addressProblem, canonicalAddress } from '../../shared/readers/address.ts';
import type { Wish } from '../../shared/readers/asked.ts';
import { MOST_INTERESTS } from '../../shared/readers/steering.ts';
import { type Problem, readLanguage, readRhythm } from './steering-form.ts';

/** A field that no person sees: whoever fills it in is a program. */
export const TRAP = 'website';

/** The interests that were typed, one a line. */
export function typedInterests(form: URLSearchParams): string[] {
  const lines = (form.get('interests') ?? '').split('\n').map((line) => line.trim());
  return [...new Set(lines.filter(Boolean))];
}

/** What a form asks for, checked, or what is wrong with it. */
export function readWish(form: URLSearchParams): Wish | Problem | 'address' | 'nothing' {
  const address = canonicalAddress(form.get('address') ?? '');
  const queries = typedInterests(form);
  const language = readLanguage(form);
  if (addressProblem(address)) return 'address';
  if (queries.length === 0) return 'nothing';
  if (queries.length > MOST_INTERESTS) return 'full';
  if (queries.some((query) => !parseQuery(query).ok)) return 'query';
  if (!language) return 'form';
  const rhythm = readRhythm(form);
  if (typeof rhythm === 'string') return rhythm;
  return {
    address,
    ...rhythm,
    preferences: { language },
    interests: queries.map((query) => ({ label: query, query })),
  };
}
