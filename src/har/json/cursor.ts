import { Digest } from './digest.ts';
import { Passages } from './passages.ts';
import { Skipping } from './skipping.ts';
import { Texts } from './texts.ts';
import { wordsOf } from './words.ts';

/** A value that was passed over. */
export interface LeftOut {
  /** Where it stands: from `from` up to `to`. */
  readonly from: number;
  readonly to: number;
  /** The digest of a string's bytes, where it was asked for. */
  readonly digest: string | null;
}

/** A place among bytes of JSON, moved on by everything that reads there. */
export interface Cursor {
  bytes: Uint8Array;
  /** The same bytes. */
  words: DataView;
  at: number;
  /** The bytes end before this place. */
  end: number;
  /** Places that hold `LEFT_OUT` for a value that was left out before. */
  marks: ReadonlyMap<number, { readonly digest: string | null }>;
  /** What was passed over since the cursor was put where it began. */
  leftOut: LeftOut[];
  /** The value that was being passed over when the bytes ended. */
  underWay: { readonly from: number; readonly digested: boolean } | undefined;
  readonly texts: Texts;
  readonly passages: Passages;
  readonly skipping: Skipping;
  readonly digest: Digest;
}

/** A cursor at the first of these bytes. What it learns of texts it keeps for as long as it lives. */
export const createCursor = (bytes: Uint8Array = new Uint8Array()): Cursor => ({
  bytes,
  words: wordsOf(bytes),
  at: 0,
  end: bytes.length,
  marks: new Map(),
  leftOut: [],
  underWay: undefined,
  texts: new Texts(),
  passages: new Passages(),
  skipping: new Skipping(),
  digest: new Digest(),
});

/**
 * Thrown where the bytes end before that does which is being read; it can be read anew when there are more. Like
 * {@link Unreadable} it is no Error: each would keep its stack, and a capture may have a million that are bad.
 */
export class Incomplete {}

/** Why a value cannot be read. */
export type JsonFault = 'not-json' | 'not-utf-8' | 'nested-too-deeply' | 'too-large';

/** Thrown for what cannot be read; `at` is a place among the cursor's bytes. */
export class Unreadable {
  constructor(
    readonly fault: JsonFault,
    readonly at: number,
  ) {}
}
