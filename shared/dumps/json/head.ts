import type { Head } from '../format.ts';
import { firstLines, parseStart } from './start.ts';
import { EVERY_LIST } from './values.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What the beginning of a JSON dump shows. */
export interface JsonHead {
  /** Every line is a record of its own. */
  readonly lines: boolean;
  /** The way from the top to the records, for `jsonValueParser`. */
  readonly path: readonly string[];
  /** The first record; what the head cuts off of it is missing. */
  readonly first: JsonObject;
  /** The object at the top (the first record itself, or what holds the records); undefined for a list. What the head cuts off is missing. */
  readonly top: JsonObject | undefined;
}

const seen = new WeakMap<Head, JsonHead | null>();

/** How this dump holds its records, or undefined when it is no JSON or holds no objects. Remembered per head, since many formats ask. */
export function jsonHead(head: Head): JsonHead | undefined {
  let known = seen.get(head);
  if (known === undefined) {
    known = look(head) ?? null;
    seen.set(head, known);
  }
  return known ?? undefined;
}

/** The way to a list of records that is there and empty: an answer that found nothing is a list of no papers, not a dump of another kind. */
export function emptyListIn(head: Head): readonly string[] | undefined {
  if (/^\s*\[\s*\]\s*$/.test(head.text)) return [];
  // A source that knows none of the papers it was asked for.
  if (/^\s*\[[\s,nul]*\]\s*$/.test(head.text)) return ['*'];
  const { top = {}, path = [] } = jsonHead(head) ?? {};
  const name = Object.keys(top).find((key) => LIST_NAMES.test(key) && Array.isArray(top[key]) && top[key].length === 0);
  return name === undefined || path.length > 0 || hasTitle(top) ? undefined : [name];
}

/** The records of a dump whose layout is known. */
export interface JsonRecords {
  /** The first record; what the head cuts off of it is missing. */
  readonly first: JsonObject;
  /** The way to the records; undefined where it is as the head shows. */
  readonly path: readonly string[] | undefined;
}

