/** Text under construction. It knows its last character without joining its pieces, so that building stays linear. */
export class Prose {
  readonly #pieces: string[] = [];

  add(piece: string): void {
    if (piece !== '') this.#pieces.push(piece);
  }

  /** The last UTF-16 unit, '' at the beginning. */
  get last(): string {
    return this.#pieces.at(-1)?.at(-1) ?? '';
  }

  /** Adds a space unless the text begins here or ends with one. */
  addSpace(): void {
    if (this.last !== '' && !/\s/.test(this.last)) this.add(' ');
  }

  trimEnd(): void {
    for (let piece = this.#pieces.pop(); piece !== undefined; piece = this.#pieces.pop()) {
      const kept = piece.trimEnd();
      if (kept !== '') {
        this.#pieces.push(kept);
        return;
      }
    }
  }

  /** Takes the last character back. */
  dropLast(): void {
    const piece = this.#pieces.pop() ?? '';
    this.add(piece.slice(0, -1));
  }

  toString(): string {
    return this.#pieces.join('');
  }
}
