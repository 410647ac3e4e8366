import { SaxesParser } from 'saxes';
import { escapeXml, type Reply } from './protocol.ts';
import type { Objects } from './s3-objects.ts';

const MAX_KEYS = 1000;
type Tree = { readonly [name: string]: string | number | boolean | undefined | Tree | readonly Tree[] };

/** An XML document of S3: names as elements, lists as repeated ones. */
export function xml(root: string, tree: Tree): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside(tree)}</${root}>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

function inside(tree: Tree): string {
  const elements = Object.entries(tree).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as const),
  );
  const written = elements.map(
    ([name, one]) => `<${name}>${typeof one === 'object' ? inside(one as Tree) : escapeXml(`${one}`)}</${name}>`,
  );
  return written.join('');
}

/** What ListObjectsV2 answers. */
export function listing(objects: Objects, bucket: string, query: URLSearchParams): Tree {
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const max = Math.min(Number(query.get('max-keys') ?? MAX_KEYS), MAX_KEYS);
  const shown = (key: string): string =>
    query.has('encoding-type') ? encodeURIComponent(key).replaceAll('%2F', '/') : key;
  let after =
    Buffer.from(query.get('continuation-token') ?? '', 'base64url').toString() || (query.get('start-after') ?? '');
  const [Contents, CommonPrefixes]: [Tree[], Tree[]] = [[], []];
  let [object] = objects.list(bucket, prefix, after, 1);
  while (object && Contents.length + CommonPrefixes.length < max) {
    const { key, at, etag: ETag, size: Size } = object;
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const folder = key.slice(0, cut + delimiter.length);
    after = cut < 0 ? key : `${folder}\u{10FFFF}`;
    if (cut < 0) Contents.push({ Key: shown(key), LastModified: new Date(at).toISOString(), ETag, Size });
    else CommonPrefixes.push({ Prefix: shown(folder) });
    [object] = objects.list(bucket, prefix, after, 1);
  }
  const more = object ? { NextContinuationToken: Buffer.from(after).toString('base64url') } : {};
  const counts = { MaxKeys: max, KeyCount: Contents.length + CommonPrefixes.length, IsTruncated: object !== undefined };
  return { Name: bucket, Prefix: shown(prefix), ...counts, ...more, Contents, CommonPrefixes };
}

/** The children of each element of a name, as text. */
export function readList(text: string, name: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  let child = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name: tag }) => {
    if (tag === name) found.push({});
    child = tag;
  });
  parser.on('closetag', () => {
    child = '';
  });
  parser.on('text', (value) => {
    const item = found.at(-1);
    if (item && child) item[child] = (item[child] ?? '') + value;
  });
  parser.write(text).close();
  return found;
}
