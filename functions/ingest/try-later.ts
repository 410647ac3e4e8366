/**
 * A run cannot go on now, and the dump is not to blame: another run works on it, or rows could not be written. Its message has to come again.
 */
export class TryLater extends Error {
  override readonly name = 'TryLater';
}
