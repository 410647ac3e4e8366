import { Buffer } from 'node:buffer';

interface Kind {
  /** What a person calls it, with its article. */
  readonly seen: string;
  readonly advice: string;
}

const UNPACK = 'unpack it and drop what is inside; gzip, zip, tar and zstd are unpacked here';
const PRINT = 'drop the list that it comes from (BibTeX, RIS, CSV), or copy its text into a file';
const OFFICE_ADVICE = 'save a table as CSV, a text as plain text';
const TABLE = 'save it as CSV or JSON Lines';
const DOCUMENT = 'save it as plain text';

/** Files of text that are no lists of papers, by how they begin. */
const DOCUMENTS: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:\xef\xbb\xbf)?\s{0,100}%PDF-/, { seen: 'a PDF', advice: PRINT }],
  [/^%!PS/, { seen: 'PostScript', advice: PRINT }],
  [/^\{\\rtf/, { seen: 'an RTF document', advice: DOCUMENT }],
];

/** Files of bytes, by those that they begin with (one byte a character). A text may begin with the same letters, but holds no control characters. */
const BINARIES: readonly (readonly [RegExp, Kind])[] = [
  [
    /^PAR1/,
    {
      seen: 'a Parquet table',
      advice: 'save it as JSON Lines (in Python: df.to_json("papers.jsonl", orient="records", lines=True))',
    },
  ],
  [/^(?:ARROW1|ORC|Obj\x01|\x89HDF)/, { seen: 'a binary table', advice: TABLE }],
  [/^SQLite format 3\0/, { seen: 'an SQLite database', advice: 'save its table as CSV' }],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, { seen: 'an old Office document', advice: OFFICE_ADVICE }],
  [/^7z\xbc\xaf\x27\x1c/, { seen: 'a 7z archive', advice: UNPACK }],
  [/^Rar!\x1a\x07/, { seen: 'a RAR archive', advice: UNPACK }],
  [/^\xfd7zXZ\0/, { seen: 'an xz file', advice: UNPACK }],
  [/^BZh[1-9]/, { seen: 'a bzip2 file', advice: UNPACK }],
  [
    /^(?:\x04\x22\x4d\x18|\x1f\x9d|\x1f\xa0|LZIP|\x5d\0\0[\0-\x80]\0)/,
    { seen: 'a packed file of a kind not known here', advice: UNPACK },
  ],
  [/^PK\x05\x06/, { seen: 'an empty zip', advice: 'drop files that hold papers' }],
  [/^PK\x07\x08/, { seen: 'one part of a split zip', advice: UNPACK }],
  [
    /^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF[\s\S]{4}WEBP|BM[\s\S]{4}\0\0\0\0|[\s\S]{4}ftyp(?:heic|heif|mif1|avif))/,
    { seen: 'an image', advice: 'papers are read from text only, so copy the text' },
  ],
  [
    /^(?:ID3|OggS|fLaC|RIFF[\s\S]{4}(?:WAVE|AVI )|[\s\S]{4}ftyp|\x1a\x45\xdf\xa3)/,
    { seen: 'sound or video', advice: 'papers are read from text only' },
  ],
  [/^(?:\x7fELF|MZ|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe)/, { seen: 'a program', advice: 'drop a file that holds papers' }],
  [/^bplist00/, { seen: 'a web archive or property list', advice: 'save the page as text' }],
  [/^\x80[\x02-\x05](?:c|\x95|\})/, { seen: 'a Python pickle', advice: TABLE }],
  [/^\x93NUMPY/, { seen: 'a NumPy array', advice: TABLE }],
];

/** Office and e-book files are zips; what they are stands in the names of their parts. */
const OFFICE: readonly (readonly [RegExp, Kind])[] = [
  [
    /xl\/(?:workbook|worksheets|_rels|styles|theme)|vnd\.oasis\.opendocument\.spreadsheet/,
    { seen: 'a spreadsheet (XLSX or ODS)', advice: 'save it as CSV' },
  ],
  [
    /word\/(?:document|_rels|styles|theme)|vnd\.oasis\.opendocument\.text/,
    { seen: 'a text document (DOCX or ODT)', advice: DOCUMENT },
  ],
  [
    /ppt\/(?:presentation|slides|_rels|theme)|vnd\.oasis\.opendocument\.presentation/,
    { seen: 'a slide show (PPTX or ODP)', advice: DOCUMENT },
  ],
  [/application\/epub\+zip/, { seen: 'an e-book (EPUB)', advice: DOCUMENT }],
  [/META-INF\/MANIFEST\.MF/, { seen: 'a Java program', advice: 'drop a file that holds papers' }],
  [
    /^PK\x03\x04[\s\S]{26}(?:\[Content_Types\]\.xml|_rels\/|docProps\/)/,
    { seen: 'an Office document', advice: OFFICE_ADVICE },
  ],
];
/** The first file of such a zip. A zip that only holds Office files begins with one of these. */
const OFFICE_FIRST =
  /^PK\x03\x04[\s\S]{26}(?:\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|xl\/|word\/|ppt\/|mimetype|META-INF\/|content\.xml|meta\.xml|styles\.xml)/;

/** Why a file that begins with these bytes (some KiB) cannot be read, when they show that it holds no text: one sentence. */
export function refusalOfBytes(start: Uint8Array): string | undefined {
  const text = Buffer.from(start.buffer, start.byteOffset, start.length).toString('latin1');
  const isBinary = /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text.slice(0, 512));
  const kinds = text.startsWith('PK\x03\x04')
    ? OFFICE_FIRST.test(text)
      ? OFFICE
      : []
    : isBinary
      ? BINARIES
      : DOCUMENTS;
  const kind = [...kinds, ...DOCUMENTS].find(([pattern]) => pattern.test(text));
  return kind === undefined ? undefined : `This is ${kind[1].seen}: ${kind[1].advice}.`;
}
