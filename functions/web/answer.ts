import type { Child } from 'hono/jsx';
import type { Language } from '../../shared/readers/reader.ts';
import type { Fact } from './notices.tsx';

/** What a request comes to: a page, another page to go to (its address, relative to this one), or one of the facts that a notice says. */
export type Answer =
  | { readonly page: Child; readonly status: 200 | 422 | 429 }
  | { readonly goTo: string }
  | { readonly fact: Fact; readonly language?: Language | undefined };
