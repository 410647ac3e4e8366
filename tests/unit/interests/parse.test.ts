import { describe, expect, it } from 'vitest';
import { canonical } from '../../../shared/interests/canonical.ts';
import { parseQuery } from '../../../shared/interests/parse.ts';
import { match } from '../../../shared/matching/match.ts';
import { aPaper } from '../matching/a-paper.ts';
import { asked } from '../matching/asked.ts';

function refusal(text: string) {
  const parsed = parseQuery(text);
  if (parsed.ok) throw new Error(`understood as ${canonical(parsed.query)}`);
  return parsed.error;
}

function understood(text: string): string {
  const parsed = parseQuery(text);
  return parsed.ok ? canonical(parsed.query) : parsed.error.message;
}

describe('parseQuery', () => {
  it('refuses an empty query', () => {
    for (const text of ['', '  ', '—', ',,\n'])
      expect(refusal(text)).toMatchObject({ message: 'There is no word in this query.' });
  });

  it('takes 64 terms and no more', () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' OR ');
    expect(parseQuery(words(64)).ok).toBe(true);
    expect(refusal(words(65)).message).toContain('64 is the most');
  });

  it('takes brackets eight deep and no more, typed or needed by the canonical form', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}cats${')'.repeat(depth)}`;
    expect(parseQuery(nested(8)).ok).toBe(true);
    expect(refusal(nested(9)).message).toContain('8 deep');
    const mixed = (depth: number): string =>
      depth === 0 ? 'cats' : `(dogs${depth} OR birds${depth} AND ${mixed(depth - 1)})`;
    expect(parseQuery(mixed(4)).ok).toBe(true);
    expect(refusal(mixed(5)).message).toContain('8 deep');
  });

  it('takes 4 KB and no more, in UTF-8', () => {
    expect(parseQuery(`"${'cats '.repeat(60)}"`).ok).toBe(true);
    expect(refusal('x'.repeat(4097)).message).toContain('4 KB');
    expect(refusal('扩'.repeat(1366)).message).toContain('4 KB');
  });

  it('refuses a hundred thousand ORs by their length alone', () => {
    expect(refusal(Array.from({ length: 100_000 }, () => 'cats').join(' OR ')).message).toContain('4 KB');
  });

  it('points at the word, not at its neighbours', () => {
    const error = refusal('graph learning *nets');
    expect('graph learning *nets'.slice(error.start, error.end)).toBe('*');
    expect('cats NOT'.slice(refusal('cats NOT').start)).toBe('NOT');
  });

  it('repairs all mistakes of a query at once, or proposes nothing', () => {
    expect(refusal('cats ANDNOT dogs[tiab] "birds').repair).toBe('cats NOT dogs "birds"');
    expect(refusal('NOT cats').repair).toBeUndefined();
  });

  it('reads line ends as a list, but not next to an operator or inside of nothing', () => {
    expect(understood('cats\n\ndogs\n')).toBe('cats OR dogs');
    expect(understood('cats AND\ndogs')).toBe('cats AND dogs');
    expect(understood('cats\nNOT dogs')).toBe('cats AND NOT dogs');
    expect(understood('(\ncats\n)')).toBe('cats');
  });

  it('leaves out what stands before the items of a list', () => {
    expect(understood('1. cats\n2. big dogs\n')).toBe('cats OR (big dogs)');
    expect(understood('* cats\n  * dogs')).toBe('cats OR dogs');
    expect(understood('- cats\n- dogs')).toBe('cats OR dogs');
    expect(understood('2 cats\n3D dogs')).toBe('(2 cats) OR (3D dogs)');
  });

  it('takes a bracket right behind a word for a plural, a phrase or a group, by what it holds', () => {
    expect(understood('"language model(s)" AND bias(es)')).toBe('"language model" AND bias');
    expect(understood('SL(2,R), Fe(III) oxides')).toBe('"SL 2 R" OR ("Fe III" AND oxides)');
    expect(understood('cats(dogs) OR birds (3)')).toBe('(cats AND dogs) OR (birds AND 3)');
    expect(understood('ti:model(s) -SO(3)')).toBe('ti:model AND NOT "SO 3"');
  });

  it('takes a bracket for another name only where its letters say so', () => {
    expect(understood('RAG (retrieval-augmented generation), cats')).toBe(
      'RAG OR (retrieval-augmented generation) OR cats',
    );
    expect(understood('ti:(graph networks (GN)) AND cats')).toBe('(ti:(graph networks) OR ti:GN) AND cats');
    expect(understood('graph networks (ABC)')).toBe('(graph networks) AND ABC');
    expect(understood('graph networks (GN OR cats)')).toBe('(graph networks) AND (GN OR cats)');
    expect(understood('graph networks AND (GN)')).toBe('(graph networks) AND GN');
  });

  it('repairs words that share their beginning or lack their ending', () => {
    expect(refusal('text-to-{image,video} models').repair).toBe('((text-to-image models) OR (text-to-video models))');
    expect(refusal('agent(ic) AI, cats').repair).toBe('((agent AI) OR (agentic AI)), cats');
    expect(understood('LLM(s)/VLM(s)')).toBe('LLM VLM');
    expect(understood('max(abs)')).toBe('max AND abs');
  });

  it('repairs one word with a part in brackets where it stands', () => {
    expect(refusal('cats AND (multi-)agent systems, dogs').repair).toBe(
      'cats AND ((agent systems) OR (multi-agent systems)), dogs',
    );
  });

  it('takes a field of another search box only where it must be one', () => {
    for (const words of ['all cats', 'SO(3)', 'P=NP', 'title (cats)', 'key(s)', 'near miss', 'public site: cats'])
      expect(parseQuery(words).ok, words).toBe(true);
    expect(refusal('("2020/01/01"[Date - Publication] : "2023/12/31"[Date - Publication])').repair).toBe(
      '(date:2020/01/01..2023/12/31)',
    );
    expect(refusal('allintext: big cats').repair).toBe('big cats');
    expect(refusal('PY=(2019-2021) AND cats').repair).toBe('(date:2019-2021) AND cats');
    expect(refusal('submittedDate:[202301010600 TO 202401010600]').repair).toBe('date:202301010600..202401010600');
  });

  it('keeps a number whole in which commas stand for thousands', () => {
    expect(understood('10,000 images')).toBe('10,000 images');
    expect(understood('cats,dogs')).toBe('cats OR dogs');
  });

  it('excludes what a minus stands right before, whatever quotes or signs it begins with', () => {
    expect(understood('cats -«big dogs»')).toBe('cats AND NOT "big dogs"');
    expect(understood("cats -'big dogs'")).toBe('cats AND NOT "big dogs"');
    expect(understood('猫 -「犬」')).toBe('猫 AND NOT "犬"');
    expect(understood('cats -.NET')).toBe('cats AND NOT NET');
    expect(understood('cats -> dogs – birds')).toBe('cats dogs birds');
  });

  it('takes a hyphen behind a bracket or a quote for no minus', () => {
    expect(understood('(cats OR dogs)-like birds')).toBe('(cats OR dogs) AND (like birds)');
    expect(understood('"long term"-memory')).toBe('"long term" AND memory');
    expect(understood('(-cats) dogs')).toBe('NOT cats AND dogs');
    expect(understood('P != NP')).toBe('P NP');
  });

  it('keeps the name of a molecule whole, as it stands in papers', () => {
    const text = 'Of (–)-epicatechin, (2R,3S)-tartaric acid, N,N-dimethylformamide and 1,3′-bipyridine, 2,4-D is one.';
    for (const name of [
      '(-)-epicatechin',
      '(2R,3S)-tartaric acid',
      'N,N-dimethylformamide',
      "1,3'-bipyridine",
      '2,4-D',
    ])
      expect(match([{ id: 'i', query: asked(name) }], [aPaper({ abstract: text })]), name).toHaveLength(1);
    expect(understood('cats,dogs-birds, 1,2, 10,000-fold')).toBe('cats OR dogs-birds OR 1 OR 2 OR 10,000-fold');
  });

  it('takes small operators between parts for operators that were meant, and leaves out other small words', () => {
    expect(refusal('ti:cats and (dogs) not "birds"').repair).toBe('ti:cats AND (dogs) NOT "birds"');
    expect(refusal('cats, the, "dogs"').repair).toBe('cats, "dogs"');
    expect(refusal('and').repair).toBe('"and"');
  });

  it('reads dates as people of other habits write them', () => {
    expect(understood('date:>= 2024-03')).toBe('date:2024-03-01..');
    for (const [typed, meant] of [
      ['date:Sept. 2024', 'date:2024-09'],
      ['date:03/2024', 'date:2024-03'],
      ['date:14.3.2024', 'date:2024-03-14'],
      ['date:32.3.2024', undefined],
      ['date:last week', undefined],
    ])
      expect(refusal(typed!).repair, typed).toBe(meant);
  });

  it('takes no word of a name for a habit from elsewhere', () => {
    expect(understood('cat:(cs.LG OR cs.CL)')).toBe('cat:cs.LG OR cat:cs.CL');
    expect(understood('au:(Near OR Adj*)')).toBe('au:Near OR au:Adj*');
  });

  it('takes a short name before a bracket for an acronym, and for a field only where its bracket says so', () => {
    expect(understood('ALL (acute lymphoblastic leukemia)')).toBe('ALL OR (acute lymphoblastic leukemia)');
    expect(understood('TI (thermodynamic integration)')).toBe('TI OR (thermodynamic integration)');
    expect(refusal('TI (cats OR dogs)').repair).toBe('ti:(cats OR dogs)');
    expect(refusal('KEY ( "big cats" )').repair).toBe('("big cats")');
  });

  it('proposes nothing where only a wildcard knows the word', () => {
    for (const typed of ['h*matology', 'te*-to-image', '"n?ural nets"']) expect(refusal(typed).repair).toBeUndefined();
    expect(refusal('"colo?r maps"').repair).toBe('"colo* maps"');
  });

  it('reads no number where another kind of number stands', () => {
    expect(refusal('cats^1e9').repair).toBe('cats^10');
    expect(refusal('cats^2.5.1').repair).toBe('cats');
    expect(refusal('"big cats"~-1').repair).toBe('"big cats"~0');
    expect(understood('＂big cats＂～３ cats＾２')).toBe('"big cats"~3 AND cats^2');
  });

  it('takes an initial for a part of the name before it, and nothing else', () => {
    expect(refusal('au:Hinton G AND cats').repair).toBe('au:"Hinton G" AND cats');
    for (const typed of ['au:Hinton AND G', 'au:wickham C++', 'au:Silver RL', 'au:Li, dogs'])
      expect(parseQuery(typed).ok, typed).toBe(true);
  });

  it('does not take a name with a colon for a field', () => {
    expect(understood('AlphaFold: protein structure')).toBe('AlphaFold protein structure');
    expect(understood('ratio 3:1')).toBe('ratio 3 1');
  });

  it('takes operators inside of a word as a word', () => {
    expect(understood('R&D and/or AND-gate')).toBe('R&D and/or AND-gate');
  });

  it('takes no other word before a colon for a mistyped field', () => {
    expect(refusal('TruthLens:A framework').repair).toBe('TruthLens A framework');
    expect(refusal('signal:noise').repair).toBe('noise');
    expect(understood('in $\\Lambda$CDM')).toBe('in Lambda CDM');
  });

  it('says the nearest field that exists', () => {
    for (const [typed, meant] of [
      ['titel:x1', 'ti:x1'],
      ['autor:x1', 'au:x1'],
      ['abstrct:x1', 'abs:x1'],
      ['categry:x1', 'cat:x1'],
    ])
      expect(refusal(typed!).repair).toBe(meant);
  });

  it('flattens what brackets do not change', () => {
    expect(understood('(cats OR (dogs OR birds)) AND ((fish))')).toBe('(cats OR dogs OR birds) AND fish');
    expect(understood('NOT (NOT cats)')).toBe('cats');
  });
});
