/** Why an input cannot be a capture at all; for what is not JSON, the line and column (from 1) where it stops being so. */
export type HarFault =
  | { readonly code: 'empty' | 'not-text' | 'nested-too-deeply' | 'not-a-capture' | 'no-entries' }
  | { readonly code: 'not-json'; readonly line: number; readonly column: number };

/** Thrown for an input that cannot be a capture at all; the message is one line that says why and where. */
export class HarError extends Error {
  override readonly name = 'HarError';

  constructor(readonly fault: HarFault) {
    const { code } = fault;
    super(code === 'not-json' ? `not JSON (line ${fault.line}, column ${fault.column})` : WORDS[code]);
  }
}

const WORDS = {
  empty: 'empty',
  'not-text': 'not text in UTF-8',
  'nested-too-deeply': 'not JSON that can be read: nested too deeply',
  'not-a-capture': 'JSON, but no HAR: neither an object nor a list of entries',
  'no-entries': 'JSON, but no HAR: no list of entries was found',
} as const;
