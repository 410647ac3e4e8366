/** What people say who tell of work that they or others did: each word or phrase counts once, however often it comes. */
const RESEARCH = new RegExp(
  `\\b(?:${[
    // The authors speak, of themselves or of what they wrote.
    'th(?:is|e present) (?:paper|work|study|article|survey|letter|thesis|review|report|note|chapter)',
    'we (?:\\w{2,12}ly |also |further |then |first )?(?!(?:are|can|could|did|do|get|have|hope|just|may|might|must|need|recommend|should|want|were|will|would)\\b)\\w{3,}',
    'our (?:\\w{2,20} )?(?:algorithm|analys|approach|data|evaluation|experiment|finding|framework|method|model|observation|proof|result|simulation|stud|system|technique|theor|work)\\w{0,5}',
    'results? (?:are|demonstrate|indicate|obtained|reveal|show|suggest|were)',
    // Words of the trade that manuals, licences and letters hardly know.
    'accuracy|algorithms?|analys[ei]s|approaches|benchmarks?|clinical|cohorts?|conclusions?|conjectures?|datasets?|demonstrat\\w+|diseases?|effects?|empirical\\w*|equations?|estimat\\w+|evidence|experiment(?:s|al)?|findings|hypothes[ei]s|investigat\\w+|learning|literature|measurements?|models?|neural|novel|numerical\\w*|parameters?|performance|observ(?:ed|ations?)|optimi[sz]\\w+|outcomes?|outperform\\w*|participants|patients?|populations?|predict\\w*|proposed|quantum|researchers?|significant\\w*|simulations?|spectr\\w+|state-of-the-art|stud(?:y|ies|ied)|theor(?:y|ies|ems?|etical\\w*)',
    // Both in German, French, Spanish, Portuguese and Italian.
    'wir \\w{3,}en|diese[rs]? (?:arbeit|artikel|beitrag|studie)|ergebnisse|untersuch\\w+|verfahren|experimente|nachgewiesen',
    'nous \\w{3,}ons|cet(?:te)? (?:article|étude|travail|thèse)|résultats|méthodes?|expériences',
    'est[ea] (?:artículo|artigo|estudio|estudo|trabajo|trabalho|tesis|tese)|resultados|métodos?|propone(?:mos)?|propomos|modelos?|datos|dados',
    'quest[oa] (?:articolo|lavoro|studio|tesi)|risultati|metodo|proponiamo|dati',
  ].join('|')})\\b`,
  'g',
);

/** What licences, manuals and programs say, who speak to a user or name the parts of a program; and how news quote somebody. */
const OTHER = new RegExp(
  `\\b(?:${[
    'you|your|must|shall|note that|see also|for more information|e\\.g',
    'copyrights?|licen[cs](?:e[ds]?|or|ing)|merchantability|permission|redistribut\\w+|sublicen[cs]e|warrant(?:y|ies)',
    '(?:the following|this) (?:\\S+ )?(?:class|command|example|file|function|library|method|module|option|package|patch|program|recipe|release|software)',
    'arguments?|bugs?|bytes?|commands?|config\\w*|default|deprecated|director(?:y|ies)|files?|headers?|install\\w*|objects?|pointers?|returns?|strings?|syntax|users?',
  ].join('|')})\\b|[”"] (?:\\w+ ){0,2}(?:said|says|told)\\b`,
  'g',
);

/** The same in scripts where words are not parted, or not known here one by one. */
const RESEARCH_ELSEWHERE =
  /本文|我们|我們|研究|提出|方法|结果|結果|实验|實驗|実験|手法|提案|分析|연구|논문|제안|결과|방법|분석|실험|исследова|работ|предл[ао]|результат|метод|анализ|модел|данны/g;

const BULLETS = /^[ \t]*[-*+•]\s.*\n+[ \t]*[-*+•]\s/m;
/** Signs of programs and of markup. */
const CODE = /[{}[\]()<>=;|`_#~\\]/g;
/** Characters of an abstract: the fewest (of an ideograph each says as much as three letters), those that are looked at, and the most. */
const SHORTEST = 100;
const LOOKED = 4000;
const LONGEST = 6000;
/** Paragraphs of one with a heading for each part. */
const MOST_PARAGRAPHS = 10;
/** Of the characters of a text that are not white space. */
const FEWEST_LETTERS = 0.8;

/**
 * How much a paragraph reads as an abstract rather than as anything else that stands below a heading: kinds of words of research less kinds of
 * words of licences, manuals, programs and news. 0 or less: no more than any other text. Of the abstracts of papers 97 in 100 have 1 or more.
 */
export function researchIn(abstract: string): number {
  if (abstract.length > LONGEST || abstract.split('\n\n').length > MOST_PARAGRAPHS) return 0;
  if (abstract.startsWith('|') || BULLETS.test(abstract)) return 0;
  const text = abstract.slice(0, LOOKED).toLowerCase().replace(/\s+/g, ' ');
  const elsewhere = text.match(/[\u0370-\u1fff\u3040-\ud7af]/g)?.length ?? 0;
  if (elsewhere > SHORTEST / 3 && elsewhere > 0.4 * text.length) return kinds(text, RESEARCH_ELSEWHERE);
  if (text.length < SHORTEST) return 0;
  if (!text.includes('$')) {
    if ((text.match(CODE)?.length ?? 0) > 0.04 * text.length) return 0;
    if ((text.match(/[a-z]/g)?.length ?? 0) < FEWEST_LETTERS * text.replaceAll(' ', '').length) return 0;
  }
  return kinds(text, RESEARCH) - kinds(text, OTHER);
}

function kinds(text: string, words: RegExp): number {
  return new Set(text.match(words)).size;
}
