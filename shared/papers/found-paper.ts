/** A paper as a format found it: text as written, nothing cleaned, nothing invented. Absent means the source is silent. */
export interface FoundPaper {
  readonly title: string;
  readonly abstract?: string;
  /** Identifiers as written, in any spelling: arXiv ids, DOIs, PubMed ids as `pmid:123`, addresses. */
  readonly ids?: readonly string[];
  /** What the file itself calls the record's id. */
  readonly givenId?: string;
  readonly authors?: readonly string[];
  readonly categories?: readonly string[];
  readonly keywords?: readonly string[];
  readonly url?: string;
  readonly pdf?: string;
  readonly code?: string;
  /** The record's own date, as written. */
  readonly published?: string;
  /** The day printed on the list or page, as written. */
  readonly listedOn?: string;
  readonly version?: number;
  readonly withdrawn?: boolean;
  readonly revision?: boolean;
  readonly venue?: string;
  readonly comment?: string;
  readonly votes?: number;
}

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
