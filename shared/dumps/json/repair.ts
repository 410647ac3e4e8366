const CONTROL_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A string without an end takes all that is left: looked for from each of its quotes, it would take for ever. */
const OF_JSON =
  /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|$)|-?\b(?:NaN|Infinity|None|undefined)\b|\b(?:True|False)\b|,(?=\s*[}\]])|[\xa0\u2000-\u200b\u202f\u3000]/g;
/** The same, with strings in single quotes. */
const OF_PYTHON = new RegExp(String.raw`'[^'\\]*(?:\\[\s\S][^'\\]*)*(?:'|$)|${OF_JSON.source}`, 'g');

/** Something that can be mended. */
const CARELESS =
  /^\[?\s*\{\s*'|NaN|Infinity|None|undefined|True|False|\\|,\s*[}\]]|[\0-\x1f\xa0\u2000-\u200b\u202f\u3000]/;

/**
 * The value of JSON as careless programs write it: NaN, Infinity and None for null, control characters inside strings, a comma before a closing
 * bracket, a backslash before a letter that needs none (`"\alpha"`), and what Python prints (`{'title': "Don't"}`). Returns undefined when that does not help.
 * Linear in time.
 */
export function repairJson(text: string): unknown {
  if (!/[}\]]$/.test(text) || !CARELESS.test(text)) return undefined;
  const token = /^\[?\s*\{\s*'/.test(text) ? OF_PYTHON : OF_JSON;
  const repaired = text.replace(token, (found) => {
    if (found.startsWith('"')) return repairString(found);
    if (found.startsWith("'")) return repairString(doubleQuoted(found));
    if (found === ',') return '';
    // Blanks that a browser copies.
    if (/^\W$/.test(found)) return ' ';
    if (found === 'True' || found === 'False') return found.toLowerCase();
    return 'null';
  });
  try {
    return JSON.parse(repaired);
  } catch {
    return undefined;
  }
}

/** A string in single quotes, in double ones. */
function doubleQuoted(string: string): string {
  const inside = string
    .slice(1, -1)
    .replace(/\\'|"/g, (sign) => (sign === '"' ? '\\"' : "'"))
    .replace(/\\x([0-9a-fA-F]{2})/g, '\\u00$1');
  return `"${inside}"`;
}

function repairString(string: string): string {
  return string
    .replace(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\/g, (found) => (found === '\\' ? '\\\\' : found))
    .replace(/[\0-\x1f]/g, (found) => CONTROL_ESCAPES[found] ?? '');
}
