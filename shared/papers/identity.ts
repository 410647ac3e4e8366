import { hash } from 'node:crypto';
import { fold } from '../text/words/fold.ts';
import { ABSTRACT, abstractKind, hasLetters } from './abstract.ts';
import { familyName } from './author.ts';
import { CAP } from './caps.ts';
import { ID_SCHEMES, parseIdentifier } from './identifier.ts';
import type { PaperId, PaperKey, PaperRecord } from './paper.ts';

/** What a paper may be known by, and the version that its identifiers name. */
export interface Identity {
  /** Canonical, strongest first, without repeats; never empty when there is a title. */
  readonly keys: readonly PaperKey[];
  readonly version?: number;
}

/**
 * The keys of a paper: its identifiers; then `text:`, its title with the beginning of its abstract; `title:`, its title with its first author; and `bare:`, a title
 * that speaks for itself. The last two link only under the conditions of {@link isSameWork}.
 *
 * Keys are kept for ever: another key for the same paper would bring old papers back as news. A test holds some of them fast.
 *
 * @param ids identifiers and addresses in any spelling; what is none is passed over
 */
export function paperKeys(
  ids: readonly string[],
  title: string,
  authors: readonly string[],
  abstract: string,
): Identity {
  const found = ids.slice(0, CAP.keys).flatMap((id) => parseIdentifier(id) ?? []);
  const strong = [...new Set(found.map(({ key }) => key).filter((key) => key.length <= CAP.keyCharacters))].sort(
    byStrength,
  );
  const version = Math.max(0, ...found.map((id) => id.version ?? 0));

  const words = comparable(title);
  const opening = openingOf(abstract);
  const family = familyName(authors[0] ?? '');
  const weak: PaperKey[] = [];
  if (opening !== '') weak.push(`text:${digest(`${words}|${opening}`)}`);
  if (family !== '') weak.push(`title:${digest(`${words}|${family}`)}`);
  if (isTelling(words) || strong.length + weak.length === 0) weak.push(`bare:${digest(words)}`);

  const keys = [...strong, ...weak];
  return version > 0 ? { keys, version } : { keys };
}

/** An opaque id for a paper that was first known by this key: 20 lower-case letters and digits. */
export function paperId(key: PaperKey): PaperId {
  return digest(key).slice(0, 20);
}

/** Sorts keys strongest first, those of one scheme by text. */
export function byStrength(one: PaperKey, other: PaperKey): number {
  return rank(one) - rank(other) || (one < other ? -1 : one > other ? 1 : 0);
}

/** What decides, beside the key that two works share, whether they are one. */
export interface Standing {
  /** The words of the title, folded. */
  readonly title: string;
  /** The first author's family name, folded; '' where nobody is named. */
  readonly family: string;
  /** Its abstract is there, and whole. */
  readonly whole: boolean;
  /** Its identifiers and its `text:`. */
  readonly sure: readonly PaperKey[];
}

export function standingOf(work: Pick<PaperRecord, 'title' | 'abstract' | 'keys' | 'authors'>): Standing {
  return {
    title: comparable(work.title).slice(0, 300),
    family: familyName(work.authors[0] ?? ''),
    whole: abstractKind(work.abstract) === ABSTRACT.whole,
    sure: work.keys.filter(isSure),
  };
}

/** The standing of two works that are one, by the words of the first. */
export function together(one: Standing, other: Standing): Standing {
  return {
    title: one.title,
    family: one.family || other.family,
    whole: one.whole || other.whole,
    sure: [...new Set([...one.sure, ...other.sure])],
  };
}

/**
 * Whether a key that two works share makes them one. Identifiers and the text do, unless first author and title, or first author and another identifier, both say
 * otherwise (the DOI of the proceedings in every record). A title with its first author does unless their identifiers differ, those of arXiv or PubMed or the DOIs of one
 * publisher (the same talk, given twice; a survey's next edition); when the title says little ("Editorial"), only where one of them has nothing else to be known by. A
 * title alone does where one of them names no author, unless their identifiers differ or both have whole abstracts (then the texts decide).
 */
