/** A command and its star, a sign behind a backslash, a formula's border, a script, a brace, or a run of anything else. */
const PIECE = /\\[A-Za-z]+\*?\s*|\\[\s\S]|[_^]\s*|[${}]|[^\\_^${}]+/g;

/**
 * A title without the braces that only keep capitals: `{CIRCA:} An Architecture`, `{{Notes on {K}elp}}`. Braces around what a command or a script takes
 * stay, and so do those in formulas and those that hold commands.
 */
export function withoutCaseBraces(title: string): string {
  if (!title.includes('{')) return title;
  const pieces = title.match(PIECE) ?? [];
  const dropped = new Set<number>();
  const open: { readonly at: number; argument: boolean; tex: boolean }[] = [];
  let inFormula = false;
  /** What stands before takes the next group: a command, a script, or an argument of a command. */
  let takes = false;
  pieces.forEach((piece, at) => {
    if (piece === '{') {
      open.push({ at, argument: takes || inFormula, tex: false });
      takes = false;
    } else if (piece === '}') {
      const group = open.pop();
      takes = group?.argument === true && !inFormula;
      if (group?.tex) markTex();
      else if (group?.argument === false) dropped.add(group.at).add(at);
    } else {
      if (piece === '$') inFormula = !inFormula;
      if (/^[\\$]/.test(piece)) markTex();
      takes = /^(?:\\|[_^])/.test(piece) && !/^\\[{}%&#_$]/.test(piece);
    }
  });
  return dropped.size === 0 ? title : pieces.filter((_, at) => !dropped.has(at)).join('');

  function markTex(): void {
    const group = open.at(-1);
    if (group !== undefined) group.tex = true;
  }
}
