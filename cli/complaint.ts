/** Something the person can put right. Its message is whole sentences and all that they are shown; the exit code is `code`. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
  readonly code: number;

  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}
