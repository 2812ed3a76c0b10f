/**
 * A text in pieces that belong together. Engines hold no string of more than some 500 million characters, which the JSON of
 * a quarter of a million exchanges has. A generator, since a string would be taken for its characters.
 */
export type Pieces = Generator<string, void>;

/** Characters of a piece, more or less: enough that handing it on costs little. */
const PIECE = 1 << 18;

/** The same text in pieces of at least `length` characters, but for the last. */
export function* gathered(texts: Iterable<string>, length = PIECE): Pieces {
  let waiting = '';
  for (const text of texts) {
    waiting += text;
    if (waiting.length < length) continue;
    yield waiting;
    waiting = '';
  }
  if (waiting !== '') yield waiting;
}

/** A text that is short enough, as it is. */
export function* inOnePiece(text: string): Pieces {
  yield text;
}
