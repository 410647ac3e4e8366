import type { FoundPaper } from './format.ts';

/** A paper whose members may say nothing: undefined, a blank text, an empty list. */
export type LoosePaper = { readonly [K in keyof FoundPaper]?: FoundPaper[K] | undefined };

/** The paper without the members that say nothing. Its title is '' when there is none. */
export function foundPaper(loose: LoosePaper): FoundPaper {
  const kept: { title: string } & Record<string, unknown> = { title: loose.title ?? '' };
  // Not by Object.entries: this runs once for every paper of every dump.
  for (const name in loose) {
    const value = loose[name as keyof FoundPaper];
    if (value === undefined || name === 'title') continue;
    const silent = typeof value === 'string' ? isBlank(value) : typeof value === 'object' && value.length === 0;
    if (!silent) kept[name] = value;
  }
  return kept;
}

function isBlank(text: string): boolean {
  return text === '' || (text.charCodeAt(0) <= 0x20 && text.trim() === '');
}
