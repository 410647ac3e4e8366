import type { FrozenPaper } from '../../shared/editions/edition.ts';
import type { Range } from '../../shared/matching/reason.ts';
import { aPaper } from './papers.ts';

/** Texts that try to be more than text. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script>',
  '</title></style></p></td></table><img src=x onerror=alert(1)>',
  '"><a href="javascript:alert(1)">free money</a>',
  "' style='position:fixed' onmouseover='alert(1)",
  '<!--[if mso]><v:rect><![endif]-->',
  '&lt;b&gt; &#x3c;b&#x3e; &amp;amp; &nbsp',
  'A title\r\nBcc: everybody@offprint.example\r\n\r\n<b>body</b>',
  'Line\u2028separator\u2029and\u0085next\vline\f',
  'Right to left \u202eedirrevo\u202c and \u2066isolated\u2069 \u200f\u200e',
  'zero\u200bwidth\u200d\u2060joins\ufeff and \u00adsoft hy\u00adphens',
  `Z${'\u0310\u0352\u0489\u0334'.repeat(40)}algo`,
  '👩🏽‍🔬👨‍👩‍👧‍👦🏳️‍🌈 sequences and 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} tags',
  'А homograph: Сontinual lеarning',
  `${'W'.repeat(10_000)}`,
  '\\def\\x{\\x\\x}\\x $$$$\\frac{{{{{',
  '\ud800 half \udc00 pairs \uffff\ufffe\ufffd',
  '\u0000\u0001\u0007\u001b[31m\u007f\u009b controls',
  '{{7*7}} <%= 7*7 %> #{7*7} %0d%0aX: y',
  '=?utf-8?B?PGI+?= and =?iso-8859-1?q?=0D=0ABcc:?=',
  '.\r\n.\r\nQUIT',
  'From nobody Mon Jan  1 00:00:00 2026',
  '--=_offprint_alternative--',
];

/** Addresses that must not become links. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'https://user:secret@papers.example/',
  'ftp://papers.example/a.pdf',
  '//papers.example/a',
  '/relative',
  'https://',
  `https://papers.example/${'x'.repeat(3_000)}`,
];

/** One paper a text, with the text in every field. */
export function hostilePapers(): FrozenPaper[] {
  return HOSTILE_TEXTS.map((text, index) =>
    aPaper({
      id: `hostile-${index}`,
      title: text,
      abstract: `${text} ${text} ${text}`.slice(0, 12_000),
      authors: [text, text],
      authorCount: 2,
      categories: [text],
      venue: text,
      links: {
        abstract: HOSTILE_ADDRESSES[index % HOSTILE_ADDRESSES.length]!,
        pdf: HOSTILE_ADDRESSES[(index + 1) % HOSTILE_ADDRESSES.length]!,
      },
      why: [
        {
          interestId: text,
          clause: text,
          field: text,
          words: [text],
          title: firstWords(text),
          abstract: firstWords(text),
        },
      ],
    }),
  );
}

/** Ranges that repeat, touch and overlap each other. */
function firstWords(text: string): Range[] {
  const [first = text.length, second = text.length] = [...text.matchAll(/(?=\s)/g)].map((gap) => gap.index);
  return [
    [0, first],
    [0, second],
    [0, first],
    [first, text.length + 7],
  ];
}
