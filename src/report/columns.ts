/** Scripts and signs that a terminal draws two columns wide (East Asian Wide and Fullwidth, emoji). */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Emoji_Presentation}\u3001-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const COMBINING = /[\p{Mn}\p{Me}]/u;
/** A word, one wide character (a line may break behind each), or white space. */
const UNIT = new RegExp(`${WIDE.source}|(?:(?!${WIDE.source})\\S)+|\\s+`, 'gu');
/** Closing punctuation that may not begin a line. */
const CLOSING = /^[，。、；：！？）”’》】]$/u;

/** Columns that `text` takes on a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** `text` with spaces behind it up to `columns`. */
export const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)));

/** Lines of at most `columns`, broken at white space, between wide characters, and within longer words. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of text.match(UNIT) ?? []) {
    if (columnsOf(line) + columnsOf(unit) <= columns || CLOSING.test(unit)) {
      line += unit;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    const pieces = cut(unit.trimStart(), columns);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/**
 * `text` with its middle left out where it takes more than `columns`; its end tells more, so it keeps more of it. Of a
 * text of megabytes only what is shown is looked at.
 */
export function shortened(text: string, columns: number): string {
  const whole = beginning(text, columns);
  if (whole.length === text.length) return text;
  const head = Math.floor((columns - 1) * 0.4);
  const end = beginning(backwards(text), columns - 1 - head);
  return `${beginning(text, head)}…${[...end].reverse().join('')}`;
}

/** As many of the characters as fit into `columns`. */
function beginning(characters: Iterable<string>, columns: number): string {
  let fitting = '';
  let left = columns;
  for (const character of characters) {
    left -= columnsOf(character);
    if (left < 0) break;
    fitting += character;
  }
  return fitting;
}

function* backwards(text: string): Iterable<string> {
  for (let end = text.length; end > 0; ) {
    const isPair = end > 1 && (text.codePointAt(end - 2) ?? 0) > 0xffff;
    const from = isPair ? end - 2 : end - 1;
    yield text.slice(from, end);
    end = from;
  }
}

/** Pieces of `text` of at most `columns` each. */
function cut(text: string, columns: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let taken = 0;
  for (const character of text) {
    const width = columnsOf(character);
    if (taken + width > columns) {
      pieces.push(piece);
      piece = '';
      taken = 0;
    }
    piece += character;
    taken += width;
  }
  return piece === '' ? pieces : [...pieces, piece];
}
