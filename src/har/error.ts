import type { TextFault } from './log-text.ts';

/**
 * Why an input cannot be a capture at all. `offset` counts bytes from 0, of the text as UTF-8: of what is compressed or
 * in UTF-16, after that has been undone.
 */
export type HarFault =
  | { readonly code: 'empty' | 'no-entries' | 'not-compressed' }
  | { readonly code: TextFault['code']; readonly offset: number };

/** Thrown for an input that cannot be a capture at all; the message is one line that says why and where. */
export class HarError extends Error {
  override readonly name = 'HarError';

  constructor(readonly fault: HarFault) {
    super('offset' in fault ? `${WORDS[fault.code]} (byte ${fault.offset})` : WORDS[fault.code]);
  }
}

const WORDS: Readonly<Record<HarFault['code'], string>> = {
  empty: 'empty',
  'no-entries': 'JSON, but no HAR: no list of entries with requests was found',
  'not-a-capture': 'JSON, but no HAR: neither an object nor a list of entries',
  'not-compressed': 'begins like gzip, but cannot be decompressed',
  'not-json': 'not JSON',
  'not-utf-8': 'not text in UTF-8',
  'nested-too-deeply': 'not JSON that can be read: nested too deeply',
  'too-large': 'not JSON that can be read: a value is too large',
  'cut-off': 'ends too early: no entry of it is whole',
};
