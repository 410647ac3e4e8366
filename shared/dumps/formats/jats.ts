import type { Format } from '../format.ts';
import { jatsArticle } from '../schemas/jats.ts';
import { isOaiPmh, xmlHead } from '../xml/head.ts';
import { xmlRecordParser } from '../xml/records.ts';

/** Articles in JATS, the form in which journals and PubMed Central keep them, or in its forerunner NLM. */
export const jats: Format = {
  name: 'jats',
  title: 'JATS articles (XML)',
  recognises(head) {
    const xml = xmlHead(head);
    return (
      xml !== undefined &&
      !isOaiPmh(xml) &&
      xml.names.has('article') &&
      (xml.names.has('article-meta') || xml.names.has('front'))
    );
  },
  read: (sink) => xmlRecordParser(sink, ['article'], jatsArticle),
};
