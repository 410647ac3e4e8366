/** The bytes of a container end before it does. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
  /** @param what the container: "gzip". */
  constructor(what: string) {
    super(`ends early: the ${what} is cut off`);
  }
}

/** The bytes of a container cannot be unpacked any further. The message says so in words that fit a reject's reason. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}
