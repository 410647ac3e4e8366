/** What is wrong with readers or settings as somebody wrote them: one entry a mistake, in a file each with its line, all of them at once. */
export class DeclarationError extends Error {
  override readonly name = 'DeclarationError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
