/**
 * What HighWire, which serves bioRxiv and medRxiv, leaves of the markup of a text: marks where an element opened and closed, glued to the words.
 * `O_ST_ABSBackgroundC_ST_ABSTides`, `AO_SCPLOWBSTRACTC_SCPLOW`, `O_LISand holdsC_LI`, and figures with their addresses.
 */
const MARK =
  /[OCM]_(?:ST_ABS|SCPLOW|SCPCAP|TEXTBOX|QD|FD|INLINEFIG|FIG|TBL|TABLECAPTION)|O_(?:LI|LST)|C_(?:LI|LST)(?=O_|C_|[^\p{L}\p{N}_]|$)/gu;
/** Elements that hold nothing to read. */
const LEFT_OUT = /^(?:FIG|TBL)$/;
/** What a figure holds, also one that is cut off. */
const FIGURE = /O_LINKSMALLFIG|org\.highwire/;
/** Elements that begin on a line of their own; all others stand inside words. */
const BLOCK = /^(?:LI|LST|TEXTBOX|QD|TABLECAPTION)$/;

/** Letters and signs that HighWire spells: `IL-1{beta}`, `37{degrees}C`, `[~]70%`, `[->]`. `{times}` may as well be TeX that lost its backslash, which stays. */
const SPELLED = new Map([
  ['micro', 'µ'],
  ['degrees', '°'],
  ['+/-', '±'],
  ['middle dot', '·'],
]);
const LETTER =
  /\{(alpha|beta|[Gg]amma|[Dd]elta|epsilon|zeta|eta|[Tt]heta|iota|kappa|[Ll]ambda|mu|nu|[Xx]i|[Pp]i|rho|[Ss]igma|tau|[Uu]psilon|[Pp]hi|chi|[Pp]si|[Oo]mega)\}/g;
const SIGN = /\{(micro|degrees|\+\/-|middle dot)\}/g;
const BRACKETED = /\[(->|[~≥≤≈±→])\]/g;

/** The text without those marks, and with those letters; a text that has none of them comes back as it is. Greek letters come back as TeX. */
export function withoutHighwireMarks(text: string): string {
  const unmarked = text.includes('C_') ? withoutMarks(text) : text;
  const signs = unmarked.includes('[')
    ? unmarked.replace(BRACKETED, (_, sign: string) => (sign === '->' ? '→' : sign))
    : unmarked;
  // TeX has words in braces, too.
  if (!signs.includes('{') || signs.includes('\\')) return signs;
  return signs.replace(SIGN, (_, name: string) => SPELLED.get(name) as string).replace(LETTER, '{\\$1}');
}

function withoutMarks(text: string): string {
  const marks = Array.from(text.matchAll(MARK), ({ 0: mark, index }) => ({
    kind: mark.slice(0, 1),
    name: mark.slice(2),
    from: index,
    to: index + mark.length,
  }));
  const has = (kind: string) => new Set(marks.filter((mark) => mark.kind === kind).map(({ name }) => name));
  const [opened, closed] = [has('O'), has('C')];
  let kept = '';
  let at = 0;
  let leftOut: string | undefined;
  for (const { kind, name, from, to } of marks) {
    if (!opened.has(name) || !closed.has(name)) continue;
    if (leftOut === undefined) kept += text.slice(at, from);
    at = to;
    if (leftOut !== undefined && !(kind === 'C' && name === leftOut)) continue;
    leftOut = kind === 'O' && LEFT_OUT.test(name) ? name : undefined;
    if (name === 'ST_ABS') kept += kind === 'C' && /[\p{L}\p{N})]\s*$/u.test(kept.slice(-20)) ? ': ' : ' ';
    else if (BLOCK.test(name) || LEFT_OUT.test(name)) kept += ' ';
  }
  const rest = text.slice(at);
  return leftOut !== undefined && FIGURE.test(rest) ? kept : kept + rest;
}
