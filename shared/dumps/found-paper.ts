import type { FoundPaper } from './format.ts';

/** A paper whose members may say nothing: undefined, a blank text, an empty list. */
export type LoosePaper = { readonly [K in keyof FoundPaper]?: FoundPaper[K] | undefined };

/** The paper without the members that say nothing. Its title is '' when there is none. */
export function foundPaper(loose: LoosePaper): FoundPaper {
  const { title = '', ...rest } = loose;
  const kept: Record<string, unknown> = { title };
  for (const [name, value] of Object.entries(rest)) {
    const silent = value === undefined || (typeof value === 'object' && value.length === 0);
    if (!silent && !(typeof value === 'string' && value.trim() === '')) kept[name] = value;
  }
  return kept as unknown as FoundPaper;
}