/** The records at the end of the first of these ways that leads to an object, else where the head shows them. */
export function recordsAmong(head: Head, ways: readonly (readonly string[])[]): JsonRecords | undefined {
  const shape = jsonHead(head);
  if (shape === undefined) return undefined;
  for (const path of ways) {
    const first = follow(shape.top, path);
    if (first !== undefined) return { first, path };
  }
  return { first: shape.first, path: undefined };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether one object holds a whole table by columns, as pandas writes one by default: `{"title": {"0": …, "1": …}}`, `{"title": […], "abstract": […]}`. */
export function isByColumns(object: JsonObject): boolean {
  const columns = Object.entries(object);
  const titles = columns.find(([name]) => isTitle(name))?.[1];
  if (isObject(titles)) return Object.keys(titles).length > 0 && Object.keys(titles).every((key) => /^\d+$/.test(key));
  if (!Array.isArray(titles) || titles.length < 2) return false;
  const others = columns.filter(([name]) => /abstract|summary|doi|url|link|^(?:arxiv_?)?id$/i.test(name));
  return others.some(([, values]) => Array.isArray(values) && values.length === titles.length);
}

/** Whether this object describes a program, an interface or a schema: such have a title too. */
export function isSettings(object: JsonObject | undefined): boolean {
  return Object.keys(object ?? {}).some((name) =>
    /^(?:dependencies|devDependencies|scripts|exports|\$schema|compilerOptions|manifest_version|openapi|swagger)$/.test(
      name,
    ),
  );
}

function look(head: Head): JsonHead | undefined {
  const text = head.text.trimStart();
  if (!text.startsWith('{') && !text.startsWith('[')) return undefined;
  const lines = objectsByLine(text);
  const top = lines?.[0] ?? parseStart(text);
  const path = pathToRecords(top, 0) ?? pathToLists(top, 0);
  if (path === undefined) return undefined;
  if (lines !== undefined && path.length === 0) {
    // The first line may be a heading, or lack a title.
    const first = lines.find(hasTitle) ?? (lines[0] as JsonObject);
    return { lines: true, path, first, top: lines[0] };
  }
  const first = follow(top, path);
  return first === undefined ? undefined : { lines: false, path, first, top: isObject(top) ? top : undefined };
}

/** The objects on the first lines of JSON Lines: the first line is an object and the next begins one, or it is broken and all others are objects. */
function objectsByLine(text: string): readonly JsonObject[] | undefined {
  const { values, begins } = firstLines(text);
  const objects = values.filter(isObject);
  const first = isObject(values[0]) && (begins[1] ?? '{') === '{';
  const others =
    begins[0] === '{' &&
    objects.length > 1 &&
    objects.length === values.length - 1 &&
    !/[[{,:]\s*(?:\n|$)/.test(text.slice(0, text.indexOf('\n') + 1));
  return first || others ? objects : undefined;
}

/** Names that a list of records commonly has; only with one of them may the object around it have a title of its own. */
const LIST_NAMES =
  /^(?:papers?|articles?|items?|entries|records?|results?|works|data|documents?|docs|hits|rows|notes|publications?|collection|feed|list|references)$/i;

/** Where in `value` the objects with titles are: the nearest to the top, lists first. */
function pathToRecords(value: unknown, depth: number): readonly string[] | undefined {
  if (Array.isArray(value)) {
    const element = elementOf(value);
    if (element === undefined) return undefined;
    if (hasTitle(element) && !isSession(element)) return [];
    const inner = pathToRecords(element, depth + 1);
    return inner && ['*', ...inner];
  }
  if (!isObject(value)) return undefined;
  const members = Object.entries(value);
  const lists = members.filter(([, member]) => listsTitles(member));
  const named = lists.find(([name]) => LIST_NAMES.test(name) && (name !== 'references' || !hasTitle(value)));
  if (named !== undefined) return [named[0], ...(pathToRecords(named[1], depth + 1) ?? [])];
  const objects = members.map(([, member]) => member).filter(isObject);
  if (objects.length > 1 && objects.length === members.length && objects.every((one) => Object.keys(one).some(isTitle)))
    return ['*'];
  if (hasTitle(value)) return [];
  if (depth >= 3) return undefined;
  // A list a day, a category or a track; the head may show the first of them only.
  const isAlone = lists.length === 1 && members.some(([, member]) => listsObjects(member) && !listsTitles(member));
  if (lists[0] !== undefined) {
    const [name, list] = lists[0];
    const inner = pathToRecords(list, depth + 1) ?? [];
    return [isAlone || inner.length > 0 ? name : EVERY_LIST, ...inner];
  }
  if (objects.length > 1 && objects.length === members.length && objects.every(hasTitle)) return ['*'];
  for (const [name, member] of members) {
    const inner = isObject(member) || Array.isArray(member) ? pathToRecords(member, depth + 1) : undefined;
    if (inner !== undefined) return [isDay(name) && objects.length === members.length ? '*' : name, ...inner];
  }
  return undefined;
}

/** Where nothing has a title: the list at the top, or the first list of objects in what is there. */
function pathToLists(value: unknown, depth: number): readonly string[] | undefined {
  if (Array.isArray(value)) return listsObjects(value) ? [] : undefined;
  if (!isObject(value) || depth >= 3) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const inner = pathToLists(member, depth + 1);
    if (inner !== undefined) return [name, ...inner];
  }
  return depth === 0 ? [] : undefined;
}

/** A session has a title, and so have the papers in it. */
function isSession(record: JsonObject): boolean {
  return Object.entries(record).some(
    ([name, member]) => /^(?:papers|articles|publications)$/i.test(name) && listsTitles(member),
  );
}

function listsObjects(value: unknown): boolean {
  return Array.isArray(value) && value.some(isObject);
}

function listsTitles(value: unknown): boolean {
  return Array.isArray(value) && value.some((one) => isObject(one) && hasTitle(one));
}

/** A key that is a date stands among others. */
function isDay(name: string): boolean {
  return /^(?:19|20)\d\d(?:\D|$)/.test(name);
}

/** A title stands in the object, or one level below it (`{"paper": {"title": …}}`). */
function hasTitle(record: JsonObject): boolean {
  return Object.entries(record).some(
    ([name, value]) => isTitle(name) || (isObject(value) && Object.keys(value).some(isTitle)),
  );
}

function isTitle(name: string): boolean {
  return /^(?:.*[_ :-])?titles?$/i.test(name);
}

/** The element of a list that shows best what its elements are. */
function elementOf(list: readonly unknown[]): JsonObject | undefined {
  const objects = list.filter(isObject);
  return objects.find(hasTitle) ?? objects[0];
}

function follow(top: unknown, path: readonly string[]): JsonObject | undefined {
  let value = top;
  for (const step of path) {
    if (Array.isArray(value)) value = elementOf(value);
    else if (step === EVERY_LIST) value = Object.values(value as JsonObject).find(listsTitles);
    else if (isObject(value)) value = step === '*' ? Object.values(value).find(isObject) : value[step];
  }
  if (Array.isArray(value)) value = elementOf(value);
  return isObject(value) ? value : undefined;
}
