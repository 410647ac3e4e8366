/** A function's environment lacks settings: says all of them at once. */
class MissingSettings extends Error {
  override readonly name = 'MissingSettings';
}

/**
 * The values of environment variables, by the same names under which they are asked for.
 * @param names What the caller calls each setting → the variable (ENV in names.ts).
 * @throws MissingSettings naming every variable that is not set.
 */
export function settingsFrom<Name extends string>(
  environment: Readonly<Record<string, string | undefined>>,
  names: Readonly<Record<Name, string>>,
): Record<Name, string> {
  const missing = Object.values<string>(names).filter((variable) => !environment[variable]);
  if (missing.length > 0) throw new MissingSettings(`The environment lacks ${missing.join(', ')}.`);
  return Object.fromEntries(
    Object.entries<string>(names).map(([name, variable]) => [name, environment[variable]]),
  ) as Record<Name, string>;
}
