import type { Format, Head } from '../format.ts';
import { paperOfWebOfScience, WEB_OF_SCIENCE_TAGS } from '../schemas/web-of-science.ts';
import { type TagGrammar, taggedRecordParser } from '../tagged/records.ts';

const LINE = /^([A-Z][A-Z0-9])(?:[ \t]|$)/;

const GRAMMAR: TagGrammar = {
  read(line) {
    const tag = LINE.exec(line)?.[1];
    return tag === undefined || !WEB_OF_SCIENCE_TAGS.has(tag) ? undefined : [tag, line.slice(3)];
  },
  starts: (tag) => tag === 'PT',
  lastTag: 'ER',
  lastTagEnds: true,
  outside: new Set(['FN', 'VR', 'EF']),
  texts: new Set(['TI', 'AB']),
};

/** The same where all that goes on with a value is indented: whatever else begins a line is a tag, also one of another database (patents, BIOSIS, KCI). */
const INDENTED: TagGrammar = {
  ...GRAMMAR,
  read(line) {
    const tag = LINE.exec(line)?.[1];
    return tag === undefined ? undefined : [tag, line.slice(3)];
  },
};

function isIndented({ text }: Head): boolean {
  // The last line may be cut off.
  const lines = text.split('\n').slice(0, -1);
  const others = lines.filter((line) => line.trim() !== '' && !LINE.test(line));
  return others.length > 0 && others.every((line) => line.startsWith('   '));
}

/** Web of Science "plain text file" (also .ciw, and ISI's and INSPEC's older ones). */
export const webOfScience: Format = {
  name: 'web-of-science',
  title: 'Web of Science text',
  recognises: ({ text }) => {
    const [first = '', ...rest] = text.split('\n', 400).filter((line) => line.trim() !== '');
    if (!/^(?:FN |VR \d|PT[ \t][A-Z]\s*$)/.test(first)) return false;
    return (
      rest.filter((line) => GRAMMAR.read(line) !== undefined).length >= 2 &&
      rest.some((line) => /^(?:TI|AU)[ \t]/.test(line))
    );
  },
  read: (sink, head) => taggedRecordParser(sink, isIndented(head) ? INDENTED : GRAMMAR, paperOfWebOfScience),
};
