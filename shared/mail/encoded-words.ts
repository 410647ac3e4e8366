/** Bytes of UTF-8 that fit into one encoded word of 75 characters: `=?utf-8?B?` + base64 + `?=`. */
const BYTES_PER_WORD = 45;

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
