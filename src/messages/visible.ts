/**
 * Characters that a terminal obeys, that reorder or hide their neighbours, that end a line or that no text may hold:
 * controls, format characters (bidi overrides and isolates, tags), the separators U+2028 and U+2029, halves of
 * surrogate pairs, everything that is drawn as nothing, noncharacters.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/**
 * Text from the network with every control, format and line-breaking character written out (`\n`, `\x1b`,
 * `\u202e`), so that it stays on its line, in its order and without effect wherever it is shown.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => SHORT[character] ?? written(character.codePointAt(0) ?? 0));
}

function written(code: number): string {
  const digits = code.toString(16);
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits}}`;
}
