const BRACE = /[\\{}]/g;

/** TeX as written, with its braces matched once, so that nobody looks for the end of a group twice. */
export class TexSource {
  readonly text: string;
  /**
   * Commands or formulas are in the text, so that what is ambiguous (`~`, a lone brace) is TeX too. Set when a formula is found.
   */
  inUse: boolean;
  /** For each opening brace the place of its partner; 0 where there is none. */
  readonly #closing: Int32Array;
  readonly #absent = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
    this.inUse =
      /\\(?![dwsDWS][+*?)\]|]|[nrt](?![A-Za-z])|x[\da-f]{2})[^\s\d]|(?<!`)``(?![`\s])[^`]{1,300}(?:''|")/.test(text);
    this.#closing = text.includes('{') ? matchBraces(text) : new Int32Array(0);
  }

  /** Where the group that opens at `at` closes, -1 if nowhere. */
  closing(at: number): number {
    return this.#closing[at] || -1;
  }

  /** The next place of a word from `at` on, -1 if there is none. Remembers what it looked for in vain, which keeps it linear. */
  find(word: string, at: number): number {
    if (at >= (this.#absent.get(word) ?? Number.POSITIVE_INFINITY)) return -1;
    const found = this.text.indexOf(word, at);
    if (found < 0) this.#absent.set(word, at);
    return found;
  }
}

function matchBraces(text: string): Int32Array {
  const closing = new Int32Array(text.length);
  const open: number[] = [];
  BRACE.lastIndex = 0;
  while (BRACE.test(text)) {
    const at = BRACE.lastIndex - 1;
    const brace = text[at];
    if (brace === '\\') BRACE.lastIndex = at + 2;
    else if (brace === '{') open.push(at);
    else {
      const start = open.pop();
      if (start !== undefined) closing[start] = at;
    }
  }
  return closing;
}
