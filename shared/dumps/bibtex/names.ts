/**
 * The names in a field of authors, as written there: ` and ` stands between them, but not inside braces (`{Ministry of Tides and Shores}`). A field without
 * it may list them by semicolons or commas, as careless programs do. DBLP's numbers of people who are called alike go; BibLaTeX's `family=…, given=…`
 * becomes a name.
 */
export function namesIn(written: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: sign, index } of written.matchAll(/[{}]|\sand(?=\s)/gi)) {
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (depth <= 0) {
      parts.push(written.slice(from, index));
      from = index + sign.length;
    }
  }
  parts.push(written.slice(from));
  return (parts.length > 1 ? parts : carelessList(written))
    .map((name) => ofParts(name.trim().replace(/ \d{4}$/, '')))
    .filter((name) => name !== '' && !/^(?:others|et\.? al\.?)$/i.test(name));
}

/** `Quill, Ada; Marsh, Bo` and `Ada Quill, Bo Marsh, Chi Fenn`: one name has two commas at most, and then a part of one word. */
function carelessList(written: string): readonly string[] {
  if (written.includes('{')) return [written];
  const semicolons = written.split(';');
  if (semicolons.length > 1) return semicolons;
  const commas = written.split(',');
  return commas.length > 2 && commas.every((name) => /\S\s+\S/.test(name.trim())) ? commas : [written];
}

/** `family=Berg, given=Jan, prefix=van den, useprefix=true` */
function ofParts(name: string): string {
  if (!/^(?:family|given|prefix|suffix)=/.test(name)) return name;
  const parts = new Map(
    name.split(',').flatMap((part) => {
      const [, key, value = ''] = /^\s*([a-z-]+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
      return key === undefined ? [] : [[key, value.replace(/^(["{])(.*)["}]$/, '$2')]];
    }),
  );
  const family = [parts.get('prefix'), parts.get('family')].filter(Boolean).join(' ');
  return [family, parts.get('suffix'), parts.get('given')].filter(Boolean).join(', ');
}
