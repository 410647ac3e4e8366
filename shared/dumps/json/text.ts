import { isObject } from './head.ts';

/** Lists and objects inside one another in which a text is looked for. */
const DEEPEST_TEXT = 10;

/** The text of a JSON value as sources write one: a string, a number, a list of such, `{"value": …}`. Undefined when there is none. */
export function textOfValue(value: unknown): string | undefined {
  return textWithin(value, DEEPEST_TEXT);
}

function textWithin(value: unknown, levels: number): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  if (levels === 0) return undefined;
  if (Array.isArray(value)) {
    const parts = value.map((one) => textWithin(one, levels - 1)).filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join(' ') : undefined;
  }
  if (!isObject(value)) return undefined;
  return textWithin(
    value.value ?? value.text ?? value['#text'] ?? value.$ ?? value.en ?? value.title ?? value.description ?? value.url,
    levels - 1,
  );
}
