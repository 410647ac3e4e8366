import { foundPaper } from '../../papers/found-paper.ts';
import { feedAbstract } from '../feeds/text.ts';
import type { Format, Head } from '../format.ts';
import { type JsonObject, type JsonRecords, jsonHead, recordsAmong } from '../json/head.ts';
import { listIn, objectIn, textIn } from '../json/members.ts';
import { jsonRecordParser } from '../json/records.ts';
import { dateOfValue, labelsOfValue, peopleOfValue } from '../named/values.ts';
import type { Outcome } from '../record.ts';

/** JSON Feed (jsonfeed.org), and lists of posts that keep its names. */
export const jsonFeed: Format = {
  name: 'json-feed',
  title: 'JSON Feed',
  recognises: (head) => recordsOf(head) !== undefined,
  read: (sink, head) => jsonRecordParser(sink, head, outcomeOf, recordsOf(head)?.path),
};

function recordsOf(head: Head): JsonRecords | undefined {
  const version = textIn(jsonHead(head)?.top ?? {}, 'version') ?? '';
  if (/jsonfeed\.org\/version/.test(version)) return { first: {}, path: ['items'] };
  const records = recordsAmong(head, [['items']]);
  const post = records?.first;
  const isPost = post !== undefined && 'title' in post && ('content_html' in post || 'content_text' in post);
  return isPost ? records : undefined;
}

function outcomeOf(post: JsonObject): Outcome {
  const title = textIn(post, 'title');
  if (title === undefined) return { skip: 'a post without a title' };
  const doi = textIn(post, 'doi');
  return foundPaper({
    title,
    abstract:
      textIn(post, 'abstract') ?? feedAbstract(textIn(post, 'summary'), textIn(post, 'content_text', 'content_html')),
    givenId: textIn(post, 'id'),
    ids: doi === undefined ? [] : [doi],
    authors: [
      ...new Set([...listIn(post, 'authors'), ...listIn(post, 'author')].flatMap((one) => peopleOfValue([one]))),
    ],
    keywords: labelsOfValue(post.tags),
    published: dateOfValue(post.date_published ?? post.published_at ?? post.date_modified),
    url: textIn(post, 'url', 'external_url'),
    venue: textIn(post, 'blog_name') ?? textIn(objectIn(post, 'blog'), 'title'),
  });
}
