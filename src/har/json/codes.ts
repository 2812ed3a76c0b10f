/** The bytes that JSON's grammar is made of (RFC 8259 §2). */
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;
export const COLON = 0x3a;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const ZERO = 0x30;
export const NINE = 0x39;

/** Stands in a reader's bytes for a value that was left out: no JSON has it outside of a string. */
export const LEFT_OUT = 0x01;

/** The byte at a place that is known to be within. */
export const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number;

export const isWhiteSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Whether a byte ends a number or a literal. */
export const isDelimiter = (byte: number): boolean =>
  byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST || isWhiteSpace(byte);
