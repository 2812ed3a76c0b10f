/** Thrown where the arguments or the input are unusable; the message is one line that says what and where. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
