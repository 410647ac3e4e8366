import type { Range } from '../../matching/reason.ts';

/** A full stop after one of these ends no sentence. */
const ABBREVIATIONS = new Set(
  'al approx ca cf dr eq eqs e.g fig figs i.e no nos p pp prof ref refs resp sec st tab vs w.r.t a.k.a viz'.split(' '),
);
/** `U.S.`, `i.i.d.`, `Ph.D.`: whether they end a sentence only what follows can tell. */
const DOTTED = /^[a-z]{1,2}(?:\.[a-z]{1,2})+$/i;
const NEW_SENTENCE = /^\s+(?:We|Our|The|This|These|Here|In|It|However)\b/;
/** An end, and after it what no small letter begins. Without \p{…}, which takes longer to compile than an edition to read. */
const SENTENCE_END = /[.!?؟۔।]+["'”’)\]]*\s+(?=["'“‘([]*[^\s"'“‘([a-zß-öø-ÿά-ώа-џ])|[。！？｡]+[”’」』）】]*\s*/g;

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
  if (ABBREVIATIONS.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word)) return true;
  return DOTTED.test(word) && !NEW_SENTENCE.test(text.slice(dot + 1, dot + 12));
}

/**
 * Who speaks of the paper's own work: the first sentence that does so ends the background. An `I` is a numeral (`type I`, `class I`) unless it is known to act. Two expressions: one of many
 * scripts that folds case takes long to compile.
 */
const AUTHORS_SPEAK =
  /\b(?:we|wir|nous)\b|\bi (?:also|then|am|have|show|argue|propose|present|prove|study|find|introduce|describe|develop|discuss|consider|use|give|examine|investigate|demonstrate|analy[sz]e|derive|review|explore)\b|\b(?:this|the present|the|diese[rs]?|cet?|este|neste|questo) (?:paper|article|work|study|thesis|survey|report|arbeit|artikel|travail|trabajo|trabalho|art[íi]culo|artigo|estudi?o|lavoro|articolo|studio)\b/i;
const AUTHORS_SPEAK_ELSEWHERE =
  /本文|本研究|我们|我們|这篇|論文では|우리|본 논문|(?:^| )[Мм]ы |(?:^| )[Вв] (?:данной|этой|настоящей) /;
/** Who does not say “we” says what is theirs, or what was done; near the end of an abstract that is what they did beside. */
const WORK_IS_TOLD =
  /\b(?:our|unsere?|notre)\b|\b(?:is|are|was|were|has been|have been) (?:\w+ly )?(?:presented|proposed|introduced|studied|investigated|examined|explored|developed|derived|described|demonstrated|considered|analy[sz]ed|reported|reviewed|established|proved|proven|shown)\b/i;
/** Labels of structured abstracts behind which the contribution stands. */
const LABELS = /^(?:objectives?|aims?|purpose|results|findings|conclusions?)\b\s*[:.—-]/i;
const LATE = 0.7;

/** Which sentence states what the paper contributes, rather than the background; undefined when none says so. */
export function contribution(text: string, all: readonly Range[]): number | undefined {
  const first = (cue: RegExp) => all.findIndex(([start, end]) => cue.test(text.slice(start, end)));
  for (const cue of [LABELS, AUTHORS_SPEAK, AUTHORS_SPEAK_ELSEWHERE]) {
    const index = first(cue);
    if (index >= 0) return index;
  }
  const told = first(WORK_IS_TOLD);
  return told >= 0 && all[told]![0] < text.length * LATE ? told : undefined;
}
