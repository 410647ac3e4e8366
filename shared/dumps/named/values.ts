import { isObject } from '../json/head.ts';
import { parseJson } from '../json/start.ts';
import { textOfValue } from '../json/text.ts';
import { splitPeople } from './people-line.ts';

/** The first title of a list of them: of two versions of a work, as INSPIRE has them. */
export function titleOfValue(value: unknown): string | undefined {
  return Array.isArray(value) ? value.map(textOfValue).find((text) => text !== undefined) : textOfValue(value);
}

/** An abstract: paragraphs in a list are one, but of objects that each hold a whole one (`{"value": …}`) the first counts. */
export function abstractOfValue(value: unknown): string | undefined {
  return Array.isArray(value) && value.every((one) => isObject(one) && 'value' in one)
    ? titleOfValue(value)
    : textOfValue(value);
}

/** Identifiers from a string, a list of strings, or of objects that say which kind each is (`{"type": "doi", "value": …}`). */
export function identifiersOfValue(value: unknown): readonly string[] {
  if (typeof value === 'number') return [String(value)];
  if (!Array.isArray(value)) return isObject(value) ? identifiersOfValue([value]) : labelsOfValue(value);
  return value.flatMap((one: unknown) => {
    if (!isObject(one)) return typeof one === 'string' || typeof one === 'number' ? [String(one)] : [];
    const text = textOfValue(one.value ?? one.id ?? one.identifier);
    const kind = textOfValue(one.type ?? one.idtype ?? one.scheme) ?? '';
    return text === undefined ? [] : [identifierOfKind(kind, text)];
  });
}

/** An identifier of a kind that its source names apart (`DOI`, `pubmed`), written so that it is known everywhere. */
export function identifierOfKind(kind: string, id: string): string {
  const named = kind.toLowerCase();
  const scheme = named === 'pubmed' ? 'pmid' : named === 'pmc' ? 'pmcid' : named;
  return /^(?:doi|pmid|pmcid|arxiv)$/.test(scheme) && !id.includes(':') ? `${scheme}:${id}` : id;
}

/** Names of people from a list of strings or objects, or from one string that lists them. */
export function peopleOfValue(value: unknown): readonly string[] {
  if (typeof value === 'string') return peopleOfText(value);
  if (isObject(value)) {
    const list = value.value ?? value.authors ?? (Array.isArray(value.author) ? value.author : undefined);
    return list === undefined ? person(value) : peopleOfValue(list);
  }
  if (!Array.isArray(value)) return [];
  // A list of one text may be that of a cell.
  if (value.length === 1 && typeof value[0] === 'string') return splitPeople(value[0]);
  const authors = value.filter(
    (one: unknown) => !(isObject(one) && OTHER_ROLE.test(String(one.creatorType ?? one.role))),
  );
  return authors.flatMap((one: unknown) =>
    typeof one === 'string' ? one.trim() || [] : isObject(one) ? person(one) : Array.isArray(one) ? nameParts(one) : [],
  );
}

const OTHER_ROLE = /^(?:editor|seriesEditor|translator|reviewedAuthor)$/i;

