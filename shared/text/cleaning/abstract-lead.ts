const WORD = 'abstract|summary|résumé|zusammenfassung|resumen|resumo|riassunto|аннотация|реферат|摘要|要旨|초록';

const RULES: readonly RegExp[] = [
  // Set off by a sign: "Abstract: ", "ABSTRACT—", "1. Summary. ", "[Abstract] ", "摘要：". Not "Abstract-level" and "Summary.txt".
  new RegExp(`^[^\\p{L}]{0,6}(?:${WORD})\\]?\\s?(?:[:：—–】]\\s*|\\](?=\\s)\\s*|[.-]+(?:\\s+|$))`, 'iu'),
  /^(?:Abstract|ABSTRACT|Summary|SUMMARY)\.(?=\p{Lu})/u,
  // Before a sentence that begins as sentences do: "Abstract We show". Not "Abstract interpretation", nor "Abstract Syntax Trees".
  /^(?:▪ )?(?:Abstract|ABSTRACT|Summary|SUMMARY) (?=(?:We|This|These|The|There|It|In|On|At|By|For|From|To|With|Within|While|When|Although|Though|As|An?|Our|Here|Recent|Recently|Background|Introduction|Objectives?|Purpose|Aims?|Motivation|Context|Methods?|Importance|Rationale)\b)/,
  // In capitals before a sentence that is not.
  /^(?:▪ )?(?:ABSTRACT|SUMMARY) (?=\p{Lu}[^.]{0,80}\p{Ll})/u,
  // Glued to the first word.
  /^(?:ABSTRACT|SUMMARY)(?=\p{Lu}\p{L}*\p{Ll}|A )/u,
];
const GLUED_TITLE_CASE = /^(?:Abstract|Summary)(?=\p{Lu}\p{Ll}*\s)/u;
const ALONE = new RegExp(`^(?:${WORD})[.:]?$`, 'iu');

/**
 * A clean abstract without the heading that a source left in front of its first sentence: "Abstract", "SUMMARY:", also glued to it. Only
 * where it is clearly a heading; labels of sections ("Background: …") stay. '' for an abstract that is nothing but the heading.
 */
export function stripAbstractLead(abstract: string): string {
  let text = abstract;
  for (let lead = leadOf(text); lead !== ''; lead = leadOf(text)) text = text.slice(lead.length);
  return text;
}

function leadOf(abstract: string): string {
  if (ALONE.test(abstract)) return abstract;
  for (const rule of RULES) {
    const lead = rule.exec(abstract)?.[0];
    if (lead !== undefined) return lead;
  }
  return gluedLead(abstract);
}

/** "AbstractDeep learning": unless the text speaks of "AbstractDeep" again, which then is a name. */
function gluedLead(abstract: string): string {
  const lead = GLUED_TITLE_CASE.exec(abstract)?.[0] ?? '';
  const word = abstract.slice(0, abstract.search(/\s/));
  return lead !== '' && abstract.indexOf(word, word.length) < 0 ? lead : '';
}
