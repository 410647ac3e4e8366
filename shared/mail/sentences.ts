import type { Range } from '../editions/edition.ts';

/** A full stop after one of these ends no sentence. */
const ABBREVIATIONS = new Set(
  'al approx ca cf dr eq eqs e.g fig figs i.e no nos p pp prof ref refs resp sec st tab vs w.r.t a.k.a viz'.split(' '),
);
const SENTENCE_END =
  /[.!?]+["'”’)\]]*\s+(?=["'“‘([]*[\p{Lu}\p{Lo}\p{N}$])|[。！？｡]+[”’」』）]*\s*|[.!?؟۔।]+\s+(?=[\p{Lo}])/gu;

/** Where the sentences of an abstract stand: [start, end) each, without the white space between them. */
export function sentences(text: string): Range[] {
  const found: Range[] = [];
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    if (match[0].startsWith('.') && endsInAbbreviation(text, start, match.index)) continue;
    found.push([start, match.index + match[0].trimEnd().length]);
    start = match.index + match[0].length;
  }
  if (start < text.length) found.push([start, text.length]);
  return found;
}

function endsInAbbreviation(text: string, start: number, dot: number): boolean {
  const word = text.slice(Math.max(start, text.lastIndexOf(' ', dot - 1) + 1), dot).replace(/^[("'[“‘]+/, '');
  return ABBREVIATIONS.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word);
}

const STRONG_CUE =
  /\b(?:we|here|paper|work|article|study|thesis|survey)\b[^.;]{0,60}?\b(?:propos|introduc|present|develop|releas|prov[ei]|describ|contribut|formaliz|formalis|argu|build|design|deriv|establish|construct)|(?:本文|我们|我們|这篇|本研究)|\bwir\b[^.;]{0,60}?\b(?:stellen|schlagen|zeigen|beweisen|entwickeln|beschreiben)/i;
const WEAK_CUE =
  /\b(?:we|paper|work|study|results|our)\b[^.;]{0,60}?\b(?:show|find|found|demonstrat|study|studies|investigat|analy[sz]|examin|explor|report|evaluat|improv|achiev|outperform)|^(?:objective|aim|purpose|results|conclusions?)\b/i;

/** Which sentence states what the paper contributes, rather than the background; undefined when none says so. */
export function contribution(text: string, all: readonly Range[]): number | undefined {
  for (const cue of [STRONG_CUE, WEAK_CUE]) {
    const index = all.findIndex(([start, end]) => cue.test(text.slice(start, end)));
    if (index >= 0) return index;
  }
  return undefined;
}