export function isSameWork(via: PaperKey, one: Standing, other: Standing): boolean {
  // What was found to be one by another key stays one, though it may by now say more than when it was found.
  if (isSure(via) || one.sure.some((key) => other.sure.includes(key))) return !areStrangers(one, other);
  if (schemeOf(via) === 'title')
    return isTelling(one.title) ? !haveDifferentIds(one, other) : isThin(one) || isThin(other);
  return (one.family === '' || other.family === '') && !(one.whole && other.whole) && !haveDifferentIds(one, other);
}

/**
 * Other first authors, and other identifiers or titles with less than a third of their words in common. Titles without spaces between words are not compared.
 */
function areStrangers(one: Standing, other: Standing): boolean {
  if (one.family === '' || other.family === '' || one.family === other.family) return false;
  if (haveDifferentIds(one, other)) return true;
  if (IDEOGRAPHS.test(one.title) || IDEOGRAPHS.test(other.title)) return false;
  const [ours, theirs] = [one, other].map(({ title }) => new Set(title.split(' ')));
  const common = [...ours!].filter((word) => theirs!.has(word)).length;
  return common < Math.min(ours!.size, theirs!.size) / 3;
}

function isThin({ whole, sure }: Standing): boolean {
  return !whole && sure.every((key) => schemeOf(key) === 'text');
}

/** A work has one identifier of each of these schemes, and one DOI of a publisher: another publisher's is that of its preprint. */
const UNIQUE = ['arxiv', 'pmid'];

function haveDifferentIds(one: Standing, other: Standing): boolean {
  const common = one.sure.filter((key) => other.sure.includes(key));
  if (common.some((key) => UNIQUE.includes(schemeOf(key)))) return false;
  const agreed = new Set(common.map(issuerOf));
  const issuers = new Set(one.sure.flatMap((key) => issuerOf(key) ?? []));
  return other.sure.some((key) => {
    const issuer = issuerOf(key);
    return issuer !== undefined && issuers.has(issuer) && !agreed.has(issuer);
  });
}

/** Who gave an identifier that a work has but one of: its scheme, or the publisher of a DOI; publishers give the preprint another than the article. */
export function issuerOf(key: PaperKey): string | undefined {
  const scheme = schemeOf(key);
  if (scheme === 'doi') return `${key.slice(0, key.indexOf('/'))}${PREPRINT.test(key) ? '/preprint' : ''}`;
  return UNIQUE.includes(scheme) ? scheme : undefined;
}

const PREPRINT = /preprint|egusphere|discuss/;

/** A title that hardly two works share: four words and twenty letters, and not of the kind that journals repeat. */
function isTelling(words: string): boolean {
  if (REPEATED.test(words)) return false;
  return hasLetters(words, 20) && (words.split(' ').length >= 4 || IDEOGRAPHS.test(words));
}

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const REPEATED =
  /^(?:(?:a )?(?:comments?|reply|replies|response|rejoinder|discussion|reaction)(?: \w+)? (?:on|to|of)|correction|corrigend|errat|retraction|editorial|preface|foreword|introduction to the (?:special|minitrack)|book review|proceedings|front ?matter|in memoriam|obituary|abstracts? (?:of|from)|table of contents)/;

/** The words of a text for comparison: folded, only letters and digits. */
function comparable(text: string): string {
  const folded = fold(text);
  // The plain class says the same of ASCII, in a third of the time.
  return folded.replace(ASCII.test(folded) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, ' ').trim();
}

const ASCII = /^[\0-\x7f]*$/;

/** The first 60 letters and digits of an abstract, without the label that some sources put in front; '' for a text too short to tell works apart. */
function openingOf(abstract: string): string {
  const opening = comparable(abstract.slice(0, 240)).replace(LABEL, '').replaceAll(' ', '').slice(0, OPENING_LENGTH);
  return opening.length === OPENING_LENGTH || /\p{Script=Han}{20}/u.test(opening) ? opening : '';
}

const OPENING_LENGTH = 60;
const LABEL =
  /^(?:(?:abstract|summary|background|introduction|objectives?|purpose|aims?|context|motivation|importance|and) )+/;

function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 24);
}

function isSure(key: PaperKey): boolean {
  return rank(key) <= ID_SCHEMES.length;
}

function rank(key: PaperKey): number {
  return SCHEMES.indexOf(schemeOf(key));
}

function schemeOf(key: PaperKey): string {
  return key.slice(0, key.indexOf(':'));
}

const SCHEMES: readonly string[] = [...ID_SCHEMES, 'text', 'title', 'bare'];
