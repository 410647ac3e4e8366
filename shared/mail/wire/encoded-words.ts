/** Bytes of UTF-8 in one encoded word, `=?utf-8?B?` + base64 + `?=`, so that a line that begins with `Subject: ` has at most 76 characters (RFC 2047 section 2). */
const BYTES_PER_WORD = 39;

/** Text as RFC 2047 encoded words with blanks between them; plain ASCII stays as it is. No character is split over two words. */
export function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text;
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > BYTES_PER_WORD) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join(' ');
}
