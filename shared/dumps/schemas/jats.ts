import { foundPaper } from '../../papers/found-paper.ts';
import { earliestOf } from '../named/date-parts.ts';
import type { Outcome } from '../record.ts';
import { child, children, descendants, lineOf, markupOf, textOf, type XmlElement } from '../xml/tree.ts';
import { dateOfElement } from './date-element.ts';
import { abstractAmong } from './jats-abstract.ts';

/** Articles that are notices about other papers, as `article-type` names them. */
const NOTICES =
  /^(?:correction|erratum|addendum|retraction|partial-retraction|expression-of-concern|corrected-article-notice)$/;

/** An `article` of JATS or its forerunner NLM, whole or without its body. */
export function jatsArticle(article: XmlElement): Outcome {
  const front = child(article, 'front') ?? child(article, 'front-stub') ?? article;
  const meta = child(front, 'article-meta') ?? front;
  const type = article.attributes['article-type'] ?? '';
  const title = titleOf(meta);
  if (NOTICES.test(type)) return { skip: `a notice about another paper (${type})`, title };
  return foundPaper({
    title,
    abstract: abstractAmong(children(meta, 'abstract')) ?? abstractAmong(children(meta, 'trans-abstract')),
    ...identifiersOf(meta),
    authors: children(meta, 'contrib-group').flatMap(authorsOf),
    keywords: children(meta, 'kwd-group').flatMap((group) => children(group, 'kwd').map((one) => textOf(one).trim())),
    published: publishedOf(meta),
    venue: textOf(descendants(child(front, 'journal-meta'), 'journal-title')[0]).trim(),
    withdrawn: type === 'retracted-article' || undefined,
  });
}

function titleOf(meta: XmlElement): string {
  const group = child(meta, 'title-group');
  const [title, subtitle, translated] = [
    child(group, 'article-title'),
    child(group, 'subtitle'),
    child(group, 'trans-title-group', 'trans-title') ?? child(group, 'trans-title'),
  ].map((one) => markupOf(withoutNotes(one), 'jats:').trim());
  return [title || translated, subtitle].filter(Boolean).join(': ');
}

/** Marks of footnotes are no part of a title or name. */
function withoutNotes(element: XmlElement | undefined): XmlElement | undefined {
  if (element === undefined) return undefined;
  const kept = element.children.filter((one) => typeof one === 'string' || (one.name !== 'xref' && one.name !== 'fn'));
  return {
    ...element,
    children: kept.map((one) => (typeof one === 'string' ? one : (withoutNotes(one) as XmlElement))),
  };
}

function identifiersOf(meta: XmlElement): { readonly givenId: string | undefined; readonly ids: readonly string[] } {
  const ids = new Map(
    children(meta, 'article-id').map((one) => [one.attributes['pub-id-type'] ?? '', textOf(one).trim()]),
  );
  const [doi, pmid, arxiv] = [ids.get('doi'), ids.get('pmid'), ids.get('arxiv')];
  const pmc = /\d+/.exec(ids.get('pmcid') ?? ids.get('pmc') ?? '')?.[0];
  return {
    givenId: doi ?? [...ids.values()][0],
    ids: [doi && `doi:${doi}`, pmid && `pmid:${pmid}`, pmc && `PMC${pmc}`, arxiv && `arXiv:${arxiv}`].flatMap(
      (id) => id || [],
    ),
  };
}

/** Contributors who did not write it. */
const NO_AUTHOR = /editor|reviewer|translator|illustrator|compiler|advisor/i;
/** What may stand beside the name of a collaboration. */
const BESIDE_NAME = new Set(['contrib-group', 'email', 'address', 'aff', 'ext-link', 'uri', 'xref', 'fn']);

/** People and collaborations, and the people who are listed inside of these. */
function authorsOf(group: XmlElement): readonly string[] {
  return children(group, 'contrib').flatMap((contrib) => {
    if (NO_AUTHOR.test(contrib.attributes['contrib-type'] ?? '')) return [];
    const collaboration = child(contrib, 'collab') ?? child(contrib, 'collab-alternatives', 'collab');
    if (collaboration === undefined) return nameOf(contrib) || [];
    const own = collaboration.children.filter((one) => typeof one === 'string' || !BESIDE_NAME.has(one.name));
    const name = lineOf({ ...collaboration, children: own });
    const members = [...children(collaboration, 'contrib-group'), ...children(contrib, 'contrib-group')];
    return [...(name === '' ? [] : [name]), ...members.flatMap(authorsOf)];
  });
}

function nameOf(contrib: XmlElement): string {
  const names = [contrib, child(contrib, 'name-alternatives')].flatMap((one) => [
    child(one, 'name'),
    child(one, 'string-name'),
  ]);
  const name = names.find((one) => one !== undefined);
  const parts = ['given-names', 'surname', 'suffix'].map((part) => textOf(child(name, part)).trim());
  return parts.filter(Boolean).join(' ') || lineOf(withoutNotes(name));
}

/** The earliest date of coming out; that on which an archive let it free is another. */
function publishedOf(meta: XmlElement): string | undefined {
  const dates = children(meta, 'pub-date').filter(
    ({ attributes }) => !/pmc|nihms|archive/.test(attributes['pub-type'] ?? attributes['date-type'] ?? ''),
  );
  return earliestOf(dates.map((date) => dateOfElement(date) ?? date.attributes['iso-8601-date']));
}
