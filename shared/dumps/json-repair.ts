const CONTROL_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Something that can be mended. */
const CARELESS = /NaN|Infinity|None|undefined|True|False|\\|,\s*[}\]]|[\0-\x1f]/;

/**
 * The value of JSON as careless programs write it: NaN, Infinity and None for null, control characters inside strings, a comma before a closing
 * bracket, a backslash before a letter that needs none (`"\alpha"`). Returns undefined when that does not help. Linear in time.
 */
export function repairJson(text: string): unknown {
  if (!/[}\]]$/.test(text) || !CARELESS.test(text)) return undefined;
  const repaired = text.replace(
    /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\b(?:NaN|Infinity|None|undefined)\b|\b(?:True|False)\b|,(?=\s*[}\]])/g,
    (found) => {
      if (found.startsWith('"')) return repairString(found);
      if (found === ',') return '';
      if (found === 'True' || found === 'False') return found.toLowerCase();
      return 'null';
    },
  );
  try {
    return JSON.parse(repaired);
  } catch {
    return undefined;
  }
}

function repairString(string: string): string {
  return string
    .replace(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\/g, (found) => (found === '\\' ? '\\\\' : found))
    .replace(/[\0-\x1f]/g, (found) => CONTROL_ESCAPES[found] ?? '');
}