/** What a program printed into a cell (`['A', 'B']`, `[{'name': 'A'}]`, `{A,B}`), or a line of names. */
function peopleOfText(text: string): readonly string[] {
  const objects = /^\s*\[\s*\{/.test(text) ? parseJson(text.trim()) : undefined;
  return objects === undefined ? (quotedList(text) ?? splitPeople(withoutBrackets(text))) : peopleOfValue(objects);
}

function person(one: Readonly<Record<string, unknown>>): readonly string[] {
  for (const inner of [one.author, one.person, one.name]) if (isObject(inner)) return person(inner);
  const given = textOfValue(
    one.given ??
      one.first ??
      one.firstName ??
      one.first_name ??
      one.givenName ??
      one.forename ??
      one.given_name ??
      one.ForeName ??
      one['ce:given-name'],
  );
  const family = textOfValue(
    one.family ??
      one.last ??
      one.lastName ??
      one.last_name ??
      one.familyName ??
      one.surname ??
      one.family_name ??
      one.LastName ??
      one['ce:surname'],
  );
  const whole = textOfValue(
    one.name ??
      one.display_name ??
      one.full_name ??
      one.fullName ??
      one.fullname ??
      one.author_name ??
      one.preferred_name ??
      one.authname ??
      one.author ??
      one.creator ??
      one.literal ??
      one.text ??
      one.$,
  );
  const parts = [given, family].filter((part) => part !== undefined).join(' ');
  return family !== undefined ? [parts] : whole !== undefined ? [whole] : parts !== '' ? [parts] : [];
}

/** `["Family", "Given", ""]`, as arXiv's snapshot has it. */
function nameParts([family, given]: readonly unknown[]): readonly string[] {
  return [[given, family].filter((part) => typeof part === 'string' && part.trim() !== '').join(' ')].filter(
    (name) => name !== '',
  );
}

/** Labels (categories, keywords, subjects) from a list of strings or objects, or from one string that lists them. */
export function labelsOfValue(value: unknown): readonly string[] {
  if (typeof value === 'string') return splitLabels(value);
  if (isObject(value)) return 'value' in value ? labelsOfValue(value.value) : labelOf(value);
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) =>
    typeof one === 'string' ? one.trim() || [] : isObject(one) ? labelOf(one) : [],
  );
}

function labelOf(one: Readonly<Record<string, unknown>>): readonly string[] {
  const label = textOfValue(
    one.name ?? one.display_name ?? one.term ?? one.category ?? one.label ?? one.subject ?? one.keyword ?? one.tag,
  );
  return label === undefined ? [] : [label];
}

/** arXiv's categories stand side by side (`cs.LG stat.ML`); all else is separated by `;`, `|` or commas. */
function splitLabels(written: string): readonly string[] {
  const listed = quotedList(written);
  if (listed !== undefined) return listed;
  const text = withoutBrackets(written);
  if (/^\s*[a-z-]+\.[A-Za-z-]+(?:[\s,;]+[a-z-]+(?:\.[A-Za-z-]+)?)*\s*$/.test(text)) return text.trim().split(/[\s,;]+/);
  const separator = text.includes(';') ? ';' : text.includes('|') ? '|' : ',';
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A list that a program printed into a cell: `['A', "B"]`, of Postgres `{"A","B"}`. Undefined where nothing in it is in quotes. */
function quotedList(text: string): readonly string[] | undefined {
  if (!/^\s*(?:\[.*\]|\{.*\})\s*$/s.test(text)) return undefined;
  const quoted = Array.from(text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g), ([, single, double]) =>
    (single ?? double ?? '').trim(),
  ).filter((part) => part !== '');
  return quoted.length > 0 ? quoted : undefined;
}

/** `[A, B]`, `{A,B}` */
function withoutBrackets(text: string): string {
  return text.replace(/^\s*(?:\[([^[\]]*)\]|\{([^{}]*)\})\s*$/, '$1$2');
}

/** A date as written; seconds or milliseconds since 1970 become a day. */
export function dateOfValue(value: unknown): string | undefined {
  if (isObject(value) && '$date' in value) return dateOfValue(value.$date);
  if (isObject(value) && '$numberLong' in value) return dateOfValue(Number(value.$numberLong));
  const parts = isObject(value) ? [value.year, value.month, value.day] : value;
  if (Array.isArray(parts) && /^\d{4}$/.test(String(parts[0])))
    return parts
      .slice(0, 3)
      .filter((part) => part !== undefined && part !== null)
      .join('-');
  if (typeof value !== 'number') return textOfValue(value);
  const milliseconds = value > 1e11 ? value : value > 1e8 ? value * 1000 : undefined;
  return milliseconds === undefined || milliseconds > 8e15 ? String(value) : new Date(milliseconds).toISOString();
}
