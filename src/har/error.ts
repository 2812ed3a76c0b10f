/** Thrown for an input that cannot be a capture at all; the message is one line that says why and where. */
export class HarError extends Error {
  override readonly name = 'HarError';
}
