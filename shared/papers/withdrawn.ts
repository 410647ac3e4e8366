/**
 * Whether a paper's own text says that it was taken back: a comment or abstract that states it, a venue that files it so, a title that publishers mark. A mention of
 * something else that was withdrawn does not count, since what counts is mailed to nobody.
 */
export function isWithdrawn(title: string, abstract: string, comment: string, venue: string): boolean {
  return (
    says(MARKED, title) || says(STATED, comment) || says(abstractStatements(abstract), abstract) || FILED.test(venue)
  );
}

function says(statements: readonly RegExp[], text: string): boolean {
  return statements.some((statement) => statement.test(text));
}

/** Who withdraws leaves a sentence or two; an abstract that goes on is one of a paper, perhaps of one about papers that were withdrawn. */
const ALONE_CHARACTERS = 400;

function abstractStatements(abstract: string): readonly RegExp[] {
  return abstract.length <= ALONE_CHARACTERS ? STATED : [THIS_FIRST];
}

const any = (...parts: readonly string[]) => new RegExp(parts.join(''), 'i');
const WORK = '(?:paper|article|submission|manuscript|work|preprint|version|note|draft|report|study|e-?print)';
const THIS = String.raw`(?:this|the|our|my)\s+(?:(?!previous|earlier|older?|first|former|original)\w+\s+)?`;
const HAS_BEEN = String.raw`(?:has|have|had|is|was)(?:\s+(?:now|temporarily|been|being|hereby))*\s+`;
/** What follows where a paper says it of itself: not `withdrawn drugs`, `retracted in 2005`, `withdrawn from a conference`, `withdrawn by mistake`. */
const BECAUSE = String.raw`by\s+(?!mistake|accident|error)|due|owing|because|since|until|pending|at\s+(?:the|our|my)\s+request|in\s+(?:view|light|favou?r|order)|from\s+(?:the\s+)?arxiv|temporarily|as\s+(?:it|this|the|we)`;
const WITHDRAWN = '(?:withdrawn|retracted)';
const ENDED = String.raw`${WITHDRAWN}(?=\W*$|\s*[.;:!)\]]|\s+(?:${BECAUSE})\b)`;
const DONE = String.raw`${WITHDRAWN}(?=\W*$|\s*[.,;:!)\]]|\s+(?:${BECAUSE}|and|as|for|on|see|to|while)\b)`;

const STATED = [
  any(String.raw`(?:^\W*|[.;:,]\s+)`, THIS, WORK, String.raw`(?:,[^,.]{1,60},)?\s+`, HAS_BEEN, DONE),
  any(String.raw`^\W*(?:v\d+:\s*)?(?:`, WORK, String.raw`\s+)?(?:`, HAS_BEEN, ')?', ENDED),
  any(
    String.raw`[.;,]\s+(?:`,
    WORK,
    String.raw`\s+)?`,
    WITHDRAWN,
    String.raw`(?=\W*$|\s+(?:by\s+(?:the|its)|due\s+to)\b)`,
  ),
  any(
    String.raw`(?:^\W*|[.;:,]\s+)(?:(?:the|all)\s+)?(?:authors?|submitters?|we|i)\s+(?:\w+\s+){0,3}?withdr[ae]ws?n?\s+`,
    String.raw`(?:this|the|our|my)\s+${WORK}\b`,
  ),
  /\b(?:withdrawn|removed) by arxiv\b/i,
];
const THIS_FIRST = any(String.raw`^\W*this\s+`, WORK, String.raw`\s+`, HAS_BEEN, DONE);

/** Publishers write the mark in capitals, in brackets or with what it is; `Withdrawn: …` may be a title. */
const MARKED = [
  /^\W*(?:WITHDRAWN|RETRACTED|Retracted)\s*(?:[:\])|–—]|\s-\s)/,
  /^\W*(?:withdrawn|retracted) (?:article|paper|chapter)\s*[:\])|–—]/i,
  /^[([]\s*(?:withdrawn|retracted)\s*[)\]]/i,
  /[([]\s*(?:withdrawn|retracted)(?: (?:article|paper|chapter|publication)\b[^)\]]*)?[)\]]\W*$/i,
];
const FILED = /(?:^|[\W_])withdrawn(?:[\W_]|$)/i;
