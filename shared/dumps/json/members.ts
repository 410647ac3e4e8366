import { isObject, type JsonObject } from './head.ts';
import { textOfValue } from './text.ts';

/** The text of the first of these members that says anything. */
export function textIn(record: JsonObject, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textOfValue(record[name]);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** A member that is an object; an empty one where it is not. */
export function objectIn(record: JsonObject, name: string): JsonObject {
  const value = record[name];
  return isObject(value) ? value : {};
}

/** The values of a member that is a list; one that is not is a list of itself, as careless sources write it. */
export function listIn(record: JsonObject, name: string): readonly unknown[] {
  const value = record[name];
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** The objects in a member that is a list. */
export function objectsIn(record: JsonObject, name: string): readonly JsonObject[] {
  return listIn(record, name).filter(isObject);
}

/** The texts in a member that is a list. */
export function textsIn(record: JsonObject, name: string): readonly string[] {
  return listIn(record, name).flatMap((value) => textOfValue(value) ?? []);
}
